package vn.sandbox.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What one provider knows of payments, in memory. Safe for use by many threads. */
public final class PaymentBook {

    private final Map<String, Payment> payments = new LinkedHashMap<>();
    private final AtomicLong numbers;
    private final Clock clock;

    /** @param firstNumber of its transactions, so that providers can be told apart */
    public PaymentBook(long firstNumber, Clock clock) {
        this.numbers = new AtomicLong(firstNumber);
        this.clock = clock;
    }

    /** Writes a payment down unless its reference is known. @return whether it was new */
    public synchronized boolean open(Payment payment) {
        return payments.putIfAbsent(payment.reference(), payment) == null;
    }

    public synchronized Optional<Payment> find(String reference) {
        return Optional.ofNullable(payments.get(reference));
    }

    /** The latest first. */
    public synchronized List<Payment> all() {
        List<Payment> all = new ArrayList<>(payments.values());
        Collections.reverse(all);
        return all;
    }

    /** What the payer decides; a decided payment stays as it is. */
    public Payment decide(String reference, PayerChoice choice) {
        return decide(reference, choice, now());
    }

    /** @param at when the provider books it, as {@link #decide(String, PayerChoice)} */
    public synchronized Payment decide(String reference, PayerChoice choice, Instant at) {
        Payment payment = payments.get(reference);
        if (payment.state() == Payment.State.WAITING) {
            long taken =
                    !choice.pays() ? 0 : choice == PayerChoice.WRONG_AMOUNT ? payment.amount() - 1 : payment.amount();
            payment = payment.decided(
                    choice.pays() ? Payment.State.PAID : Payment.State.CANCELLED,
                    taken,
                    Long.toString(numbers.incrementAndGet()),
                    at);
            payments.put(reference, payment);
        }
        return payment;
    }

    /** Gives money back, once for each id. @return empty when it is more than is left */
    public synchronized Optional<Payment> refund(String reference, String id, long amount) {
        Payment payment = payments.get(reference);
        if (payment.refunds().containsKey(id)) {
            return Optional.of(payment);
        }
        if (payment.state() != Payment.State.PAID || payment.givenBack() + amount > payment.paid()) {
            return Optional.empty();
        }
        Payment refunded = payment.refunded(id, amount);
        payments.put(reference, refunded);
        return Optional.of(refunded);
    }

    public Instant now() {
        return clock.instant();
    }
}
