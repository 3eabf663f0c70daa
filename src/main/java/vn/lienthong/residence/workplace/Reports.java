package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.DeliveryStore;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;
import vn.lienthong.residence.workplace.store.ReportStore;
import vn.lienthong.residence.workplace.store.ReportStore.Written;

/** Báo cáo kết quả thực hiện nhiệm vụ nơi cư trú: a member's own. To everybody else it is unknown here. */
@Service
public class Reports {

    /** Files of one report. */
    public static final int MOST_FILES = 10;
    /** Characters of the general comment. */
    public static final int LONGEST = 10_000;

    /** From here on the cell may have used the report. */
    private static final Set<LineState> NOT_BEGUN = EnumSet.of(LineState.SENT, LineState.TAKEN);

    private static final int SHOWN = 100;

    private final LineStore lines;
    private final ListStore lists;
    private final ProgressStore progress;
    private final ReportStore reports;
    private final DeliveryStore deliveries;
    private final MessagesToHome messages;
    private final LineEnd end;
    private final CommentLists commentLists;
    private final WorkplaceRules rules;
    private final Documents documents;
    private final OtherHalf otherHalf;
    private final Clock clock;

    Reports(
            LineStore lines,
            ListStore lists,
            ProgressStore progress,
            ReportStore reports,
            DeliveryStore deliveries,
            MessagesToHome messages,
            LineEnd end,
            CommentLists commentLists,
            WorkplaceRules rules,
            Documents documents,
            OtherHalf otherHalf,
            Clock clock) {
        this.lines = lines;
        this.lists = lists;
        this.progress = progress;
        this.reports = reports;
        this.deliveries = deliveries;
        this.messages = messages;
        this.end = end;
        this.commentLists = commentLists;
        this.rules = rules;
        this.documents = documents;
        this.otherHalf = otherHalf;
        this.clock = clock;
    }

    /** What was asked about this member, the newest first, whether a report is wanted or not. */
    public List<Report> of(long person) {
        return lines.sentOf(person, SHOWN).stream().map(this::report).toList();
    }

    /** @throws Failure {@code LT-RES-020} when it is another's, or nothing was sent */
    public Report get(long person, UUID line) {
        return report(own(person, lines.find(line), line));
    }

    /** Lưu. */
    public void save(long person, UUID id, String comment) {
        String written = written(comment);
        change(person, id, line -> {
            requireOpen(line);
            reports.save(id, written, clock.instant());
        });
    }

    /** Keeps a file that was checked. */
    public void attach(long person, UUID id, Attachment file) {
        change(person, id, line -> {
            requireOpen(line);
            if (reports.files(id).size() >= MOST_FILES) {
                throw new Failure(ErrorCode.UPLOAD_TOO_MANY, "files of line " + id, Integer.toString(MOST_FILES));
            }
            reports.begin(id, clock.instant());
            keep(id, file);
        });
    }

    /** Hangs a file on a report. In the caller's transaction. */
    void keep(UUID id, Attachment file) {
        UUID document = Uuids.next();
        documents.keep(
                new NewDocument(
                        document,
                        Subjects.REPORT_FILE,
                        Optional.empty(),
                        Subjects.LINE + id,
                        ResidenceTime.today(clock),
                        file.contentType(),
                        Map.of(),
                        Optional.empty()),
                file.content());
        reports.add(
                id,
                new UploadedFile(document, file.name(), file.contentType(), file.content().length),
                clock.instant());
    }

