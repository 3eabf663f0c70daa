package vn.lienthong.organisation;

import java.util.Optional;
import java.util.Set;

/**
 * The right to act in an organisation as the holder of a position.
 *
 * @param onBehalfOf the person who delegated it; empty when the position is one's own
 * @param scope task types it is limited to; empty set means all
 */
public record Mandate(String organisation, PositionKind kind, Optional<Long> onBehalfOf, Set<String> scope) {

    /** Whether this mandate covers a task type. */
    public boolean covers(String taskType) {
        return scope.isEmpty() || scope.contains(taskType);
    }
}
