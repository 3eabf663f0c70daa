package vn.lienthong.partner.payment;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One way to pay. {@code config/payment/catalogue.yaml} says which method of the payer's screen it carries; it is there when
 * its settings are.
 *
 * <p>Nothing here must be called inside a database transaction: most answers come over a network. Every method fails with
 * a {@link vn.lienthong.failure.Failure}: {@code LT-PAY-001} the provider cannot be reached, so nobody knows whether it
 * heard; {@code LT-PAY-002} it stumbled; {@code LT-PAY-003} it refuses what it is asked, for good; {@code LT-PAY-004} its
 * answer is not signed by it and was thrown away; {@code LT-PAY-005} a value cannot be sent by its protocol.
 */
public interface PaymentProvider {

    /** Lower-case words joined by hyphens; the same in settings, catalogue, notices and statements. */
    String id();

    /**
     * Asks for money. Idempotent for the same reference: a second call gives the same answer or asks the provider first, so
     * whoever does not know how the first one ended calls again.
     */
    Checkout start(PaymentRequest request);

    /**
     * How a payment stands. A provider that answers by message is asked again by this and says {@link
     * PaymentState.Pending}; what it then answers comes to {@link PaymentNotices}.
     */
    PaymentState query(PaymentReference payment);

    /** Whether {@link #query} will tell, some time, that a payment ended without money; without it, one ends by itself. */
    default boolean tellsEnds() {
        return true;
    }

    /** Whether {@link #refund} can be asked; without it, somebody transfers the money back by hand. */
    default boolean givesBack() {
        return true;
    }

    /**
     * Gives money back. Idempotent by the id of the refund. Where {@code LT-PAY-003} answers the first call for an id, nothing
     * was given back; after that it says nothing about what an earlier call did.
     */
    RefundState refund(RefundRequest request);

    /** The provider's own receipt of a paid payment; empty when it gives none, or not yet. */
    Optional<ProviderReceipt> receipt(PaymentReference payment);

    /** Whether {@link #statement} can be asked; without it, a sweep by {@link #query} is all there is. */
    default boolean hasStatements() {
        return true;
    }

    /** Whether a statement is the provider's own word, by which money may be taken as paid; else it only says what to ask about. */
    default boolean signsStatements() {
        return true;
    }

    /**
     * All that the provider has of one day (Asia/Ho_Chi_Minh) for the hub, with its signature checked where there is one ({@link
     * #signsStatements()}); whole or not at all.
     *
     * @throws vn.lienthong.failure.Failure also {@code LT-PAY-007} when the day is not closed, or its file not there yet, and
     *     {@code LT-PAY-017} when it must be corrected first: ask later
     * @throws UnsupportedOperationException when {@link #hasStatements()} is false
     */
    List<StatementLine> statement(LocalDate day);

    /** What speaks against its answering at the moment, for an operator; empty when nothing is known. Asks nobody. */
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /** Scheme, host and port of the pages its {@link Checkout.Redirect}s lead to; empty when it never sends anybody away. */
    default Set<URI> pages() {
        return Set.of();
    }
}
