package vn.lienthong.web;

import vn.lienthong.dossier.Dossier;

/**
 * A finished dossier and what its applicant has said of it.
 *
 * @param score 0 when nothing was said yet
 * @param comment may be empty
 * @param path page where it is rated; null when that is done right here
 */
record RatedDossier(Dossier dossier, int score, String comment, String path) {

    /** The same, as it was filled in when it could not be taken. */
    RatedDossier filledIn(int typedScore, String typedComment) {
        return new RatedDossier(dossier, typedScore, typedComment, path);
    }

    public boolean rated() {
        return score > 0;
    }

    /** The colour of the status, see the fragment {@code pill}. */
    public String tone() {
        return ShownDossier.tone(dossier.status());
    }
}
