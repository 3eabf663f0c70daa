package vn.lienthong.humantask;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.TaskWaiting;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.Positions;

/** Tells the officers of an organisation that a task waits for them. Named by {@code routes/human-task.camel.yaml}. */
@Component("candidateNotices")
class CandidateNotices {

    private static final DateTimeFormatter DUE = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

    private final Inbox inbox;
    private final TaskStore store;
    private final Positions positions;
    private final Notices notices;
    private final Clock clock;

    CandidateNotices(Inbox inbox, TaskStore store, Positions positions, Notices notices, Clock clock) {
        this.inbox = inbox;
        this.store = store;
        this.positions = positions;
        this.notices = notices;
        this.clock = clock;
    }

    /** A notice to each holder, today, of a position that may act; none to the person the task is about. */
    public void tell(TaskWaiting news) {
        inbox.once("human-task-tell", () -> store.find(UUID.fromString(news.getTask()))
                .filter(task -> task.state().waiting())
                .ifPresent(task -> recipients(task, news.getOrganisation())
                        .forEach(person -> notices.request(
                                news.getDossier(),
                                person,
                                news.isEscalated() ? "task-escalated" : "task-waiting",
                                "/tasks/" + news.getTask(),
                                news.getSubjectName(),
                                DUE.format(news.getDueAt().atZone(TaskRights.ZONE))))));
    }

    private List<Long> recipients(Task task, String organisation) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), TaskRights.ZONE);
        return positions.holders(organisation, task.type().positions(), today).stream()
                .map(Position::personId)
                .filter(person ->
                        task.subjectPerson().isEmpty() || task.subjectPerson().getAsLong() != person)
                .distinct()
                .toList();
    }
}
