package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;

/** The human task of a list that was handed in. Named by {@code routes/residence.camel.yaml}. */
@Component("workplaceListTasks")
public class ListTasks {

    /** The type in {@code config/rules/tasks.yaml}. */
    public static final String TYPE = "approve-residence-list";

    private final ListStore lists;
    private final LineStore lines;
    private final Tasks tasks;
    private final Organisations organisations;
    private final Clock clock;

    ListTasks(ListStore lists, LineStore lines, Tasks tasks, Organisations organisations, Clock clock) {
        this.lists = lists;
        this.lines = lines;
        this.tasks = tasks;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The list a task is about. */
    public static UUID list(String subject) {
        return UUID.fromString(subject.substring(0, subject.indexOf('/')));
    }

    static int submission(String subject) {
        return Integer.parseInt(subject.substring(subject.indexOf('/') + 1));
    }

    /**
     * Whether this is still what waits for its task: the message may come once more, see {@link StandingLists}. Where two
     * are handled at once, on two nodes, the table lets one task of a subject wait.
     */
    public boolean wanted(ListSubmitted message) {
        CommentList list = find(message);
        return list.state() == ListState.SUBMITTED
                && list.submission() == message.getSubmission().intValueExact()
                && tasks.ofSubject(list.subject()).isEmpty();
    }

    /** The task as the component makes it. */
    public TaskRequest taskFor(ListSubmitted message) {
        CommentList list = find(message);
        String name = organisations.lastName(list.organisation(), ResidenceTime.today(clock));
        return new TaskRequest(
                list.subject(),
                OptionalLong.empty(),
                "%s, năm %d: %d đảng viên".formatted(name, list.year(), lines.count(list.id())),
                list.organisation(),
                ResidenceTime.day(list.submittedAt().orElseThrow()));
    }

    private CommentList find(ListSubmitted message) {
        return lists.find(UUID.fromString(message.getList()))
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LIST_UNKNOWN, "list " + message.getList()));
    }
}
