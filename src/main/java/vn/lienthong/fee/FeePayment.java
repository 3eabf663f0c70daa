package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentReference;

/**
 * One attempt to pay an order.
 *
 * @param reference the provider knows it by this
 * @param method code of the way to pay, from the catalogue
 * @param provider id of who carries it
 * @param amount VND asked for
 * @param checkout what the payer does next; empty until the provider has answered
 * @param failure why no money came, in the provider's words; empty otherwise
 * @param providerTransaction the provider's own number, once it is known
 * @param paid VND that came, 0 until then
 * @param refunded VND of it given back, or promised to be
 * @param asked whether its provider is being asked how it ended, also when another attempt has taken its place, or it said that it failed
 */
public record FeePayment(
        String reference,
        UUID order,
        String dossier,
        String method,
        String provider,
        long amount,
        PaymentStatus status,
        String clientAddress,
        Optional<Checkout> checkout,
        Optional<String> failure,
        Optional<String> providerTransaction,
        long paid,
        long refunded,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> paidAt,
        boolean asked) {

    private static final String OWN_CODES = "LT-";

    /** Ways an attempt ends because of money that does not fit it. */
    private static final Set<String> OF_MONEY = Stream.of(
                    ErrorCode.PAYMENT_NOTICE_AMOUNT,
                    ErrorCode.PAYMENT_NOTICE_CONFLICT,
                    ErrorCode.PAYMENT_NOTICE_CURRENCY)
            .map(ErrorCode::code)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether it ended because of money that does not fit it, which a person looks at. */
    public boolean held() {
        return status == PaymentStatus.FAILED
                && failure.filter(OF_MONEY::contains).isPresent();
    }

    /** Whether it never came to asking anybody for money: it ended with the hub's own words, not a bank's. */
    public boolean neverBegun() {
        return status == PaymentStatus.FAILED
                && !held()
                && failure.filter(told -> told.startsWith(OWN_CODES)).isPresent();
    }

    /** Whether what ended it stands in no book, so that only the provider's words tell of it. */
    boolean heldInNoBook() {
        return held()
                && failure.filter(ErrorCode.PAYMENT_NOTICE_AMOUNT.code()::equals)
                        .isEmpty();
    }

    /** Whether nobody has said how it ended, though its time is over: then another way to pay may be chosen. */
    public boolean over(Instant now) {
        return status.underWay() && now.isAfter(expiresAt);
    }

    /** Whether it may have brought money without anybody having said so. */
    public boolean unclear() {
        return status.underWay() || askedOn();
    }

    /** Whether another attempt has taken its place, or its time is over, and its provider is asked on. */
    boolean askedOn() {
        return status == PaymentStatus.EXPIRED && asked;
    }

    PaymentReference asReference() {
        return new PaymentReference(reference, dossier, amount, createdAt, providerTransaction.orElse(null));
    }
}
