package vn.lienthong.dossier;

import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.TypedText;

/**
 * What an applicant says of how a dossier went.
 *
 * @param score 1 (very bad) to 5 (very good)
 * @param comment at most 1,000 characters; may be empty
 */
public record DossierRating(int score, String comment) {

    private static final int WORST = 1;
    public static final int BEST = 5;
    private static final int LONGEST = 1000;

    /** @throws Failure {@code LT-FEE-041} when it makes no sense */
    public DossierRating {
        if (score < WORST || score > BEST || comment.length() > LONGEST) {
            throw new Failure(ErrorCode.RATING_INVALID, "rating " + score, LONGEST);
        }
    }

    /**
     * As somebody typed it.
     *
     * @param comment may be blank
     * @throws Failure {@code LT-FEE-041} when it makes no sense
     */
    public static DossierRating typed(int score, String comment) {
        return new DossierRating(score, TypedText.of(comment));
    }
}
