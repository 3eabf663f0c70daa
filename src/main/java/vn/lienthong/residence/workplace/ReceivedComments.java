package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ReportStore;

/**
 * Nhận phiếu nhận xét và báo cáo: what came back about the lines of a list, for those who make lists of its organisation. Every
 * reading is in the audit log.
 */
@Service
public class ReceivedComments {

    public static final Set<ListState> STATES = EnumSet.of(ListState.SENDING, ListState.SENT);

    private final CommentLists commentLists;
    private final ListStore lists;
    private final LineStore lines;
    private final ReportStore reports;
    private final WorkplaceRules rules;
    private final ReceivedArchive archive;
    private final Documents documents;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ReceivedComments(
            CommentLists commentLists,
            ListStore lists,
            LineStore lines,
            ReportStore reports,
            WorkplaceRules rules,
            ReceivedArchive archive,
            Documents documents,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.lines = lines;
        this.reports = reports;
        this.rules = rules;
        this.archive = archive;
        this.documents = documents;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a member has written for the residence. @param enteredBy who entered it from paper; empty when the member wrote it */
    public record WrittenReport(CommentLine line, String comment, List<UploadedFile> files, OptionalLong enteredBy) {}

    /** @throws Failure when it is none of the person's, or was not sent; so do all methods here */
    public CommentList get(long person, UUID id) {
        CommentList list = commentLists.ownList(person, id);
        if (!STATES.contains(list.state())) {
            throw CommentLists.closed(list);
        }
        return list;
    }

    /** The comment on a member. */
    public KeptDocument comment(long person, UUID list, UUID id) {
        CommentLine line = line(person, list, id);
        KeptDocument document = line.commentDocument()
                .flatMap(documents::find)
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "comment of line " + id));
        note(person, "residence.comment-read", Subjects.LINE + id, Map.of());
        return document;
    }

    /** The paper a comment was written on, as it was scanned. @param document one of the line's scans */
    public UUID scan(long person, UUID list, UUID id, UUID document) {
        CommentLine line = line(person, list, id);
        if (!line.commentScans().contains(document)) {
            throw new Failure(ErrorCode.DOCUMENT_UNKNOWN, "scan " + document + " of line " + id);
        }
        note(person, "residence.comment-scan-read", Subjects.LINE + id, Map.of("document", document.toString()));
        return document;
    }

    /** @throws Failure also while the member has not sent it */
    public WrittenReport report(long person, UUID list, UUID id) {
        CommentLine line = line(person, list, id);
        if (line.reportSentAt().isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_UNKNOWN, "report of line " + id);
        }
        note(person, "residence.report-read", Subjects.LINE + id, Map.of());
        ReportStore.Written written = reports.find(id).orElseThrow();
        return new WrittenReport(line, written.comment(), reports.files(id), written.enteredBy());
    }

    public UploadedFile reportFile(long person, UUID list, UUID line, UUID document) {
        return report(person, list, line).files().stream()
                .filter(file -> file.document().equals(document))
                .findFirst()
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + document));
    }

    /** How many comments and reports a choice of lines has. */
    public int papers(long person, UUID id, LineChoice choice) {
        CommentList list = get(person, id);
        int comments = count(list, choice, LineMark.RECEIVED);
        return comments + count(list, choice, LineMark.REPORTED);
    }

    /** All that came back about the chosen lines, in one ZIP file. */
    public DocumentArchive archive(long person, UUID id, LineChoice choice) {
        CommentList list = get(person, id);
        note(person, "residence.comments-read-all", Subjects.LIST + id, Map.of("all", "" + choice.all()));
        return archive.of(list, choice, commentLists.barred(list));
    }

    /**
     * Writes down that the chosen members were told their comments at the yearly review; where that is when they may open them, they
     * get a notice afterwards, see {@link Announcements}.
     *
     * @return how many were now
     */
    public int announce(long person, UUID id, LineChoice choice) {
        int[] told = new int[1];
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            boolean notice = rules.showsOnceAnnounced(ResidenceTime.today(clock));
            told[0] = lines.announce(id, choice, notice, clock.instant());
            if (notice && told[0] > 0) {
                outbox.send(Queues.RESIDENCE_TELL_ANNOUNCED, list.conversation(), Announcements.due(id));
            }
            lists.touch(list.id());
            audit.record(
                    MessageContext.current().actor(),
                    "residence.comments-announce",
                    Subjects.LIST + id,
                    Map.of("lines", Integer.toString(told[0])));
        });
        return told[0];
    }

    private int count(CommentList list, LineChoice choice, LineMark mark) {
        LineFilter filter =
                new LineFilter(choice.filter().text(), choice.filter().kind(), Optional.of(mark));
        return lines.chosen(
                list.id(),
                new LineChoice(choice.all(), choice.ids(), filter),
                commentLists.barred(list),
                clock.instant());
    }

    private CommentLine line(long person, UUID list, UUID id) {
        CommentList own = get(person, list);
        return lines.find(id)
                .filter(line -> line.list().equals(own.id()))
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + id));
    }

    private void note(long person, String action, String subject, Map<String, String> details) {
        audit.record(MessageContext.ofPerson(person).actor(), action, subject, details);
    }
}
