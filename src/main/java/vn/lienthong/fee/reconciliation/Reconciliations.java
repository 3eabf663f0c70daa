package vn.lienthong.fee.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.Reasons;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.edge.NoticeDesk;

/** What officers who care for unplaced money see of the comparisons. Everybody else is refused. */
@Service
public class Reconciliations {

    /** Verdicts after which the money is on the books. */
    private static final Set<Verdict> BOOKED =
            EnumSet.of(Verdict.ACCEPTED, Verdict.ALREADY_KNOWN, Verdict.WRONG_AMOUNT);

    private final FeeOffice office;
    private final ReconciliationStore store;
    private final ReconciliationLineStore lines;
    private final ReconciliationCalendar calendar;
    private final RefundStore refunds;
    private final PaymentProviders providers;
    private final NoticeDesk notices;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reconciliations(
            FeeOffice office,
            ReconciliationStore store,
            ReconciliationLineStore lines,
            ReconciliationCalendar calendar,
            RefundStore refunds,
            PaymentProviders providers,
            NoticeDesk notices,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.office = office;
        this.store = store;
        this.lines = lines;
        this.calendar = calendar;
        this.refunds = refunds;
        this.providers = providers;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The newest first. */
    public List<ReconciledDay> days(long officer, LocalDate from, LocalDate to) {
        office.requireUnplaced(officer);
        return store.days(from, to);
    }

    public ReconciledDay day(long officer, String provider, LocalDate day) {
        office.requireUnplaced(officer);
        return store.find(provider, day)
                .orElseThrow(() -> new Failure(ErrorCode.RECONCILIATION_UNKNOWN, provider + " " + day));
    }

    /** @param after how many to leave out */
    public List<ReconciliationLine> lines(
            long officer, String provider, LocalDate day, Result result, String text, int after, int limit) {
        day(officer, provider, day);
        return lines.lines(provider, day, result, text, after, limit);
    }

    /** Every line of a result, for a file; a few hundred in memory at a time. */
    public void each(long officer, String provider, LocalDate day, Result result, Consumer<ReconciliationLine> reader) {
        day(officer, provider, day);
        lines.each(provider, day, result, reader);
    }

    /** Has a day compared once more. */
    public void again(long officer, String provider, LocalDate day) {
        day(officer, provider, day);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    calendar.send(new Wanted(provider, day));
                    audit.record(
                            MessageContext.current().actor(),
                            "fee.reconcile-again",
                            "reconciliation:" + provider + "/" + day,
                            Map.of());
                }));
    }

    /** Whether what this provider's statements have and the hub has not may be taken up by an officer. */
    public boolean mayTakeUp(String provider) {
        return providers.find(provider).map(PaymentProvider::signsStatements).orElse(false);
    }

    /** A line that may be taken up. @throws Failure as {@link #takeUp} */
    public ReconciliationLine takeable(long officer, String provider, LocalDate day, String transaction) {
        day(officer, provider, day);
        return lines.payment(new Wanted(provider, day), transaction)
                .filter(found -> mayTakeUp(provider) && found.mayBeTakenUp())
                .orElseThrow(() -> notTaken(transaction, "it is not there to be taken up"));
    }

    /**
     * Has money of a signed statement judged as if its provider had told of it: what no payment waits for comes into suspense,
     * once, however often it is told.
     *
     * @param transaction the provider's number of it
     * @throws Failure {@code LT-FEE-213} when nobody signed it, the hub has it, or knows the number of other money
     */
    public void takeUp(long officer, String provider, LocalDate day, String transaction) {
        Wanted wanted = new Wanted(provider, day);
        ReconciliationLine line = takeable(officer, provider, day, transaction);
        MessageContext.ofPerson(officer).run(() -> {
            Verdict verdict =
                    notices.receive(StatementNotice.of(provider, ProviderNotice.Kind.CREDIT, line.asStatement()));
            if (!BOOKED.contains(verdict)) {
                throw notTaken(transaction, verdict.name());
            }
            resolve(wanted, transaction);
        });
    }

    /** A difference that waits for a person. @throws Failure as {@link #review} */
    public ReconciliationLine open(long officer, String provider, LocalDate day, String mark) {
        day(officer, provider, day);
        return lines.find(new Wanted(provider, day), mark)
                .filter(ReconciliationLine::open)
                .orElseThrow(() -> closed(provider, day));
    }

    /**
     * Notes that somebody has looked into a difference, and what it was. It stays in its list, and the books as they are; it is open
     * again only when it is another difference.
     *
     * @return the difference as it was
     * @throws Failure without a reason; {@code LT-FEE-230} when it is not open, or not there, any more; {@code LT-FEE-231} when
     *     somebody asked for its booking
     */
    public ReconciliationLine review(long officer, String provider, LocalDate day, String mark, String reason) {
        ReconciliationLine line = open(officer, provider, day, mark);
        String why = Reasons.required(reason);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    if (line.left(provider)
                            .flatMap(money -> refunds.lockLeft(money.provider(), money.transaction()))
                            .isPresent()) {
                        throw new Failure(ErrorCode.UNASKED_REFUND_CLOSED, provider + " " + line.named());
                    }
                    if (!store.review(
                            new Wanted(provider, day),
                            mark,
                            new ReconciliationLine.Review(officer, clock.instant(), why))) {
                        throw closed(provider, day);
                    }
                    audit.record(
                            MessageContext.current().actor(),
                            "fee.reconcile-review",
                            "reconciliation:" + provider + "/" + day,
                            Map.of("result", line.result().name(), "transaction", line.named()));
                }));
        return line;
    }

    private static Failure closed(String provider, LocalDate day) {
        return new Failure(ErrorCode.RECONCILIATION_LINE_CLOSED, provider + " " + day);
    }

    private void resolve(Wanted wanted, String number) {
        transaction.executeWithoutResult(status -> {
            store.resolve(wanted, number);
            audit.record(
                    MessageContext.current().actor(),
                    "fee.reconcile-take-up",
                    "reconciliation:" + wanted.provider() + "/" + wanted.day(),
                    Map.of("transaction", number));
        });
    }

    private static Failure notTaken(String transaction, String why) {
        return new Failure(ErrorCode.RECONCILIATION_NOT_TAKEN, transaction + ": " + why);
    }

    public LocalDate today() {
        return FeeTime.today(clock);
    }
}
