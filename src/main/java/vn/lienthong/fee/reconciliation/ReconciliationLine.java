package vn.lienthong.fee.reconciliation;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import vn.lienthong.fee.UnaskedRefund;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;

/**
 * One amount of money on either side.
 *
 * @param reference the hub's; empty when neither side has one
 * @param amountThere in units of {@code currency}; empty when the provider does not have it
 * @param amountHere VND; empty when the hub does not have it, whatever was asked for
 * @param resolved whether the hub has taken it up as if it had been told
 * @param mark by which it is found again; null before it is stored. The same difference has the same one in every comparison
 * @param review what it was, once an officer has looked into it
 */
public record ReconciliationLine(
        Result result,
        Kind kind,
        Optional<String> reference,
        Optional<String> providerTransaction,
        OptionalLong amountThere,
        String currency,
        OptionalLong amountHere,
        Instant at,
        boolean resolved,
        String mark,
        Optional<Review> review) {

    /** @param by the officer, by the hub's number */
    public record Review(long by, Instant at, String reason) {}

    private static final String DONG = "VND";

    /** As a comparison gives it. */
    ReconciliationLine(
            Result result,
            Kind kind,
            Optional<String> reference,
            Optional<String> providerTransaction,
            OptionalLong amountThere,
            String currency,
            OptionalLong amountHere,
            Instant at,
            boolean resolved) {
        this(
                result,
                kind,
                reference,
                providerTransaction,
                amountThere,
                currency,
                amountHere,
                at,
                resolved,
                null,
                Optional.empty());
    }

    /** As the provider has it. */
    StatementLine asStatement() {
        return new StatementLine(
                reference.orElse(null),
                providerTransaction.orElseThrow(),
                kind,
                amountThere.orElseThrow(),
                currency,
                at);
    }

    /** Whether it is money the hub has no book for and could take up as if the provider had told of it. */
    public boolean mayBeTakenUp() {
        return kind == Kind.PAYMENT
                && amountThere.isPresent()
                && amountHere.isEmpty()
                && DONG.equals(currency)
                && !resolved;
    }

    /** The money, if it left the provider without the hub and waits for a person. */
    public Optional<UnaskedRefund> left(String provider) {
        boolean left = kind == Kind.REFUND
                && amountThere.orElse(0) > 0
                && amountHere.isEmpty()
                && DONG.equals(currency)
                && open();
        return providerTransaction
                .filter(number -> left)
                .map(number -> new UnaskedRefund(provider, number, reference, amountThere.getAsLong(), at));
    }

    /** What it goes by: the provider's number or, without one, the reference; a dash when neither side has either. */
    public String named() {
        return providerTransaction.or(() -> reference).orElse("–");
    }

    /** Whether it waits for a person. */
    public boolean open() {
        return result != Result.MATCHED && !resolved && review.isEmpty();
    }

    /** What the comparison of both sides gave. */
    public enum Result {
        MATCHED,
        /** The provider has it, the hub did not. */
        MISSING_HERE,
        /** The hub has it, the provider does not. */
        MISSING_THERE,
        /** Both have it, with different amounts or currencies; or the hub asked for another amount and has nothing. */
        DIFFERENT
    }
}
