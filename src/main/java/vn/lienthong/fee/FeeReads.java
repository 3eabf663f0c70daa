package vn.lienthong.fee;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.messaging.MessageContext;

/** Writes down who was shown a list of what others paid or owe: names and sums in it are the data of somebody else. */
@Component
class FeeReads {

    private final AuditLog audit;

    FeeReads(AuditLog audit) {
        this.audit = audit;
    }

    /** One entry for a page; none for an empty one, since nothing was read then. @return what was shown */
    <L extends Collection<?>> L shown(long reader, String list, L page) {
        if (!page.isEmpty()) {
            audit.record(MessageContext.ofPerson(reader).actor(), "fee.list-read", list, Map.of());
        }
        return page;
    }
}
