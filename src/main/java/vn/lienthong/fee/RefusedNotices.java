package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.NoticeStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.RefusedNoticeStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.partner.payment.Verdict;

/** Notices the hub refused, for the officers who care for unplaced money. */
@Service
public class RefusedNotices implements UnaskedRefundListener {

    /** The verdicts that refuse. */
    public static final Set<Verdict> REFUSING = Set.of(
            Verdict.WRONG_SIGNATURE,
            Verdict.UNKNOWN_ORDER,
            Verdict.WRONG_AMOUNT,
            Verdict.WRONG_CURRENCY,
            Verdict.CONFLICT);

    /** How long a notice nobody signed can still tell anybody anything. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final FeeOffice office;
    private final RefusedNoticeStore store;
    private final NoticeStore notices;
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final PayerNotices payers;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RefusedNotices(
            FeeOffice office,
            RefusedNoticeStore store,
            NoticeStore notices,
            PaymentStore payments,
            RefundStore refunds,
            PayerNotices payers,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.office = office;
        this.store = store;
        this.notices = notices;
        this.payments = payments;
        this.refunds = refunds;
        this.payers = payers;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Ho_Chi_Minh")
    void forget() {
        notices.forgetUnsigned(clock.instant().minus(KEPT));
    }

    /**
     * The newest first.
     *
     * @param reviewed whether somebody has looked into it; empty for both
     * @param text part of a reference or of a provider's number
     * @param before number of the last one shown
     */
    public List<RefusedNotice> list(
            long officer,
            Optional<Verdict> verdict,
            Optional<Boolean> reviewed,
            String text,
            OptionalLong before,
            int limit) {
        office.requireUnplaced(officer);
        return store.list(verdict.filter(REFUSING::contains), reviewed, text, before, limit);
    }

    public RefusedNotice get(long officer, long id) {
        office.requireUnplaced(officer);
        return store.find(id).orElseThrow(() -> unknown(id));
    }

    /**
     * Notes that somebody has looked into it, and what it was. It stays in the list, and the books as they are; whoever was
     * asked to wait because of it hears that nothing of it waits any more.
     *
     * @throws Failure without a reason, when somebody was faster, or asked for its booking
     */
    public void review(long officer, long id, String reason) {
        office.requireUnplaced(officer);
        String why = Reasons.required(reason);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    RefusedNotice notice = store.find(id).orElseThrow(() -> unknown(id));
                    if (notice.left()
                            .flatMap(money -> refunds.lockLeft(money.provider(), money.transaction()))
                            .isPresent()) {
                        throw new Failure(ErrorCode.UNASKED_REFUND_CLOSED, "refused notice " + id);
                    }
                    if (!store.review(id, officer, why, clock.instant())) {
                        throw new Failure(ErrorCode.REFUSED_NOTICE_REVIEWED, "refused notice " + id);
                    }
                    audit.record(
                            MessageContext.current().actor(), "fee.notice-review", "provider-notice:" + id, Map.of());
                    tellPayer(notice);
                }));
    }

    /** It was looked into by whoever said which money it was of. */
    @Override
    public void booked(Refund refund) {
        store.booked(
                        refund.provider(),
                        refund.providerTransaction().orElseThrow(),
                        refund.amount(),
                        refund.requestedBy(),
                        refund.reason(),
                        clock.instant())
                .forEach(notice -> audit.record(
                        MessageContext.current().actor(),
                        "fee.notice-review",
                        "provider-notice:" + notice,
                        Map.of("refund", refund.id())));
    }

    private void tellPayer(RefusedNotice notice) {
        notice.reference()
                .flatMap(payments::find)
                .filter(payment -> payment.provider().equals(notice.provider()) && payment.heldInNoBook())
                .filter(payment -> !store.waits(payment.provider(), payment.reference()))
                .ifPresent(payers::moneyReviewed);
    }

    private static Failure unknown(long id) {
        return new Failure(ErrorCode.REFUSED_NOTICE_UNKNOWN, "refused notice " + id);
    }
}
