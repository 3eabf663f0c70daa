package vn.lienthong.residence.workplace;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * What the end of a line does to its dossier and tells its member. In the caller's transaction, which holds the line. A dossier
 * that still waits for a report goes back to work first: the comment does not wait for it.
 */
@Component
class LineEnd {

    private static final String RESULT = "Phiếu nhận xét đảng viên thực hiện nhiệm vụ nơi cư trú";

    private final ProgressStore progress;
    private final Dossiers dossiers;
    private final Notices notices;

    LineEnd(ProgressStore progress, Dossiers dossiers, Notices notices) {
        this.progress = progress;
        this.dossiers = dossiers;
        this.notices = notices;
    }

    /** Where a member opens the own comment. */
    static String commentOf(CommentLine line) {
        return "/residence/reports/" + line.id() + "/comment";
    }

    void commented(CommentLine line, UUID document, String number, String by, boolean onPaper) {
        String dossier = line.dossier().orElseThrow();
        backToWork(line, "residence.report-not-awaited");
        dossiers.result(dossier, document.toString(), RESULT, commentOf(line));
        dossiers.advance(
                dossier,
                DossierStatus.COMPLETED,
                onPaper ? "residence.commented-on-paper" : "residence.commented",
                number,
                by);
        finish(line, dossier);
        notices.request(
                dossier, line.person(), "residence-comment-received", "/residence/reports/" + line.id(), number, by);
    }

    /** Ends a line that wants nothing but an introduction, once that is taken note of and the report it may want is there. */
    void introduced(CommentLine line) {
        boolean open = line.kind() == LineKind.INTRODUCE
                && line.takenAt().isPresent()
                && (!line.reportWanted() || line.reportSentAt().isPresent());
        if (open && line.dossierStep() < DossierStatus.COMPLETED.portalStatus()) {
            endIntroduction(line);
        }
    }

    /** Ends an introduction that was taken note of and has waited for its report long enough. */
    void introducedWithoutReport(CommentLine line) {
        backToWork(line, "residence.report-not-awaited-longer");
        endIntroduction(line);
    }

    private void endIntroduction(CommentLine line) {
        String dossier = line.dossier().orElseThrow();
        dossiers.advance(dossier, DossierStatus.COMPLETED, "residence.introduced");
        finish(line, dossier);
    }

    /** Ends a line that came back and does not go again, or never goes; of one that never went nobody was told yet. */
    void givenUp(CommentLine line, String reason) {
        move(line, DossierStatus.STOPPED, "residence.given-up", reason);
        if (line.went()) {
            notices.request(
                    line.dossier().orElseThrow(),
                    line.person(),
                    "residence-request-given-up",
                    "/residence/reports/" + line.id(),
                    reason);
        }
    }

    /** Takes a dossier that waits for a report back to work. */
    void backToWork(CommentLine line, String event) {
        if (line.dossierStep() == DossierStatus.SUPPLEMENT_ASKED.portalStatus()) {
            move(line, DossierStatus.IN_PROGRESS, event);
        }
    }

    void move(CommentLine line, DossierStatus status, String event, String... arguments) {
        String dossier = line.dossier().orElseThrow();
        dossiers.advance(dossier, status, event, arguments);
        progress.dossier(line.id(), dossier, status.portalStatus());
    }

    private void finish(CommentLine line, String dossier) {
        dossiers.advance(dossier, DossierStatus.RESULT_RETURNED, "residence.returned");
        progress.dossier(line.id(), dossier, DossierStatus.RESULT_RETURNED.portalStatus());
    }
}
