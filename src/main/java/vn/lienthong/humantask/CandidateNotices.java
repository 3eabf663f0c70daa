package vn.lienthong.humantask;

import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.MandateHolder;

/** Tells the officers of an organisation that a task waits for them. */
@Component
class CandidateNotices {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

    private final TaskCandidates candidates;
    private final Notices notices;

    CandidateNotices(TaskCandidates candidates, Notices notices) {
        this.candidates = candidates;
        this.notices = notices;
    }

    /** To the officers of the organisation the task was made for. In the caller's transaction. */
    void waiting(Task task) {
        tell(task, task.organisation(), "task-waiting");
    }

    /** To those of the organisation above, as the task is overdue. In the caller's transaction. */
    void escalated(Task task, String above) {
        tell(task, above, "task-escalated");
    }

    /** A notice to each of them, once. */
    private void tell(Task task, String organisation, String kind) {
        candidates.in(organisation, task).stream()
                .map(MandateHolder::personId)
                .distinct()
                .forEach(person -> notices.request(
                        task.dossier(),
                        person,
                        kind,
                        "/tasks/" + task.id(),
                        task.type().titles().get("vi"),
                        task.subjectName(),
                        DUE.format(task.dueAt().atZone(TaskRights.ZONE))));
    }
}
