package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.ResidenceTime;
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
    private final WorkplaceRules rules;
    private final Notices notices;
    private final Clock clock;

    LineEnd(ProgressStore progress, Dossiers dossiers, WorkplaceRules rules, Notices notices, Clock clock) {
        this.progress = progress;
        this.dossiers = dossiers;
        this.rules = rules;
        this.notices = notices;
        this.clock = clock;
    }

    /** Where a member reads about a line, and the own comment when the rules let members see it. */
    private static String pageOf(CommentLine line) {
        return "/residence/reports/" + line.id();
    }

    /** The member is told at once, also where the comment never opens; where it opens at the yearly review, only then, see {@link #announced}. */
    void commented(CommentLine line, UUID document, String number, String by, boolean onPaper) {
        LocalDate today = ResidenceTime.today(clock);
        String dossier = line.dossier().orElseThrow();
        backToWork(line, "residence.report-not-awaited");
        String page = pageOf(line);
        dossiers.result(
                dossier, document.toString(), RESULT, rules.showsComment(today, false) ? page + "/comment" : page);
        dossiers.advance(
                dossier,
                DossierStatus.COMPLETED,
                onPaper ? "residence.commented-on-paper" : "residence.commented",
                number,
                by);
        finish(line, dossier);
        if (!rules.showsOnceAnnounced(today)) {
            tellComment(line, number, by);
        }
    }

    /** The member was told the comment at the yearly review, and so may open it. */
    void announced(CommentLine line) {
        tellComment(line, line.commentNumber().orElseThrow(), line.commentBy().orElseThrow());
    }

    private void tellComment(CommentLine line, String number, String by) {
        notices.request(
                line.dossier().orElseThrow(), line.person(), "residence-comment-received", pageOf(line), number, by);
    }

    /** Ends a line that wants nothing but an introduction, once that is taken note of and the report it may want is there. */
    void introduced(CommentLine line) {
        boolean open = line.kind() == LineKind.INTRODUCE
                && line.takenAt().isPresent()
                && (!line.reportWanted() || line.reportSentAt().isPresent());
        if (open && line.dossierStatus().orElseThrow().compareTo(DossierStatus.COMPLETED) < 0) {
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
                    line.dossier().orElseThrow(), line.person(), "residence-request-given-up", pageOf(line), reason);
        }
    }

    /** Takes a dossier that waits for a report back to work. */
    void backToWork(CommentLine line, String event) {
        if (line.dossierStatus().equals(Optional.of(DossierStatus.SUPPLEMENT_ASKED))) {
            move(line, DossierStatus.IN_PROGRESS, event);
        }
    }

    void move(CommentLine line, DossierStatus status, String event, String... arguments) {
        String dossier = line.dossier().orElseThrow();
        dossiers.advance(dossier, status, event, arguments);
        progress.dossier(line.id(), dossier, status);
    }

    private void finish(CommentLine line, String dossier) {
        dossiers.advance(dossier, DossierStatus.RESULT_RETURNED, "residence.returned");
        progress.dossier(line.id(), dossier, DossierStatus.RESULT_RETURNED);
    }
}
