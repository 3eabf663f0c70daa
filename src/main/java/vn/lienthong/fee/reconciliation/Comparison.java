package vn.lienthong.fee.reconciliation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** Compares a statement with the books. Money is the same when the provider's own number is. */
final class Comparison {

    private static final String DONG = "VND";

    private final Set<BookLine> ofTheDay;
    private final List<BookLine> books;
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
        this.books = new ArrayList<>(new LinkedHashSet<>(concat(ofTheDay, mentioned)));
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
            Optional<BookLine> here =
                    books.stream().filter(book -> same(book, there)).findFirst();
            here.ifPresent(book -> {
                books.remove(book);
                ofTheDay.remove(book);
            });
            lines.add(here.map(book -> both(there, book)).orElseGet(() -> onlyThere(there)));
        }
        ofTheDay.forEach(book -> lines.add(onlyHere(book)));
        return lines;
    }

    private static boolean same(BookLine here, StatementLine there) {
        if (here.kind() != there.kind()) {
            return false;
        }
        return here.providerTransaction()
                .map(there.providerTransaction()::equals)
                .orElseGet(() ->
                        here.reference().isPresent() && here.reference().get().equals(there.reference()));
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
        return line(
                another ? Result.DIFFERENT : Result.MISSING_HERE,
                there,
                asked.map(payment -> OptionalLong.of(payment.amount())).orElse(OptionalLong.empty()),
                false);
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
                && books.stream().noneMatch(book -> same(book, there))
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
