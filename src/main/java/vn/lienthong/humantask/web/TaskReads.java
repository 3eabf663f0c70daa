package vn.lienthong.humantask.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.humantask.Task;
import vn.lienthong.messaging.MessageContext;

/** Writes down who was shown tasks: the name and the dossier number in each are the data of somebody else. */
@Component
class TaskReads {

    private static final String ACTION = "tasks.read";

    private final AuditLog audit;

    TaskReads(AuditLog audit) {
        this.audit = audit;
    }

    /**
     * One entry for all of them; none when there are none, since nothing was read then.
     *
     * @param list what they were shown in: the scope of a list, or the question before decisions
     */
    void several(long reader, List<Task> shown, String list) {
        if (!shown.isEmpty()) {
            record(reader, "tasks", Map.of("list", list, "count", Integer.toString(shown.size())));
        }
    }

    void one(long reader, Task shown) {
        record(reader, "task:" + shown.id(), Map.of());
    }

    private void record(long reader, String subject, Map<String, String> details) {
        audit.record(MessageContext.ofPerson(reader).actor(), ACTION, subject, details);
    }
}
