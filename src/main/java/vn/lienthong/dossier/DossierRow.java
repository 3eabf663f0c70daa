package vn.lienthong.dossier;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of table {@code dossier}.
 *
 * @param lastStep number of the newest line of the timeline
 * @param completedAt when the processing ended, well or not
 */
record DossierRow(
        String number,
        String kind,
        long applicant,
        Channel channel,
        DossierStatus status,
        int lastStep,
        boolean attention,
        Instant openedAt,
        Instant dueAt,
        Optional<Instant> completedAt) {

    /** The row one step later. */
    DossierRow moved(DossierStatus next, Instant now) {
        boolean ends = completedAt.isEmpty() && next.endsProcessing();
        return new DossierRow(
                number,
                kind,
                applicant,
                channel,
                next,
                lastStep + 1,
                attention,
                openedAt,
                dueAt,
                ends ? Optional.of(now) : completedAt);
    }

    Dossier dossier() {
        return new Dossier(number, kind, applicant, channel, status, attention, openedAt, dueAt);
    }
}
