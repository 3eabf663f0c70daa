package vn.lienthong.web;

import java.util.List;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.DossierStatus;

/**
 * A dossier as its applicant sees it.
 *
 * @param timeline oldest entry first, never empty
 */
record ShownDossier(Dossier dossier, List<TimelineEntry> timeline) {

    /** What happened last. */
    public TimelineEntry latest() {
        return timeline.get(timeline.size() - 1);
    }

    /** The colour of the status, see the fragment {@code pill}. */
    public String tone() {
        return tone(dossier.status());
    }

    static String tone(DossierStatus status) {
        return switch (status) {
            case REGISTERED, ACCEPTED, IN_PROGRESS -> "info";
            case SUPPLEMENT_ASKED, PAYMENT_ASKED -> "warning";
            case NOT_ACCEPTED, STOPPED -> "danger";
            case COMPLETED, RESULT_RETURNED -> "success";
            case WITHDRAWN -> null;
        };
    }
}
