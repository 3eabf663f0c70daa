package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.Attachment;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.ScanRules;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ReportStore;

/**
 * Trực tiếp: the report a member hands in on paper, entered with its scans by those who make lists of the workplace. It goes the way
 * of a report the member writes, says that it was entered from paper and by whom, and the member, who is told, may take it back
 * likewise. See {@link ScanRules} for what the scan is worth.
 */
@Service
public class PaperReports {

    private final ReceivedComments received;
    private final CommentLists commentLists;
    private final LineStore lines;
    private final ReportStore store;
    private final Reports reports;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    PaperReports(
            ReceivedComments received,
            CommentLists commentLists,
            LineStore lines,
            ReportStore store,
            Reports reports,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.received = received;
        this.commentLists = commentLists;
        this.lines = lines;
        this.store = store;
        this.reports = reports;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A line of a list of the person's, whatever may be entered for it. @throws Failure when it is none */
    public CommentLine line(long person, UUID list, UUID id) {
        received.get(person, list);
        return lines.find(id)
                .filter(each -> each.list().equals(list))
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + id));
    }

    /** Why {@link #enter} would refuse the line now, whatever was typed. */
    public Optional<Failure> refusal(CommentLine line) {
        try {
            requireFree(line);
            return Optional.empty();
        } catch (Failure refusal) {
            return Optional.of(refusal);
        }
    }

    /**
     * Sends what the paper says to the organisation at the residence.
     *
     * @param comment what is copied from the paper, may be empty
     * @param scans checked, at least one
     * @throws Failure when the list is none of the person's, the member was not asked, has reported or is writing, or something is no
     *     scan
     */
    public void enter(long person, UUID list, UUID id, String comment, List<Attachment> scans) {
        String written = Reports.written(comment);
        if (scans.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_SCAN_MISSING, "report of line " + id);
        }
        for (int there = 0; there < scans.size(); there++) {
            ScanRules.require(scans.get(there), there);
        }
        change(person, list, id, line -> {
            requireFree(line);
            store.enter(id, written, person, clock.instant());
            scans.forEach(scan -> reports.keep(id, scan));
            reports.deliver(line, "residence.report-entered");
            notices.request(
                    line.dossier().orElseThrow(),
                    line.person(),
                    "residence-report-entered",
                    "/residence/reports/" + id);
            note("residence.report-enter", id, Map.of("scans", Integer.toString(scans.size())));
        });
    }

    /** Whether what was entered may be taken back. */
    public boolean withdrawable(CommentLine line) {
        return entered(line) && Reports.withdrawable(line);
    }

    /** Takes back what was entered, to enter it anew; what members wrote themselves is theirs to take back. */
    public void withdraw(long person, UUID list, UUID id) {
        change(person, list, id, line -> {
            if (!entered(line)) {
                throw new Failure(ErrorCode.RESIDENCE_REPORT_CLOSED, "nothing was entered for line " + id);
            }
            reports.takeBack(line, "residence.report-entry-withdrawn");
            notices.request(
                    line.dossier().orElseThrow(),
                    line.person(),
                    "residence-report-entry-withdrawn",
                    "/residence/reports/" + id);
            note("residence.report-enter-withdraw", id, Map.of());
        });
    }

    private boolean entered(CommentLine line) {
        return store.find(line.id())
                .filter(written -> written.enteredBy().isPresent())
                .isPresent();
    }

    /** Nothing a member is writing is thrown away. */
    private void requireFree(CommentLine line) {
        if (!line.reportWanted() || !line.went()) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_UNKNOWN, "line " + line.id());
        }
        Reports.requireSendable(line);
        boolean begun = store.find(line.id())
                .filter(written -> written.enteredBy().isEmpty())
                .filter(written ->
                        !written.comment().isEmpty() || !store.files(line.id()).isEmpty())
                .isPresent();
        if (begun) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_BEGUN, "the member writes on line " + line.id());
        }
    }

    private void change(long person, UUID id, UUID line, Consumer<CommentLine> change) {
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id); // before its line, as whoever sends it
            if (!ReceivedComments.STATES.contains(list.state())) {
                throw CommentLists.closed(list);
            }
            change.accept(lines.lock(line)
                    .filter(each -> each.list().equals(id))
                    .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + line)));
        });
    }

    private void note(String action, UUID line, Map<String, String> details) {
        audit.record(MessageContext.current().actor(), action, Subjects.LINE + line, details);
    }
}
