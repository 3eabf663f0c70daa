package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Documents;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * Takes up what the organisation at the residence says of a line, in whatever order it comes: nothing moves a line back. Named
 * by {@code routes/residence.camel.yaml}.
 */
@Component("workplaceLineProgress")
class LineProgress {

    /** What a stage is called in the dossier. */
    private static final Map<String, String> EVENTS = Map.of(
            "started", "residence.started",
            "submitted", "residence.submitted-form",
            "approved", "residence.approved-form",
            "overdue", "residence.overdue");

    private final LineStore lines;
    private final ListStore lists;
    private final ProgressStore progress;
    private final LineEnd end;
    private final LateWithdrawals late;
    private final Dossiers dossiers;
    private final Documents documents;
    private final ListRights rights;
    private final Notices notices;
    private final Inbox inbox;
    private final Clock clock;

    LineProgress(
            LineStore lines,
            ListStore lists,
            ProgressStore progress,
            LineEnd end,
            LateWithdrawals late,
            Dossiers dossiers,
            Documents documents,
            ListRights rights,
            Notices notices,
            Inbox inbox,
            Clock clock) {
        this.lines = lines;
        this.lists = lists;
        this.progress = progress;
        this.end = end;
        this.late = late;
        this.dossiers = dossiers;
        this.documents = documents;
        this.rights = rights;
        this.notices = notices;
        this.inbox = inbox;
        this.clock = clock;
    }

    public void noteIntroduction(IntroductionTaken message) {
        // the route's former name: what a node of the version before has noted must not be done again
        inbox.once("residence-take-introduction", () -> {
            CommentLine line = lockSent(message.getLine());
            if (line.takenAt().isPresent()) {
                return;
            }
            progress.taken(line.id(), message.getAt());
            moveTo(line, LineState.TAKEN);
            if (message.getBehalf() == null) {
                dossiers.note(number(line), "residence.taken", message.getBy().getName());
            } else {
                dossiers.note(
                        number(line),
                        "residence.taken-behalf",
                        message.getBy().getName(),
                        message.getBehalf().getName());
            }
            end.introduced(lockSent(message.getLine()));
        });
    }

    public void note(CommentProgressed message) {
        inbox.once("residence-note-progress", () -> {
            // the list before its line, as whoever sends it
            Optional<CommentList> list = message.getStage().equals("overdue") ? lockList(message) : Optional.empty();
            CommentLine line = lockEverSent(message.getLine());
            if (line.state() == LineState.RECEIVED || ofEarlierSending(line, message)) {
                return;
            }
            boolean news =
                    switch (message.getStage()) {
                        case "started" -> begin(line, message.getAt());
                        case "submitted" -> moveTo(line, LineState.SUBMITTED);
                        case "approved" -> moveTo(line, LineState.APPROVED);
                        default -> markOverdue(line);
                    };
            if (news) {
                dossiers.note(number(line), event(line, message.getStage()));
                list.ifPresent(this::tellOverdue);
            }
        });
    }

    /** @throws Failure when another comment has come before, or the document, or a scan, is not of this line */
    public void receive(CommentSent message) {
        inbox.once("residence-receive-comment", () -> {
            CommentLine line = lockSent(message.getLine());
            UUID document = UUID.fromString(message.getDocument());
            if (line.state() == LineState.RECEIVED) {
                if (!line.commentDocument().orElseThrow().equals(document)) {
                    throw new Failure(ErrorCode.RESIDENCE_COMMENT_AGAIN, "line " + line.id());
                }
                return;
            }
            requireFormOf(line, document);
            List<UUID> scans = message.getScan().stream().map(UUID::fromString).toList();
            scans.forEach(scan -> requireScanOf(line, scan));
            progress.received(
                    line.id(),
                    new ProgressStore.Comment(
                            document,
                            message.getNumber(),
                            message.getBy().getName(),
                            message.isOnPaper(),
                            scans,
                            Optional.ofNullable(message.getProposal()).map(Proposal::of),
                            Optional.ofNullable(message.getBehalf()).map(ResidenceOrganisation::getName)),
                    message.getAt());
            if (message.getBehalf() != null) {
                dossiers.note(
                        number(line),
                        "residence.commented-behalf",
                        message.getBy().getName(),
                        message.getBehalf().getName());
            }
            end.commented(line, document, message.getNumber(), message.getBy().getName(), message.isOnPaper());
        });
    }

