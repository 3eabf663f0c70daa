package vn.lienthong.residence.workplace;

import java.util.List;
import java.util.Optional;
import vn.lienthong.document.PaperSigner;

/** Makes a list as a signed paper. */
interface ListPapers {

    /**
     * Whether this person can sign for this organisation.
     *
     * @throws vn.lienthong.failure.Failure {@code LT-DOC-002} while the keys are away
     */
    boolean canSign(long person, String organisation);

    /** As whom this person signs for this organisation, with a key or without; empty when they approve for it no more. */
    Optional<PaperSigner> signer(long person, String organisation);

    /**
     * The list, signed by the person and by the organisation. Slow; never in a transaction.
     *
     * @param code printed beside the number, see {@link vn.lienthong.document.Proof}
     */
    byte[] signed(CommentList list, List<CommentLine> lines, String number, String code, long signer);
}
