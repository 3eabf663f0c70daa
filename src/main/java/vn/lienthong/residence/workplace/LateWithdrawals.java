package vn.lienthong.residence.workplace;

import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.workplace.store.ProgressStore;
import vn.lienthong.residence.workplace.store.ReportStore;

/**
 * A report withdrawn when the cell had begun with it, of which the workplace had not heard yet: there it stands, and so here. What
 * its member has written since is kept beside it.
 */
@Component
class LateWithdrawals {

    private final ReportStore reports;
    private final ProgressStore progress;
    private final LineEnd end;
    private final Notices notices;

    LateWithdrawals(ReportStore reports, ProgressStore progress, LineEnd end, Notices notices) {
        this.reports = reports;
        this.progress = progress;
        this.end = end;
        this.notices = notices;
    }

    /** Has the report stand again and tells the member. The caller holds the line. @param begun when the cell began */
    void undo(CommentLine line, Instant begun) {
        reports.restored(line.id(), begun).ifPresent(sent -> {
            progress.reported(line.id(), sent);
            end.backToWork(line, "residence.report-in-use");
            notices.request(
                    line.dossier().orElseThrow(),
                    line.person(),
                    "residence-report-in-use",
                    "/residence/reports/" + line.id());
        });
    }
}
