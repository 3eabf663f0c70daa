package vn.lienthong.fee.reconciliation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** Compares a statement with the books. Money is the same when the provider's own number is. */
final class Comparison {

    private static final String DONG = "VND";

    private final Set<BookLine> ofTheDay;
    private final Map<Key, Deque<BookLine>> books = new HashMap<>();
    private final Map<String, FeePayment> payments;
    private final Predicate<StatementLine> takenUp;

    /**
     * @param ofTheDay what the hub has of the day: it must be in the statement
     * @param mentioned what the hub has, of whatever day, of what the statement names
     * @param payments that the statement names, by reference
     * @param takenUp whether the hub has a line only because the statement told of it
     */
    Comparison(
            List<BookLine> ofTheDay,
            List<BookLine> mentioned,
            Map<String, FeePayment> payments,
            Predicate<StatementLine> takenUp) {
        this.ofTheDay = new LinkedHashSet<>(ofTheDay);
        new LinkedHashSet<>(concat(ofTheDay, mentioned))
                .forEach(book -> keyOf(book).ifPresent(key -> books.computeIfAbsent(key, none -> new ArrayDeque<>())
                        .add(book)));
        this.payments = payments;
        this.takenUp = takenUp;
    }

    private static List<BookLine> concat(List<BookLine> some, List<BookLine> others) {
        List<BookLine> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    /** What the provider has, in its order, then what it lacks. */
    List<ReconciliationLine> lines(List<StatementLine> statement) {
        List<ReconciliationLine> lines = new ArrayList<>();
        for (StatementLine there : statement) {
            Optional<BookLine> here = sameAs(there).map(Deque::remove);
            here.ifPresent(ofTheDay::remove);
            lines.add(here.map(book -> both(there, book)).orElseGet(() -> onlyThere(there)));
        }
        ofTheDay.forEach(book -> lines.add(onlyHere(book)));
        return lines;
    }

    /** What a line of the books is found by: the provider's number or, where the hub was never told it, the reference. */
    private record Key(Kind kind, boolean provider, String number) {}

    private static Optional<Key> keyOf(BookLine here) {
        return here.providerTransaction()
                .map(number -> new Key(here.kind(), true, number))
                .or(() -> here.reference().map(reference -> new Key(here.kind(), false, reference)));
    }

    /** The lines of the books, not matched yet, that are the same money. */
    private Optional<Deque<BookLine>> sameAs(StatementLine there) {
        return Stream.of(
                        new Key(there.kind(), true, there.providerTransaction()),
                        new Key(there.kind(), false, there.reference()))
                .map(books::get)
                .filter(lines -> lines != null && !lines.isEmpty())
                .findFirst();
    }

    private ReconciliationLine both(StatementLine there, BookLine here) {
        boolean equal = here.amount() == there.amount() && DONG.equals(there.currency());
        boolean resolved = equal && takenUp.test(there);
        return line(
                resolved ? Result.MISSING_HERE : equal ? Result.MATCHED : Result.DIFFERENT,
                there,
                OptionalLong.of(here.amount()),
                resolved);
    }

    private ReconciliationLine onlyThere(StatementLine there) {
        Optional<FeePayment> asked = unpaid(there);
        boolean another = asked.filter(payment -> payment.amount() != there.amount() || !DONG.equals(there.currency()))
                .isPresent();
        return line(another ? Result.DIFFERENT : Result.MISSING_HERE, there, OptionalLong.empty(), false);
    }

    private Optional<FeePayment> unpaid(StatementLine there) {
        return there.kind() != Kind.PAYMENT || there.reference() == null
                ? Optional.empty()
                : Optional.ofNullable(payments.get(there.reference()))
                        .filter(payment -> payment.status() != PaymentStatus.PAID);
    }

    /** Whether the payment a line names waits for just this money: the only case the hub takes up by itself. */
    boolean safe(StatementLine there) {
        return DONG.equals(there.currency())
                && sameAs(there).isEmpty()
                && unpaid(there)
                        .filter(payment -> payment.amount() == there.amount())
                        .isPresent();
    }

    private static ReconciliationLine line(Result result, StatementLine there, OptionalLong here, boolean resolved) {
        return new ReconciliationLine(
                result,
                there.kind(),
                Optional.ofNullable(there.reference()),
                Optional.of(there.providerTransaction()),
                OptionalLong.of(there.amount()),
                there.currency(),
                here,
                there.at(),
                resolved);
    }

    private static ReconciliationLine onlyHere(BookLine here) {
        return new ReconciliationLine(
                Result.MISSING_THERE,
                here.kind(),
                here.reference(),
                here.providerTransaction(),
                OptionalLong.empty(),
                DONG,
                OptionalLong.of(here.amount()),
                here.at(),
                false);
    }
}
