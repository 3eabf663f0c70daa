package vn.sandbox.payment;

/** How one provider tells the hub of one payment. */
@FunctionalInterface
public interface CallBack {

    /** How truthfully it tells. */
    enum Manner {
        TRUE,
        /** With a signature that is not the provider's. */
        FORGED,
        /** That the payer cancelled, whatever happened. */
        CANCELLED
    }

    /** Tells once. @return whether the hub has understood and need not be told again */
    boolean tell(Manner manner) throws Exception;
}
