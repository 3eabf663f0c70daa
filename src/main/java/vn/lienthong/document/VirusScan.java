package vn.lienthong.document;

/** Looks for viruses in files people send, before they are kept. */
@FunctionalInterface
interface VirusScan {

    /** Where no scanner is set up. */
    VirusScan NONE = content -> {};

    /**
     * @throws vn.lienthong.failure.Failure {@code LT-RES-036} when there is one, {@code LT-RES-037} while
     *     nobody can say, {@code LT-RES-087} when the scanner cannot say it of this one
     */
    void requireClean(byte[] content);
}
