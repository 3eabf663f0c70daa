package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.fee.store.NoticeStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.FeePaid;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.Verdict;

/**
 * Stores what a provider says, then judges it against the payment it is about. A notice changes its payment only; what money
 * means for the order is decided where the order is settled, from a message.
 */
@Component
class PaymentJudge implements PaymentNotices {

    static final String DONG = "VND";

    private final NoticeStore notices;
    private final PaymentStore payments;
    private final Suspense suspense;
    private final RefundDesk refunds;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PaymentJudge(
            NoticeStore notices,
            PaymentStore payments,
            Suspense suspense,
            RefundDesk refunds,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.payments = payments;
        this.suspense = suspense;
        this.refunds = refunds;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Verdict receive(ProviderNotice notice) {
        Long id = transaction.execute(status -> notices.store(notice, clock.instant()));
        return transaction.execute(status -> {
            Optional<Verdict> known = notices.lockVerdict(id);
            if (known.isPresent()) {
                return known.get() == Verdict.ACCEPTED ? Verdict.ALREADY_KNOWN : known.get();
            }
            Verdict verdict = notice.signatureValid() ? judge(notice) : Verdict.WRONG_SIGNATURE;
            notices.judge(id, verdict, clock.instant());
            return verdict;
        });
    }

    private Verdict judge(ProviderNotice notice) {
        if (notice.kind() == Kind.REFUND) {
            return refunds.told(notice);
        }
        Optional<FeePayment> payment = notice.reference() == null
                ? Optional.empty()
                : payments.lock(notice.reference()).filter(found -> carries(notice, found));
        if (payment.isEmpty()) {
            return unplaced(notice);
        }
        return switch (notice.outcome()) {
            case DONE -> money(notice, payment.get());
            case FAILED -> failed(notice, payment.get());
            case PENDING, UNKNOWN -> Verdict.ACCEPTED;
        };
    }

    /** One provider's word settles nothing of another's. */
    private static boolean carries(ProviderNotice notice, FeePayment payment) {
        return payment.provider().equals(notice.providerId());
    }

    private Verdict unplaced(ProviderNotice notice) {
        if (notice.outcome() != Outcome.DONE || notice.amount() <= 0 || !DONG.equals(notice.currency())) {
            return Verdict.UNKNOWN_ORDER;
        }
        suspense.keep(
                SuspenseKind.UNPLACED,
                notice.providerId(),
                notice.reference(),
                transactionOf(notice),
                null,
                notice.amount());
        return notice.kind() == Kind.CREDIT ? Verdict.ACCEPTED : Verdict.UNKNOWN_ORDER;
    }

    private Verdict money(ProviderNotice notice, FeePayment payment) {
        if (payment.status() == PaymentStatus.PAID) {
            return again(notice, payment);
        }
        if (notice.amount() != payment.amount() || !DONG.equals(notice.currency())) {
            return mismatch(notice, payment);
        }
        Instant paidAt = notice.paidAt() == null ? clock.instant() : notice.paidAt();
        payments.paid(payment.reference(), notice.amount(), notice.providerTransaction(), paidAt);
        FeePaid message = new FeePaid();
        message.setReference(payment.reference());
        outbox.send(Queues.FEE_PAID, payment.dossier(), message);
        return Verdict.ACCEPTED;
    }

    /** More of a payment that is paid: the same money once more said, another money, or a contradiction. */
    private Verdict again(ProviderNotice notice, FeePayment payment) {
        // without two numbers to compare, the same amount is the same money
        boolean sameMoney = notice.providerTransaction() == null
                || payment.providerTransaction()
                        .map(known -> known.equals(notice.providerTransaction()))
                        .orElse(true);
        if (sameMoney) {
            boolean sameAmount = notice.amount() == payment.paid() && DONG.equals(notice.currency());
            return sameAmount ? Verdict.ALREADY_KNOWN : Verdict.CONFLICT;
        }
        if (DONG.equals(notice.currency()) && notice.amount() > 0) {
            suspense.keep(
                    SuspenseKind.SURPLUS,
                    notice.providerId(),
                    payment.reference(),
                    transactionOf(notice),
                    payment.order(),
                    notice.amount());
        }
        return Verdict.ACCEPTED;
    }

    private Verdict mismatch(ProviderNotice notice, FeePayment payment) {
        if (DONG.equals(notice.currency()) && notice.amount() > 0) {
            suspense.keep(
                    SuspenseKind.MISMATCH,
                    notice.providerId(),
                    payment.reference(),
                    transactionOf(notice),
                    payment.order(),
                    notice.amount());
        }
        // what was paid waits for a person; the attempt is over, so that the order can be paid or given up
        if (payment.status().mayBecome(PaymentStatus.FAILED)) {
            payments.ended(payment.reference(), PaymentStatus.FAILED, ErrorCode.PAYMENT_NOTICE_AMOUNT.code());
        }
        return Verdict.WRONG_AMOUNT;
    }

    private Verdict failed(ProviderNotice notice, FeePayment payment) {
        if (payment.status() == PaymentStatus.PAID) {
            return Verdict.CONFLICT;
        }
        if (payment.status().mayBecome(PaymentStatus.FAILED)) {
            payments.ended(payment.reference(), PaymentStatus.FAILED, notice.resultCode());
        }
        return Verdict.ACCEPTED;
    }

    private static String transactionOf(ProviderNotice notice) {
        return notice.providerTransaction() == null ? notice.contentHash() : notice.providerTransaction();
    }
}
