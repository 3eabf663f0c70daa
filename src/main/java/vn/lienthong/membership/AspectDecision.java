package vn.lienthong.membership;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One aspect of a request and what became of it.
 *
 * @param organisation the cell from which the deciding organisation is looked for
 * @param task the human task that decided it; empty while asked, or cancelled
 * @param decidedBy the hub's number of the officer
 * @param reason why it was refused
 * @param effectiveAt when it took effect: later than the decision when its gate was decided later; empty when it has not
 */
public record AspectDecision(
        Aspect aspect,
        AspectState state,
        String organisation,
        Optional<UUID> task,
        Optional<Long> decidedBy,
        Optional<String> reason,
        Optional<Instant> decidedAt,
        Optional<Instant> effectiveAt) {

    static AspectDecision asked(Aspect aspect, String organisation) {
        return new AspectDecision(
                aspect,
                AspectState.ASKED,
                organisation,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whether it was approved but waits for the approval of its gate. */
    boolean approvedWithoutEffect() {
        return state == AspectState.APPROVED && effectiveAt.isEmpty();
    }

    AspectDecision cancelled() {
        return new AspectDecision(
                aspect, AspectState.CANCELLED, organisation, task, decidedBy, reason, decidedAt, effectiveAt);
    }

    AspectDecision effective(Instant at) {
        return new AspectDecision(aspect, state, organisation, task, decidedBy, reason, decidedAt, Optional.of(at));
    }
}
