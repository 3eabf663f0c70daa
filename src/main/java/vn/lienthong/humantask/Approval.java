package vn.lienthong.humantask;

import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.TaskDecided;

/** The two outcomes of a task that asks for an approval. */
public final class Approval {

    private static final String GIVEN = "approve";
    private static final String REFUSED = "refuse";

    private Approval() {}

    /**
     * Whether it was given.
     *
     * @throws Failure {@code LT-TSK-005} when the outcome is neither: what is no approval is not for that a refusal
     */
    public static boolean given(TaskDecided decision) {
        return switch (decision.getOutcome()) {
            case GIVEN -> true;
            case REFUSED -> false;
            default ->
                throw new Failure(
                        ErrorCode.TASK_OUTCOME_UNKNOWN, decision.getOutcome() + " of task " + decision.getTask());
        };
    }
}
