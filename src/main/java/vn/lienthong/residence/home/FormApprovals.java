package vn.lienthong.residence.home;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskMandates;
import vn.lienthong.humantask.TaskPage;
import vn.lienthong.humantask.TaskQuery;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.residence.Subjects;

/** Duyệt phiếu nhận xét: the forms whose tasks wait for a person. Who may decide is the tasks' to say. */
@Service
public class FormApprovals {

    private static final String APPROVE = "approve";
    private static final int PART = 200;

    private final HomeFormStore forms;
    private final HomeReportStore reports;
    private final Tasks tasks;
    private final TaskMandates mandates;
    private final AuditLog audit;
    private final HomeSettings settings;

    FormApprovals(
            HomeFormStore forms,
            HomeReportStore reports,
            Tasks tasks,
            TaskMandates mandates,
            AuditLog audit,
            HomeSettings settings) {
        this.forms = forms;
        this.reports = reports;
        this.tasks = tasks;
        this.mandates = mandates;
        this.audit = audit;
        this.settings = settings;
    }

    /** A form that waits for its approval. */
    public record Waiting(Task task, HomeForm form) {}

    /** @param next where the next page starts; empty on the last one */
    public record Page(List<Waiting> rows, Optional<TaskQuery.Cursor> next) {}

    /** Those due first in front; the reading is audited, once for all of a page. */
    public Page list(long person, String text, boolean lateOnly, Optional<TaskQuery.Cursor> after, int limit) {
        TaskPage page = tasks.list(person, query(text, lateOnly, after, limit));
        Map<UUID, HomeForm> found = forms
                .findAll(page.tasks().stream()
                        .map(task -> FormTasks.Subject.parse(task.subject()).line())
                        .toList())
                .stream()
                .collect(Collectors.toMap(HomeForm::line, Function.identity()));
        List<Waiting> rows = page.tasks().stream()
                .map(task -> new Waiting(
                        task, found.get(FormTasks.Subject.parse(task.subject()).line())))
                .toList();
        if (!rows.isEmpty()) {
            audit.record(
                    CommentForms.actor(person),
                    "residence.forms-read",
                    "residence-forms",
                    Map.of("count", Integer.toString(rows.size())));
        }
        return new Page(rows, page.next());
    }

    /** Whether the list names any for this person, be it held by another. */
    public boolean any(long person) {
        return !tasks.list(person, query("", false, Optional.empty(), 1))
                .tasks()
                .isEmpty();
    }

    /** How many wait for this person. */
    public int waiting(long person) {
        return tasks.waiting(person).getOrDefault(FormTasks.TYPE, 0);
    }

    /** How many of them one click may approve. */
    public int most() {
        return settings.mostAtOnce();
    }

    /**
     * The form of a task, for a person who may see the task; the reading is audited.
     *
     * @throws Failure when the person holds no position for it today, though they decided it once
     */
    public HomeForm ofTask(long person, Task task) {
        UUID line = FormTasks.Subject.parse(task.subject()).line();
        HomeForm form = forms.find(line)
                .filter(found -> mandates.today(person, task))
                .orElseThrow(() -> CommentForms.unknown(line));
        audit.record(
                CommentForms.actor(person),
                "residence.form-read",
                Subjects.LINE + line,
                Map.of("task", task.id().toString()));
        return form;
    }

    /** The member's report, beside a form just read. */
    public Optional<ReceivedReport> report(HomeForm form) {
        return reports.find(form.line());
    }

    /** @return for each task null when its form was approved, else why not */
    public Map<UUID, ErrorCode> approve(long person, Collection<UUID> chosen) {
        Each.requireSome(chosen, settings.mostAtOnce());
        return tasks.decideAll(person, chosen.stream().distinct().toList(), APPROVE, null);
    }

    /** All that wait for this person and fit, as many as one click may do; without what another holds. */
    public Map<UUID, ErrorCode> approveAll(long person, String text, boolean lateOnly) {
        List<UUID> all = new ArrayList<>();
        Optional<TaskQuery.Cursor> after = Optional.empty();
        do {
            TaskPage page = tasks.list(person, query(text, lateOnly, after, PART));
            page.tasks().stream()
                    .filter(task -> task.claimedBy().isEmpty() || tasks.mayDecide(person, task))
                    .forEach(task -> all.add(task.id()));
            after = page.next();
        } while (after.isPresent() && all.size() < settings.mostAtOnce());
        return all.isEmpty()
                ? new LinkedHashMap<>()
                : approve(person, all.subList(0, Math.min(all.size(), settings.mostAtOnce())));
    }

    private static TaskQuery query(String text, boolean lateOnly, Optional<TaskQuery.Cursor> after, int limit) {
        return new TaskQuery(
                TaskQuery.Scope.ORGANISATION, Set.of(FormTasks.TYPE), Optional.empty(), lateOnly, text, after, limit);
    }
}
