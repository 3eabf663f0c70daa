package vn.lienthong.dossier;

/**
 * What an applicant says of how a dossier went.
 *
 * @param score 1 (very bad) to 5 (very good)
 * @param comment at most {@value #LONGEST} characters; may be empty
 */
public record DossierRating(int score, String comment) {

    public static final int WORST = 1;
    public static final int BEST = 5;
    public static final int LONGEST = 1000;
}
