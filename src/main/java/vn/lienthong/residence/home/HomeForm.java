package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import vn.lienthong.document.CommentForm;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Phiếu nhận xét of one member.
 *
 * @param channel in person for one the cell wrote and signed on paper, and somebody entered with its scan, see {@link FormScans}
 * @param writers who wrote in it, or what was copied into it; none of them ever decides it
 * @param behalfWriters those of them who did so for the committee above while the cell had no account
 * @param version grows with every change by the cell; what a page saves must be of the version it showed
 * @param criteria the level of each of the criteria 1 to 6: 1 the best, 3 the worst, 0 not answered yet
 * @param remarks other remarks; may be blank
 * @param dueAt the end of the working days the rules leave for it after the request came
 * @param attempt how often it was submitted
 * @param submittedBehalf code of the committee it was submitted for the cell by, the last time; empty when the cell did
 * @param number empty until somebody clicked Ký số và gửi
 * @param document id under which the signed form is, or will be, kept
 * @param signProblem code of what went wrong with the signature; empty when nothing did
 */
public record HomeForm(
        ReceivedRequest request,
        FormState state,
        Channel channel,
        Set<Long> writers,
        Set<Long> behalfWriters,
        int version,
        List<Integer> criteria,
        String remarks,
        Instant dueAt,
        OptionalLong savedBy,
        Optional<Instant> savedAt,
        int attempt,
        OptionalLong submittedBy,
        Optional<String> submittedAs,
        Optional<Instant> submittedAt,
        Optional<String> submittedBehalf,
        OptionalLong decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> decisionReason,
        Optional<String> number,
        Optional<String> code,
        Optional<UUID> document,
        OptionalLong signer,
        Optional<String> signerPosition,
        Optional<String> signerCommittee,
        Optional<Instant> signingAt,
        Optional<String> signProblem,
        Optional<Instant> sentAt) {

    public static final int CRITERIA = CommentForm.CRITERIA;

    /** Which criterion, counted from 1, is the proposal to the workplace. */
    static final int PROPOSAL = 6;

    public static final int LEVELS = 3;

    public UUID line() {
        return request.line();
    }

    /** Whether every criterion has its level. */
    public boolean complete() {
        return criteria.stream().allMatch(level -> level > 0);
    }

    /** Whether its request may still be said to be incomplete: never once the committee has seen the form. */
    public boolean returnable() {
        return !seen() && request.returnable();
    }

    /** Whether it was submitted, though it may have come back. */
    boolean seen() {
        return attempt > 0;
    }

    /** How many criteria have their level. */
    public long answered() {
        return criteria.stream().filter(level -> level > 0).count();
    }

    public boolean overdue(Instant now) {
        return state != FormState.SENT && dueAt.isBefore(now);
    }

    /** @throws Failure when the form cannot go there from where it stands */
    void require(FormState next) {
        if (!state.mayBecome(next)) {
            throw new Failure(ErrorCode.HOME_FORM_CLOSED, "form " + line() + " is " + state + ", not to be " + next);
        }
    }

    /** Lập thay: whether what it says, or what was submitted, is the committee's writing for a cell without an account. */
    public boolean onBehalf() {
        return state.writable()
                ? savedBy.isPresent() && behalfWriters.contains(savedBy.getAsLong())
                : submittedBehalf.isPresent();
    }

    /** Whether the cell went on with what the committee had begun for it. */
    public boolean takenOver() {
        return !behalfWriters.isEmpty() && !onBehalf();
    }

    /** Where it stands in a list. */
    public String key() {
        return dueAt + "_" + line();
    }
}
