package vn.sandbox.payment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One payment in a provider's book; a value.
 *
 * @param reference the merchant's
 * @param amount VND asked for
 * @param paid VND really taken; 0 while nothing was
 * @param transaction the provider's own number; null before the payment is decided
 * @param decidedAt when it was paid or cancelled; null before
 * @param refunds VND given back, by the merchant's refund id
 * @param facts whatever else the request said, for the payer's page
 */
public record Payment(
        String reference,
        long amount,
        State state,
        long paid,
        String transaction,
        Instant createdAt,
        Instant expiresAt,
        Instant decidedAt,
        String returnUrl,
        Map<String, Long> refunds,
        Map<String, String> facts) {

    /** Where it stands. */
    public enum State {
        WAITING,
        PAID,
        CANCELLED
    }

    public Payment {
        refunds = Map.copyOf(refunds);
        facts = new LinkedHashMap<>(facts);
    }

    public static Payment asked(
            String reference,
            long amount,
            Instant createdAt,
            Instant expiresAt,
            String returnUrl,
            Map<String, String> facts) {
        return new Payment(
                reference, amount, State.WAITING, 0, null, createdAt, expiresAt, null, returnUrl, Map.of(), facts);
    }

    Payment decided(State outcome, long taken, String number, Instant at) {
        return new Payment(
                reference, amount, outcome, taken, number, createdAt, expiresAt, at, returnUrl, refunds, facts);
    }

    Payment refunded(String id, long given) {
        Map<String, Long> more = new LinkedHashMap<>(refunds);
        more.put(id, given);
        return new Payment(
                reference, amount, state, paid, transaction, createdAt, expiresAt, decidedAt, returnUrl, more, facts);
    }

    public long givenBack() {
        return refunds.values().stream().mapToLong(Long::longValue).sum();
    }
}
