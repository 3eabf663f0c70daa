package vn.lienthong.residence.workplace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.lienthong.dossier.DossierStatus;

/**
 * One member on a list, with what was known when the line was made.
 *
 * @param person the hub's number of the member
 * @param personalId 12-digit personal id; personal data, never logged
 * @param cell code of the member's cell at work
 * @param residence code of the organisation where the member lives; empty text when it is not known
 * @param exemptGroup key in {@code config/rules/residence-workplace.yaml}
 * @param problem why it could not be sent last time, or came back
 * @param dossier empty until the list is submitted
 * @param dossierStatus where the dossier stands; empty while there is none
 * @param overdue whether the organisation at the residence says it is late
 * @param onPaper whether the comment came on paper
 * @param commentScans that paper as it was scanned
 * @param delivery the sending it is in; empty while it waits for one
 * @param returnedAt when the residence gave it back the last time, though it may have gone again since
 * @param returnedBy name of the organisation that did
 * @param giveUpReason why its sender gave it up; empty while it may go
 * @param proposal empty until the comment has come, and where the residence does not say
 * @param commentBehalf name of the committee that wrote the comment for the organisation at the residence; empty when that did
 */
public record CommentLine(
        UUID id,
        UUID list,
        long person,
        String personalId,
        String fullName,
        Optional<String> cardNumber,
        Optional<String> fileNumber,
        String cell,
        String residence,
        Optional<String> address,
        LineKind kind,
        boolean reportWanted,
        Optional<String> exemptGroup,
        LineState state,
        Optional<LineProblem> problem,
        Optional<String> dossier,
        Optional<DossierStatus> dossierStatus,
        Optional<Instant> sentAt,
        Optional<Instant> dueAt,
        Optional<Instant> takenAt,
        boolean overdue,
        Optional<Instant> reportSentAt,
        Optional<UUID> commentDocument,
        Optional<String> commentNumber,
        Optional<String> commentBy,
        boolean onPaper,
        List<UUID> commentScans,
        Optional<Proposal> proposal,
        Optional<String> commentBehalf,
        Optional<Instant> receivedAt,
        Optional<Instant> announcedAt,
        Optional<UUID> delivery,
        Optional<Instant> returnedAt,
        Optional<String> returnedBy,
        Optional<String> returnReason,
        Optional<String> giveUpReason) {

    /** Whether it is with its sender again, given back by the residence, and may go once more. */
    public boolean returned() {
        return state == LineState.WAITING && returnedAt.isPresent() && !givenUp();
    }

    /** Thôi gửi: whether its sender has ended it, before it went or after it came back. */
    public boolean givenUp() {
        return giveUpReason.isPresent();
    }

    /** Whether it is with its sender and in no sending that is under way: it may be given up once its list is approved. */
    public boolean mayBeGivenUp() {
        return state == LineState.WAITING && delivery.isEmpty() && !givenUp();
    }

    /** Whether it ever went to the residence: its member was told of it. */
    public boolean went() {
        return state != LineState.WAITING || returnedAt.isPresent();
    }

    /** Whether its member's report may still be written. */
    public boolean reportOpen() {
        return reportWanted && reportSentAt.isEmpty() && state != LineState.RECEIVED && !givenUp();
    }

    /** Whether its member's report may be sent: there is somebody who waits for it. */
    public boolean reportSendable() {
        return reportOpen() && state != LineState.WAITING;
    }

    /** Whether the comment, or where none is wanted the word that the introduction was taken note of, is late: by the own count or as the residence says. */
    public boolean late(Instant now) {
        boolean open = kind.wantsComment() ? state != LineState.RECEIVED : takenAt.isEmpty();
        return open
                && state != LineState.WAITING
                && (overdue || dueAt.filter(due -> due.isBefore(now)).isPresent());
    }
}
