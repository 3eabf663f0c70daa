package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.workplace.store.ToldViolationStore;
import vn.lienthong.residence.workplace.store.ToldViolationStore.About;

/**
 * Thông báo vi phạm đã nhận: for those {@link ViolationReaders} names, by a position of their own, and never for the member it is
 * about. To everybody else it is unknown.
 */
@Service
public class ToldViolations {

    private final ToldViolationStore violations;
    private final ViolationReaders readers;
    private final ListRights rights;
    private final CommentLists lists;
    private final AuditLog audit;
    private final Clock clock;

    ToldViolations(
            ToldViolationStore violations,
            ViolationReaders readers,
            ListRights rights,
            CommentLists lists,
            AuditLog audit,
            Clock clock) {
        this.violations = violations;
        this.readers = readers;
        this.rights = rights;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    /** Urgent ones first, then the newest. @throws Failure when the person may read of no organisation */
    public List<ToldViolation> list(long person, Optional<ToldViolationStore.Key> after, int limit) {
        if (rights.ledBy(person).isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_VIOLATION_UNKNOWN, "person " + person + " leads no organisation");
        }
        return violations.list(readers.readBy(person), after, limit);
    }

    /** One of them; the reading is audited. @throws Failure when there is none, or it is not for this person */
    public ToldViolation get(long person, UUID id) {
        violations
                .find(id)
                .filter(told -> readers.of(new About(told.organisation(), told.person()))
                        .contains(person))
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_VIOLATION_UNKNOWN, "violation " + id));
        lists.as(person, () -> {
            violations.read(id, person, clock.instant());
            audit.record(
                    MessageContext.current().actor(), "residence.told-violation-read", "violation:" + id, Map.of());
        });
        return violations.find(id).orElseThrow();
    }
}