    public void detach(long person, UUID id, UUID document) {
        change(person, id, line -> {
            requireOpen(line);
            if (!reports.remove(id, document)) {
                throw new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + document);
            }
        });
    }

    /**
     * Gửi báo cáo: to the cell at the residence; it cannot be changed then.
     *
     * @throws Failure {@code LT-RES-083} while the request is with the workplace again: there is nobody to send it to
     */
    public void send(long person, UUID id, String comment) {
        String written = written(comment);
        change(person, id, line -> {
            requireSendable(line);
            reports.save(id, written, clock.instant());
            if (written.isEmpty() && reports.files(id).isEmpty()) {
                throw new Failure(ErrorCode.RESIDENCE_REPORT_EMPTY, "line " + id, Integer.toString(LONGEST));
            }
            deliver(line, "residence.report-sent");
        });
    }

    static void requireSendable(CommentLine line) {
        requireOpen(line);
        if (line.returned()) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_WAITS, "line " + line.id() + " is with its sender");
        }
    }

    /** Sends the report that is kept. In the caller's transaction, which holds the line. @param event in its dossier */
    void deliver(CommentLine line, String event) {
        Instant now = clock.instant();
        String place = place(line);
        otherHalf.requireRoom(
                place,
                reports.files(line.id()).stream().mapToLong(UploadedFile::size).sum());
        end.backToWork(line, event);
        reports.sent(line.id(), now);
        progress.reported(line.id(), now);
        otherHalf.tell(place, line.dossier().orElseThrow(), messages.report(line, now));
        end.introduced(lines.lock(line.id()).orElseThrow());
    }

    /** Rút báo cáo: while the cell has not begun, or the line is with its sender again, so that it can be changed and sent again. */
    public void withdraw(long person, UUID id) {
        change(person, id, line -> takeBack(line, "residence.report-withdrawn"));
    }

    /** As {@link #withdraw}. In the caller's transaction, which holds the line. @param event in its dossier */
    void takeBack(CommentLine line, String event) {
        UUID id = line.id();
        if (line.reportSentAt().isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_CLOSED, "nothing was sent for line " + id);
        }
        if (!withdrawable(line)) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_IN_USE, "line " + id + " is " + line.state());
        }
        Instant now = clock.instant();
        reports.withdrawn(id, now);
        progress.reported(id, null);
        if (!line.returned()) { // else the next sending tells of it
            end.move(line, DossierStatus.SUPPLEMENT_ASKED, event);
            otherHalf.tell(place(line), line.dossier().orElseThrow(), messages.withdrawal(line, now));
        }
    }

    private String place(CommentLine line) {
        return otherHalf.place(deliveries.hubOf(line.id()), line.residence());
    }

    /** One of the own files, of the report or of a draft. */
    public UploadedFile file(long person, UUID line, UUID document) {
        Report report = get(person, line);
        return Stream.concat(report.files().stream(), report.drafts().stream().flatMap(draft -> draft.files().stream()))
                .filter(file -> file.document().equals(document))
                .findFirst()
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + document));
    }

    /** The own comment, where the rules let members see it. */
    public Optional<UUID> comment(long person, UUID line) {
        return visibleComment(get(person, line).line());
    }

    /** The paper of the own comment as it was scanned, where the rules let members see it. @param document one of its scans */
    public Optional<UUID> commentScan(long person, UUID line, UUID document) {
        CommentLine own = get(person, line).line();
        return visibleComment(own)
                .filter(comment -> own.commentScans().contains(document))
                .map(comment -> document);
    }

    /** The document of a comment its member may open now. */
    public Optional<UUID> visibleComment(CommentLine line) {
        return line.commentDocument()
                .filter(document -> rules.showsComment(
                        ResidenceTime.today(clock), line.announcedAt().isPresent()));
    }

    private void change(long person, UUID id, java.util.function.Consumer<CommentLine> change) {
        commentLists.as(person, () -> {
            CommentLine line = own(person, lines.lock(id), id);
            if (!line.reportWanted()) {
                throw unknown(id);
            }
            change.accept(line);
        });
    }

    private Report report(CommentLine line) {
        Optional<Written> written = reports.find(line.id());
        return new Report(
                line,
                lists.find(line.list()).orElseThrow(),
                written.map(Written::comment).orElse(""),
                reports.files(line.id()),
                written.map(Written::savedAt),
                written.flatMap(Written::sentAt),
                written.map(Written::enteredBy).orElse(OptionalLong.empty()),
                reports.drafts(line.id()),
                line.reportOpen(),
                withdrawable(line));
    }

    static boolean withdrawable(CommentLine line) {
        boolean notBegun =
                NOT_BEGUN.contains(line.state()) && line.dossierStatus().equals(Optional.of(DossierStatus.IN_PROGRESS));
        return line.reportSentAt().isPresent() && (notBegun || line.returned());
    }

    private static void requireOpen(CommentLine line) {
        if (!line.reportOpen()) {
            throw new Failure(ErrorCode.RESIDENCE_REPORT_CLOSED, "line " + line.id());
        }
    }

    static String written(String comment) {
        String written = TypedText.of(comment);
        if (written.length() > LONGEST) {
            throw new Failure(
                    ErrorCode.RESIDENCE_REPORT_EMPTY, written.length() + " characters", Integer.toString(LONGEST));
        }
        return written;
    }

    private static CommentLine own(long person, Optional<CommentLine> found, UUID id) {
        return found.filter(line -> line.person() == person && line.went()).orElseThrow(() -> unknown(id));
    }

    private static Failure unknown(UUID line) {
        return new Failure(ErrorCode.RESIDENCE_REPORT_UNKNOWN, "line " + line);
    }
}
