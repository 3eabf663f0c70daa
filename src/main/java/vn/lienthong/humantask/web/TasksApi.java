package vn.lienthong.humantask.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskPage;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;

/** The same inbox for programs; described in {@code docs/api-tasks.md}. */
@RestController
@RequestMapping("/api/v1/tasks")
class TasksApi {

    private static final String PATH = "/api/v1/tasks";
    private static final int LARGEST_PAGE = 200;

    private final Tasks tasks;
    private final TaskReads reads;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    TasksApi(Tasks tasks, TaskReads reads, CurrentPerson currentPerson, Clock clock) {
        this.tasks = tasks;
        this.reads = reads;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @GetMapping
    Page list(@ModelAttribute TaskFilter filter, @RequestParam(defaultValue = "20") int limit, Locale locale) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "limit is 1 to " + LARGEST_PAGE);
        }
        TaskPage page = tasks.list(me(), filter.query(limit));
        reads.several(me(), page.tasks(), filter.wantedScope().name().toLowerCase(Locale.ROOT));
        return new Page(
                page.tasks().stream().map(task -> resource(task, locale)).toList(),
                page.next()
                        .map(at -> filter.address(PATH, at) + "&limit=" + limit)
                        .orElse(null));
    }

    @GetMapping("/{id}")
    ResponseEntity<TaskResource> one(@PathVariable UUID id, Locale locale) {
        Task task = tasks.get(me(), id);
        reads.one(me(), task);
        return answer(task, locale);
    }

    @PostMapping("/{id}/claim")
    ResponseEntity<TaskResource> claim(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
            Locale locale) {
        return command(id, version, locale, task -> tasks.claim(me(), id));
    }

    @PostMapping("/{id}/release")
    ResponseEntity<TaskResource> release(
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
            Locale locale) {
        return command(id, version, locale, task -> tasks.release(me(), id));
    }

    @FreshLogin
    @PostMapping("/{id}/decide")
    ResponseEntity<TaskResource> decide(
            @PathVariable UUID id,
            @RequestBody Decision decision,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
            Locale locale) {
        return command(id, version, locale, task -> tasks.decide(me(), id, decision.outcome(), decision.reason()));
    }

    /**
     * A page of the list.
     *
     * @param next address of the next page; left out on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<TaskResource> tasks, String next) {}

    /**
     * A decision.
     *
     * @param outcome name of one of the task's outcomes
     * @param reason may be null unless the outcome needs one
     */
    record Decision(String outcome, String reason) {}

    /** The version spares a client a decision on what it has not seen; the service decides the race itself under its lock. */
    private ResponseEntity<TaskResource> command(UUID id, String version, Locale locale, UnaryOperator<Task> command) {
        Task seen = tasks.get(me(), id);
        if (version != null && !version.equals("*") && !version.equals(version(seen))) {
            throw new Failure(ErrorCode.TASK_CHANGED, "task " + id + " is no longer what the client saw");
        }
        return answer(command.apply(seen), locale);
    }

    private ResponseEntity<TaskResource> answer(Task task, Locale locale) {
        return ResponseEntity.ok().eTag(version(task)).body(resource(task, locale));
    }

    /** Changes whenever the task does: every change is one of state, holder or escalation. */
    private static String version(Task task) {
        String holder =
                task.claimedBy().isPresent() ? Long.toString(task.claimedBy().getAsLong()) : "";
        return "\""
                + String.join(
                        "-", task.state().name(), holder, task.escalatedTo().orElse("")) + "\"";
    }

    private TaskResource resource(Task task, Locale locale) {
        return TaskResource.of(task, clock.instant(), locale.getLanguage());
    }

    private long me() {
        return currentPerson.get().id();
    }
}
