package vn.lienthong.partner.payment;

/** What the hub makes of a notice. The edge turns it into its protocol's answer. */
public enum Verdict {
    /** Stored, and it had its effect: also a failed payment, a late one, a credit put into suspense. */
    ACCEPTED,
    /** The same was accepted before. */
    ALREADY_KNOWN,
    /** No order of this provider has the reference. Stored. */
    UNKNOWN_ORDER,
    /** The amount is not the order's. Stored; a person decides. */
    WRONG_AMOUNT,
    /** Money in another currency than đồng, which is nothing on the books. Stored; a person asks the provider. */
    WRONG_CURRENCY,
    /** {@code signatureValid} was false. Stored, nothing else. */
    WRONG_SIGNATURE,
    /** It contradicts what the provider said before of the payment, or of its own number. Stored; a person decides. */
    CONFLICT,
    /** Not stored: the provider must tell again. */
    TRY_LATER,
    /** Not stored, and telling it again is of no use by what the hub knows. */
    UNSTORABLE
}
