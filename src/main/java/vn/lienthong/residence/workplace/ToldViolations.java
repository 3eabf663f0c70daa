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

/**
 * Thông báo vi phạm đã nhận: for secretary and deputies of the list's organisation, by a position of their own, and never for the
 * member it is about. To everybody else it is unknown.
 */
@Service
public class ToldViolations {

    private final ToldViolationStore violations;
    private final ListRights rights;
    private final CommentLists lists;
    private final AuditLog audit;
    private final Clock clock;

    ToldViolations(ToldViolationStore violations, ListRights rights, CommentLists lists, AuditLog audit, Clock clock) {
        this.violations = violations;
        this.rights = rights;
        this.lists = lists;
        this.audit = audit;
        this.clock = clock;
    }

    /** Urgent ones first, then the newest. @throws Failure when the person may read of no organisation */
    public List<ToldViolation> list(long person, Optional<ToldViolationStore.Key> after, int limit) {
        List<String> led = rights.ledBy(person);
        if (led.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_VIOLATION_UNKNOWN, "person " + person + " leads no organisation");
        }
        return violations.list(led, person, after, limit);
    }

    /** One of them; the reading is audited. @throws Failure when there is none, or it is not for this person */
    public ToldViolation get(long person, UUID id) {
        violations
                .find(id)
                .filter(told -> told.person() != person)
                .filter(told -> rights.ledBy(person).contains(told.organisation()))
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_VIOLATION_UNKNOWN, "violation " + id));
        lists.as(person, () -> {
            violations.read(id, person, clock.instant());
            audit.record(
                    MessageContext.current().actor(), "residence.told-violation-read", "violation:" + id, Map.of());
        });
        return violations.find(id).orElseThrow();
    }
}
