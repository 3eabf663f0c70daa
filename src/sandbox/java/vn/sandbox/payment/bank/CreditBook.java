package vn.sandbox.payment.bank;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The credits of the watched accounts, in memory, told of or not. Safe for use by many threads. */
@Component
final class CreditBook {

    private final List<Credit> credits = new ArrayList<>();

    synchronized void add(Credit credit) {
        credits.add(credit);
    }

    synchronized List<Credit> all() {
        return List.copyOf(credits);
    }
}