    /** Whoever may write to the queue still cannot pass off a paper about somebody else. */
    private void requireFormOf(CommentLine line, UUID document) {
        if (!line.kind().wantsComment() || !isOf(line, document, ResidencePapers.COMMENT_FORM)) {
            throw foreign(line, document);
        }
    }

    private void requireScanOf(CommentLine line, UUID document) {
        if (!isOf(line, document, Subjects.FORM_SCAN)) {
            throw foreign(line, document);
        }
    }

    private boolean isOf(CommentLine line, UUID document, String kind) {
        return documents
                .find(document)
                .filter(kept -> kept.kind().equals(kind))
                .filter(kept -> kept.subject().equals(Subjects.LINE + line.id()))
                .isPresent();
    }

    private static Failure foreign(CommentLine line, UUID document) {
        return new Failure(ErrorCode.RESIDENCE_COMMENT_FOREIGN, "line " + line.id() + ", document " + document);
    }

    private boolean moveTo(CommentLine line, LineState state) {
        boolean forward = line.state().isBefore(state);
        if (forward) {
            progress.state(line.id(), state);
        }
        return forward;
    }

    private boolean begin(CommentLine line, Instant at) {
        boolean news = moveTo(line, LineState.STARTED);
        late.undo(line, at);
        return news;
    }

    /** An introduction that was taken note of is late no more, whichever word comes first. */
    private boolean markOverdue(CommentLine line) {
        boolean introduced = !line.kind().wantsComment() && line.takenAt().isPresent();
        boolean news = !line.overdue() && !introduced;
        if (news) {
            progress.overdue(line.id());
        }
        return news;
    }

    /** What was said before the line was given back and comes after it: of an earlier sending only this may have been said. */
    private static boolean ofEarlierSending(CommentLine line, CommentProgressed message) {
        boolean returned =
                line.returnedAt().isPresent() && Set.of("started", "overdue").contains(message.getStage());
        return line.state() == LineState.WAITING
                || returned && message.getAt().isBefore(line.returnedAt().get());
    }

    private static String event(CommentLine line, String stage) {
        return stage.equals("overdue") && !line.kind().wantsComment()
                ? "residence.introduction-overdue"
                : EVENTS.get(stage);
    }

    private Optional<CommentList> lockList(CommentProgressed message) {
        return lines.find(UUID.fromString(message.getLine())).flatMap(line -> lists.lock(line.list()));
    }

    /** Once of a list, by whichever of its lines is late first. */
    private void tellOverdue(CommentList list) {
        if (lists.overdueTold(list.id(), clock.instant())) {
            rights.told(list)
                    .forEach(person -> notices.request(
                            list.conversation(),
                            person,
                            "residence-comments-overdue",
                            "/residence/lists/receiving/" + list.id() + "?mark=OVERDUE",
                            Integer.toString(list.year()),
                            ResidenceTime.written(list.createdAt())));
        }
    }

    private CommentLine lockSent(String id) {
        CommentLine line = lockEverSent(id);
        if (line.state() == LineState.WAITING) {
            throw unknown(id);
        }
        return line;
    }

    /** Also one that came back. */
    private CommentLine lockEverSent(String id) {
        return lines.lock(UUID.fromString(id)).filter(CommentLine::went).orElseThrow(() -> unknown(id));
    }

    private static Failure unknown(String line) {
        return new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + line);
    }

    private static String number(CommentLine line) {
        return line.dossier().orElseThrow();
    }
}
