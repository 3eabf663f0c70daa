package vn.lienthong.partner.payment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Stands for the orders behind the port: keeps every notice, judges it as {@link PaymentNotices} says. */
public final class OrdersInMemory implements PaymentNotices {

    private record Order(String provider, long amount) {}

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, String> settledBy = new LinkedHashMap<>();
    private final List<ProviderNotice> stored = new ArrayList<>();
    private boolean away;
    private String unstorable;

    public synchronized void expect(String provider, String reference, long amount) {
        orders.put(reference, new Order(provider, amount));
    }

    /** Everything that came, in order, repeats too. */
    public synchronized List<ProviderNotice> stored() {
        return List.copyOf(stored);
    }

    /** References of the orders that were paid. */
    public synchronized List<String> settled() {
        return List.copyOf(settledBy.keySet());
    }

    /** From now on nothing is taken, or everything again. */
    public synchronized void away(boolean now) {
        away = now;
    }

    /** What is signed and names this reference cannot be stored, however often it is tried. */
    public synchronized void cannotStore(String reference) {
        unstorable = reference;
    }

    public synchronized void clear() {
        orders.clear();
        settledBy.clear();
        stored.clear();
        away = false;
        unstorable = null;
    }

    @Override
    public synchronized Verdict receive(ProviderNotice notice) {
        if (away) {
            throw new CannotGetJdbcConnectionException("the database is away");
        }
        if (notice.signatureValid() && unstorable != null && unstorable.equals(notice.reference())) {
            throw new DataIntegrityViolationException("nothing the database holds");
        }
        stored.add(notice);
        if (!notice.signatureValid()) {
            return Verdict.WRONG_SIGNATURE;
        }
        Order order = orders.get(notice.reference());
        if (order == null || !order.provider().equals(notice.providerId())) {
            return Verdict.UNKNOWN_ORDER;
        }
        if (notice.kind() == ProviderNotice.Kind.REFUND || notice.outcome() == ProviderNotice.Outcome.PENDING) {
            return Verdict.ACCEPTED;
        }
        String before = settledBy.get(notice.reference());
        if (notice.outcome() != ProviderNotice.Outcome.DONE) {
            return before == null ? Verdict.ACCEPTED : Verdict.CONFLICT;
        }
        if (notice.amount() != order.amount() || !"VND".equals(notice.currency())) {
            return Verdict.WRONG_AMOUNT;
        }
        if (before == null) {
            settledBy.put(notice.reference(), notice.contentHash());
            return Verdict.ACCEPTED;
        }
        return before.equals(notice.contentHash()) ? Verdict.ALREADY_KNOWN : Verdict.CONFLICT;
    }
}
