package vn.lienthong.humantask;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.Positions;

/** Tells the officers of an organisation that a task waits for them. */
@Component
class CandidateNotices {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

    private final Positions positions;
    private final Notices notices;
    private final Clock clock;

    CandidateNotices(Positions positions, Notices notices, Clock clock) {
        this.positions = positions;
        this.notices = notices;
        this.clock = clock;
    }

    /** To the officers of the organisation the task was made for. In the caller's transaction. */
    void waiting(Task task) {
        tell(task, task.organisation(), "task-waiting");
    }

    /** To those of the organisation above, as the task is overdue. In the caller's transaction. */
    void escalated(Task task, String above) {
        tell(task, above, "task-escalated");
    }

    /** A notice to each holder, today, of a position that may act; none to the person the task is about. */
    private void tell(Task task, String organisation, String kind) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), TaskRights.ZONE);
        positions.holders(organisation, task.type().positions(), today).stream()
                .map(Position::personId)
                .filter(person ->
                        task.subjectPerson().isEmpty() || task.subjectPerson().getAsLong() != person)
                .distinct()
                .forEach(person -> notices.request(
                        task.dossier(),
                        person,
                        kind,
                        "/tasks/" + task.id(),
                        task.subjectName(),
                        DUE.format(task.dueAt().atZone(TaskRights.ZONE))));
    }
}
