package vn.lienthong.humantask;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.NoticeWords;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.MandateHolder;

/** Tells the officers of an organisation that a task waits for them. */
@Component
class CandidateNotices implements NoticeWords {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

    private static final String WAITING = "task-waiting";
    private static final String ESCALATED = "task-escalated";

    /** Place of the type's name among the arguments, behind what the text shows; older notices end before it. */
    private static final int TYPE = 3;

    private final TaskCandidates candidates;
    private final TaskTypes types;
    private final Notices notices;

    CandidateNotices(TaskCandidates candidates, TaskTypes types, Notices notices) {
        this.candidates = candidates;
        this.types = types;
        this.notices = notices;
    }

    /** To the officers of the organisation the task was made for. In the caller's transaction. */
    void waiting(Task task) {
        tell(task, task.organisation(), WAITING);
    }

    /** To those of the organisation above, as the task is overdue. In the caller's transaction. */
    void escalated(Task task, String above) {
        tell(task, above, ESCALATED);
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
                        DUE.format(task.dueAt().atZone(ZONE)),
                        task.type().name()));
    }

    /** With the title of the task's type, which stands first, in this language. */
    @Override
    public Optional<List<String>> arguments(Notice notice, String language) {
        if (!Set.of(WAITING, ESCALATED).contains(notice.kind())
                || notice.arguments().size() <= TYPE) {
            return Optional.empty();
        }
        return types.find(notice.arguments().get(TYPE)).map(type -> {
            List<String> said = new ArrayList<>(notice.arguments());
            said.set(0, type.title(language));
            return said;
        });
    }
}
