package vn.lienthong.residence.home;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.residence.ResidenceTime;

/**
 * The human task of a submitted form, with the business key {@code <line>/<attempt>}: a form that was returned comes again
 * as another task. Named by {@code routes/residence.camel.yaml}.
 */
@Component("homeFormTasks")
public class FormTasks {

    /** The type in {@code config/rules/tasks.yaml}. */
    public static final String TYPE = "approve-residence-form";

    private final HomeFormStore forms;
    private final HomeRights rights;
    private final Tasks tasks;
    private final Clock clock;

    FormTasks(HomeFormStore forms, HomeRights rights, Tasks tasks, Clock clock) {
        this.forms = forms;
        this.rights = rights;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** What a task of this type is about. */
    public record Subject(UUID line, int attempt) {

        /** @throws Failure when the business key is not one of ours */
        public static Subject parse(String key) {
            try {
                int slash = key.indexOf('/');
                return new Subject(
                        UUID.fromString(key.substring(0, slash)), Integer.parseInt(key.substring(slash + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Failure(ErrorCode.HOME_REQUEST_UNKNOWN, "no task of a comment form: " + key, e);
            }
        }

        boolean fits(HomeForm form) {
            return form.state() == FormState.SUBMITTED && form.attempt() == attempt;
        }

        @Override
        public String toString() {
            return line + "/" + attempt;
        }
    }

    /**
     * Whether this submission still waits for its task: the message may come once more, see {@link StandingForms}. Where two
     * are handled at once, on two nodes, the table lets one task of a subject wait.
     */
    public boolean wanted(CommentFormSubmitted message) {
        Subject subject = subject(message);
        return subject.fits(form(message))
                && tasks.ofSubject(subject.toString()).isEmpty();
    }

    /**
     * The task as the component makes it, due when the form is; neither the member, nor whoever submitted the form or wrote in it,
     * may decide it.
     */
    public TaskRequest taskFor(CommentFormSubmitted message) {
        HomeForm form = form(message);
        ReceivedRequest request = form.request();
        Set<Long> barred = new TreeSet<>(form.writers());
        form.savedBy().ifPresent(barred::add);
        return new TaskRequest(
                subject(message).toString(),
                OptionalLong.of(request.person()),
                request.fullName(),
                rights.throughWhich(request.organisation()),
                ResidenceTime.today(clock),
                barred,
                Optional.of(form.dueAt()));
    }

    private HomeForm form(CommentFormSubmitted message) {
        UUID line = subject(message).line();
        return forms.find(line).orElseThrow(() -> CommentForms.unknown(line));
    }

    private static Subject subject(CommentFormSubmitted message) {
        return new Subject(UUID.fromString(message.getLine()), message.getAttempt());
    }
}
