package vn.lienthong.residence.home;

/** Prints and signs a comment form. */
interface FormPapers {

    /**
     * Whether this person can sign for this organisation: both have a certificate.
     *
     * @throws vn.lienthong.failure.Failure {@code LT-DOC-002} while the device that holds the keys is away
     */
    boolean canSign(String personalId, String organisation);

    /** The facts of a form as they are printed; short, and may ask the database. */
    Prepared prepare(HomeForm form);

    /** A form ready to be printed and signed. */
    interface Prepared {

        /** A PDF signed by the person and by the organisation. Slow; never in a transaction. */
        byte[] sign();
    }
}
