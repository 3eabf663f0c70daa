package vn.lienthong.residence.workplace;

import java.util.Map;
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
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * Takes up what the organisation at the residence says of a line, in whatever order it comes: nothing moves a line back. Named
 * by {@code routes/residence.camel.yaml}.
 */
@Component("residenceReturns")
class CommentReturns {

    /** What a stage is called in the dossier. */
    private static final Map<String, String> EVENTS = Map.of(
            "started", "residence.started",
            "submitted", "residence.submitted-form",
            "approved", "residence.approved-form",
            "overdue", "residence.overdue");

    private final LineStore lines;
    private final ProgressStore progress;
    private final LineEnd end;
    private final Dossiers dossiers;
    private final Documents documents;
    private final Inbox inbox;

    CommentReturns(
            LineStore lines, ProgressStore progress, LineEnd end, Dossiers dossiers, Documents documents, Inbox inbox) {
        this.lines = lines;
        this.progress = progress;
        this.end = end;
        this.dossiers = dossiers;
        this.documents = documents;
        this.inbox = inbox;
    }

    public void take(IntroductionTaken message) {
        inbox.once("residence-take-introduction", () -> {
            CommentLine line = lock(message.getLine());
            if (line.takenAt().isPresent()) {
                return;
            }
            progress.taken(line.id(), message.getAt());
            moveTo(line, LineState.TAKEN);
            dossiers.note(number(line), "residence.taken", message.getBy().getName());
            end.introduced(lock(message.getLine()));
        });
    }

    public void note(CommentProgressed message) {
        inbox.once("residence-note-progress", () -> {
            CommentLine line = lock(message.getLine());
            if (line.state() == LineState.RECEIVED) {
                return;
            }
            boolean news =
                    switch (message.getStage()) {
                        case "started" -> moveTo(line, LineState.STARTED);
                        case "submitted" -> moveTo(line, LineState.SUBMITTED);
                        case "approved" -> moveTo(line, LineState.APPROVED);
                        default -> markOverdue(line);
                    };
            if (news) {
                dossiers.note(number(line), EVENTS.get(message.getStage()));
            }
        });
    }

    /** @throws Failure when another comment has come before, or the document is not the form of this line */
    public void receive(CommentSent message) {
        inbox.once("residence-receive-comment", () -> {
            CommentLine line = lock(message.getLine());
            UUID document = UUID.fromString(message.getDocument());
            if (line.state() == LineState.RECEIVED) {
                if (!line.commentDocument().orElseThrow().equals(document)) {
                    throw new Failure(ErrorCode.RESIDENCE_COMMENT_AGAIN, "line " + line.id());
                }
                return;
            }
            requireFormOf(line, document);
            progress.received(
                    line.id(),
                    document,
                    message.getNumber(),
                    message.getBy().getName(),
                    message.isOnPaper(),
                    message.getAt());
            end.commented(line, document, message.getNumber(), message.getBy().getName());
        });
    }

    /** Whoever may write to the queue still cannot pass off a paper about somebody else. */
    private void requireFormOf(CommentLine line, UUID document) {
        boolean theForm = line.kind().wantsComment()
                && documents
                        .find(document)
                        .filter(kept -> kept.kind().equals(ResidencePapers.COMMENT_FORM))
                        .filter(kept -> kept.subject().equals("residence-line:" + line.id()))
                        .isPresent();
        if (!theForm) {
            throw new Failure(ErrorCode.RESIDENCE_COMMENT_FOREIGN, "line " + line.id() + ", document " + document);
        }
    }

    private boolean moveTo(CommentLine line, LineState state) {
        boolean forward = line.state().isBefore(state);
        if (forward) {
            progress.state(line.id(), state);
        }
        return forward;
    }

    private boolean markOverdue(CommentLine line) {
        if (!line.overdue()) {
            progress.overdue(line.id());
        }
        return !line.overdue();
    }

    private CommentLine lock(String id) {
        return lines.lock(UUID.fromString(id))
                .filter(line -> line.state() != LineState.WAITING)
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + id));
    }

    private static String number(CommentLine line) {
        return line.dossier().orElseThrow();
    }
}
