package vn.lienthong.membership;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.v1.TaskDecided;

/** The human tasks that belong to a request. */
@Component
class ApprovalTasks {

    /** @throws IllegalArgumentException when the task's business key is not one of a request */
    static UUID requestOf(TaskDecided decision) {
        return UUID.fromString(decision.getSubject());
    }

    /** Closes the tasks of all aspects this request holds; those already decided stay as they are. */
    void cancel(MembershipRequest request) {
        throw new UnsupportedOperationException("to come with the task store");
    }
}
