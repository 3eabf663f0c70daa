package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.fee.store.NoticeStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.ProviderMoneyStore;
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

    /** Money that does not stand in the books by then is told once more. */
    static final Duration BOOKED_BY = Duration.ofMinutes(10);

    private final NoticeStore notices;
    private final PaymentStore payments;
    private final ProviderMoneyStore moneys;
    private final Suspense suspense;
    private final PayerNotices payers;
    private final RefundDesk refunds;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    PaymentJudge(
            NoticeStore notices,
            PaymentStore payments,
            ProviderMoneyStore moneys,
            Suspense suspense,
            PayerNotices payers,
            RefundDesk refunds,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.notices = notices;
        this.payments = payments;
        this.moneys = moneys;
        this.suspense = suspense;
        this.payers = payers;
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
            // that a provider knows of nothing means something else once the payment's time is over
            if (known.isPresent() && notice.outcome() != Outcome.UNKNOWN) {
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
            case UNKNOWN -> unknown(payment.get());
            case PENDING -> Verdict.ACCEPTED;
        };
    }

    /** One provider's word settles nothing of another's. */
    private static boolean carries(ProviderNotice notice, FeePayment payment) {
        return payment.provider().equals(notice.providerId());
    }

    private Verdict unplaced(ProviderNotice notice) {
        if (notice.outcome() != Outcome.DONE || notice.amount() <= 0) {
            return Verdict.UNKNOWN_ORDER;
        }
        if (!DONG.equals(notice.currency())) {
            return Verdict.WRONG_CURRENCY;
        }
        if (!standsForThis(notice)) {
            return Verdict.CONFLICT;
        }
        keep(SuspenseKind.UNPLACED, notice, null);
        return notice.kind() == Kind.CREDIT ? Verdict.ACCEPTED : Verdict.UNKNOWN_ORDER;
    }

    private Verdict money(ProviderNotice notice, FeePayment payment) {
        if (payment.status() == PaymentStatus.PAID) {
            return again(notice, payment);
        }
        if (!DONG.equals(notice.currency())) {
            doubted(payment, ErrorCode.PAYMENT_NOTICE_CURRENCY);
            return Verdict.WRONG_CURRENCY;
        }
        if (notice.amount() > 0 && !standsForThis(notice)) {
            doubted(payment, ErrorCode.PAYMENT_NOTICE_CONFLICT);
            return Verdict.CONFLICT;
        }
        if (notice.amount() != payment.amount()) {
            return mismatch(notice, payment);
        }
        Instant paidAt = notice.paidAt() == null ? clock.instant() : notice.paidAt();
        payments.paid(
                payment.reference(),
                notice.amount(),
                notice.providerTransaction(),
                paidAt,
                clock.instant().plus(BOOKED_BY));
        FeePaid message = new FeePaid();
        message.setReference(payment.reference());
        outbox.send(Queues.FEE_PAID, payment.dossier(), message);
        return Verdict.ACCEPTED;
    }

    /** Whether the provider's number of this money, if it has one, stands for no other amount and no other reference. */
    private boolean standsForThis(ProviderNotice notice) {
        return notice.providerTransaction() == null
                || moneys.note(
                        notice.providerId(),
                        notice.providerTransaction(),
                        notice.reference(),
                        notice.amount(),
                        clock.instant());
    }

    /** More of a payment that is paid: the same money once more said, another money, or a contradiction. */
    private Verdict again(ProviderNotice notice, FeePayment payment) {
        // without two numbers to compare, the same amount is the same money
        boolean sameMoney = notice.providerTransaction() == null
                || payment.providerTransaction()
                        .map(known -> known.equals(notice.providerTransaction()))
                        .orElse(true);
        if (sameMoney) {
            boolean said = notice.amount() == payment.paid() && DONG.equals(notice.currency()) && standsForThis(notice);
            return said ? Verdict.ALREADY_KNOWN : Verdict.CONFLICT;
        }
        if (!DONG.equals(notice.currency())) {
            return Verdict.WRONG_CURRENCY;
        }
        if (notice.amount() > 0) {
            if (!standsForThis(notice)) {
                return Verdict.CONFLICT;
            }
            // what waits for a person as another kind, say of another amount than was asked for, is the same money
            if (!suspense.holds(notice.providerId(), notice.providerTransaction())) {
                keep(SuspenseKind.SURPLUS, notice, payment);
            }
        }
        return Verdict.ACCEPTED;
    }

    private Verdict mismatch(ProviderNotice notice, FeePayment payment) {
        if (notice.amount() > 0) {
            keep(SuspenseKind.MISMATCH, notice, payment);
        }
        over(payment, ErrorCode.PAYMENT_NOTICE_AMOUNT);
        return Verdict.WRONG_AMOUNT;
    }

    /** @param payment it was meant for; null when there is none */
    private void keep(SuspenseKind kind, ProviderNotice notice, FeePayment payment) {
        suspense.keep(
                kind,
                new Suspense.Arrival(
                        notice.providerId(),
                        notice.reference(),
                        transactionOf(notice),
                        notice.amount(),
                        notice.paidAt(),
                        notice.text()),
                payment == null ? null : payment.order());
    }

    /** What came stands in no book and waits for a person all the same. */
    private void doubted(FeePayment payment, ErrorCode why) {
        if (over(payment, why)) {
            payers.moneyWaits(payment.order(), "fee.paid-otherwise");
        }
    }

    /** What came waits for a person; the attempt is over, so that the order can be paid or given up. */
    private boolean over(FeePayment payment, ErrorCode why) {
        boolean over = payment.status().mayBecome(PaymentStatus.FAILED);
        if (over) {
            payments.ended(payment.reference(), PaymentStatus.FAILED, why.code());
        }
        return over;
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

    /** As the answer of a provider that is asked: it can never be paid once its time is over. */
    private Verdict unknown(FeePayment payment) {
        if (payment.unclear() && clock.instant().isAfter(payment.expiresAt())) {
            payments.ended(payment.reference(), PaymentStatus.EXPIRED, null);
        }
        return Verdict.ACCEPTED;
    }

    private static String transactionOf(ProviderNotice notice) {
        return notice.providerTransaction() == null ? notice.contentHash() : notice.providerTransaction();
    }
}
