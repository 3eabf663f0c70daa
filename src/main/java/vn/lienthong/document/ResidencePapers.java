package vn.lienthong.document;

import java.util.Optional;
import vn.lienthong.failure.Failure;

/**
 * Makes and signs the papers of the residence conversation: PDF/A-2b, tagged, PAdES by the person and by the organisation in
 * turn.
 *
 * <p>Making one is slow; never in a transaction. A paper nobody signs carries the seal of the hub, so that its file can still
 * prove itself. All methods that make one throw {@link Failure}: {@code LT-DOC-001} for a template that makes no document, {@code
 * -002} when a key store is away, {@code -010} for a signer without a key, {@code -011} for one whose certificate is not valid
 * today; nothing is made then.
 */
public interface ResidencePapers {

    /** Kind of a comment form, for {@link NewDocument#kind}; the check of documents has words for it. */
    String COMMENT_FORM = "residence-comment-form";

    /** Kind of a member list. */
    String MEMBER_LIST = "residence-member-list";

    /** Kind of a request. */
    String REQUEST = "residence-request";

    /** Kind of statistics. */
    String STATISTICS = "residence-statistics";

    /**
     * Whether this person can sign for this organisation: both have a certificate that is valid today.
     *
     * @throws Failure {@code LT-DOC-002} while the keys are away: nobody knows then
     */
    boolean canSign(String personalId, String organisation);

    /** <i>Phiếu nhận xét</i>; signed by the person, then by the organisation. */
    byte[] commentForm(CommentForm form, String code, PaperSigner signer);

    /** <i>Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú</i>; signed when signer is present. */
    byte[] memberList(MemberListPaper list, String code, Optional<PaperSigner> signer);

    /** <i>Phiếu giới thiệu / lấy ý kiến nhận xét</i> for one member; signed when signer is present. */
    byte[] request(RequestPaper request, String code, Optional<PaperSigner> signer);

    /** <i>Thống kê</i> of either half; signed when signer is present. */
    byte[] statistics(CommentStatisticsPaper statistics, String code, Optional<PaperSigner> signer);
}
