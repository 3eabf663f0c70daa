package vn.lienthong.fee.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.v1.ReconciliationWanted;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.edge.NoticeDesk;

/**
 * Compares one provider's day. Doing it again, or twice at once, gives the same result. Nothing here holds a database
 * transaction while the provider thinks. Named by {@code routes/fee.camel.yaml}.
 */
@Component("reconciliation")
class Reconciliation {

    private static final Logger log = LoggerFactory.getLogger(Reconciliation.class);

    /** What may stand against a statement that is there, or against giving one. */
    private static final Set<ErrorCode> TROUBLE = EnumSet.of(
            ErrorCode.PAYMENT_STATEMENT_INVALID,
            ErrorCode.PAYMENT_PROVIDER_ERROR,
            ErrorCode.PAYMENT_ANSWER_FORGED,
            ErrorCode.PAYMENT_REFUSED,
            ErrorCode.PAYMENT_PROVIDER_UNKNOWN);

    private final PaymentProviders providers;
    private final BookStore books;
    private final PaymentStore payments;
    private final ReconciliationStore store;
    private final NoticeDesk notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reconciliation(
            PaymentProviders providers,
            BookStore books,
            PaymentStore payments,
            ReconciliationStore store,
            NoticeDesk notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.providers = providers;
        this.books = books;
        this.payments = payments;
        this.store = store;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public void compare(ReconciliationWanted message) {
        Wanted wanted = new Wanted(message.getProvider(), message.getDay());
        List<StatementLine> statement;
        try {
            statement = providers.get(wanted.provider()).statement(wanted.day());
        } catch (Failure failure) {
            waitFor(wanted, failure);
            return;
        }
        TakenUp taken = takeUp(wanted, statement);
        transaction.executeWithoutResult(status -> {
            if (!store.lock(wanted)) {
                throw new Failure(ErrorCode.RECONCILIATION_UNKNOWN, wanted.toString());
            }
            Set<String> all = new HashSet<>(store.takenUp(wanted));
            all.addAll(taken.transactions());
            List<ReconciliationLine> lines = comparison(wanted, statement, all).lines(statement);
            store.put(wanted, lines, clock.instant(), taken.asked() ? Optional.of(again()) : Optional.empty());
            log(wanted, lines);
        });
    }

    private Instant again() {
        return clock.instant().plus(ReconciliationCalendar.ASK_AGAIN);
    }

    /** What may yet come, or come right, is asked for again. @throws Failure the given one when it is not about the statement */
    private void waitFor(Wanted wanted, Failure failure) {
        boolean nothingThere = failure.code() == ErrorCode.PAYMENT_STATEMENT_MISSING
                || failure.code().nature() == ErrorCode.Nature.AWAY;
        if (!nothingThere && !TROUBLE.contains(failure.code())) {
            throw failure;
        }
        if (!nothingThere) {
            log.error("{} of {}: {}", wanted.provider(), wanted.day(), failure.getMessage());
        }
        store.waitFor(wanted, nothingThere ? Optional.empty() : Optional.of(failure.getMessage()), again());
    }

    /**
     * What the statement led to.
     *
     * @param transactions the provider's numbers of what was taken up
     * @param asked whether the provider is asked about something: what it says is seen by the next comparison
     */
    private record TakenUp(Set<String> transactions, boolean asked) {}

    /** Has what is safe judged as if the provider had told of it; what nobody signed only has the provider asked. */
    private TakenUp takeUp(Wanted wanted, List<StatementLine> statement) {
        Comparison before = comparison(wanted, statement, Set.of());
        if (!providers.get(wanted.provider()).signsStatements()) {
            List<StatementLine> safe = statement.stream().filter(before::safe).toList();
            safe.forEach(line -> payments.askAgain(line.reference(), clock.instant()));
            return new TakenUp(Set.of(), !safe.isEmpty());
        }
        Set<String> taken = new HashSet<>();
        for (StatementLine line : statement) {
            if (before.safe(line)
                    && notices.receive(StatementNotice.of(wanted.provider(), ProviderNotice.Kind.PAYMENT, line))
                            == Verdict.ACCEPTED) {
                taken.add(line.providerTransaction());
            }
        }
        return new TakenUp(taken, false);
    }

    private Comparison comparison(Wanted wanted, List<StatementLine> statement, Set<String> takenUp) {
        Set<String> references = statement.stream()
                .map(StatementLine::reference)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Set<String> transactions =
                statement.stream().map(StatementLine::providerTransaction).collect(Collectors.toSet());
        Map<String, FeePayment> named = payments.findAll(references).stream()
                .filter(payment -> payment.provider().equals(wanted.provider()))
                .collect(Collectors.toMap(FeePayment::reference, Function.identity()));
        LocalDate day = wanted.day();
        return new Comparison(
                books.between(wanted.provider(), FeeTime.begin(day), FeeTime.begin(day.plusDays(1))),
                books.named(wanted.provider(), transactions, references),
                named,
                line -> line.kind() == StatementLine.Kind.PAYMENT && takenUp.contains(line.providerTransaction()));
    }

    private static void log(Wanted wanted, List<ReconciliationLine> lines) {
        Map<ReconciliationLine.Result, Long> counts =
                lines.stream().collect(Collectors.groupingBy(ReconciliationLine::result, Collectors.counting()));
        boolean clean = lines.stream().noneMatch(ReconciliationLine::open);
        if (clean) {
            log.info("{} of {} is reconciled: {}", wanted.provider(), wanted.day(), counts);
        } else {
            log.warn("{} of {} does not match the books: {}", wanted.provider(), wanted.day(), counts);
        }
    }
}
