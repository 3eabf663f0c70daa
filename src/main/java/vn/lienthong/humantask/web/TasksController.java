package vn.lienthong.humantask.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskPage;
import vn.lienthong.humantask.TaskQuery.Scope;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;

/** The inbox: one list and one page for tasks of all types. */
@Controller
@RequestMapping("/tasks")
class TasksController {

    private static final int PAGE = 20;

    private final Tasks tasks;
    private final TaskTypes types;
    private final TaskPages pages;
    private final TaskQuestions questions;
    private final TaskResults results;
    private final TaskReads reads;
    private final CurrentPerson currentPerson;
    private final RescuedForms rescuedForms;

    TasksController(
            Tasks tasks,
            TaskTypes types,
            TaskPages pages,
            TaskQuestions questions,
            TaskResults results,
            TaskReads reads,
            CurrentPerson currentPerson,
            RescuedForms rescuedForms) {
        this.tasks = tasks;
        this.types = types;
        this.pages = pages;
        this.questions = questions;
        this.results = results;
        this.reads = reads;
        this.currentPerson = currentPerson;
        this.rescuedForms = rescuedForms;
    }

    @GetMapping
    String list(@ModelAttribute("filter") TaskFilter filter, Model model, Locale locale) {
        long me = me();
        TaskPage page = tasks.list(me, filter.query(PAGE));
        reads.several(me, page.tasks(), filter.wantedScope().name().toLowerCase(Locale.ROOT));
        List<TaskRow> rows = pages.rows(me, page.tasks(), locale);
        model.addAttribute("rows", rows);
        model.addAttribute("tabs", TaskTab.all(filter.wantedScope(), tasks.waiting(me)));
        model.addAttribute("types", types.all());
        model.addAttribute("done", filter.wantedScope() == Scope.DONE);
        model.addAttribute("stateful", filter.wantedScope() == Scope.ORGANISATION);
        model.addAttribute("narrowed", filter.narrows());
        model.addAttribute("bulk", pages.bulkChoices(rows, page.tasks(), locale));
        model.addAttribute(
                "next", page.next().map(at -> filter.address("/tasks", at)).orElse(null));
        model.addAttribute("first", filter.cursor() == null ? null : filter.address("/tasks", null));
        return "tasks/list";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        TaskDetail detail = pages.detail(me(), tasks.get(me(), id), locale);
        model.addAttribute("task", detail);
        if (detail.facts() != null) {
            model.addAllAttributes(detail.facts().model());
        }
        return "tasks/one";
    }

    @PostMapping("/{id}/claim")
    Object claim(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        return orConflict(id, locale, () -> {
            tasks.claim(me(), id);
            redirect.addFlashAttribute("flash", "tasks.flash.claimed");
            return "redirect:/tasks/" + id;
        });
    }

    @PostMapping("/{id}/release")
    Object release(@PathVariable UUID id, Locale locale, RedirectAttributes redirect) {
        return orConflict(id, locale, () -> {
            tasks.release(me(), id);
            redirect.addFlashAttribute("flash", "tasks.flash.released");
            return "redirect:/tasks/" + id;
        });
    }

    /** The question before a decision; shown as a dialog where the browser can. */
    @FreshLogin
    @GetMapping("/{id}/decide")
    Object ask(
            @PathVariable UUID id,
            @RequestParam(required = false) String outcome,
            HttpServletRequest request,
            Locale locale) {
        WantedDecision wanted =
                WantedDecision.of(outcome, null, rescuedForms.take(request, "/tasks/" + id + "/decide"));
        return wanted.outcome() == null
                ? "redirect:/tasks/" + id
                : questions
                        .about(me(), tasks.get(me(), id), wanted.outcome(), locale)
                        .addAllObjects(wanted.restored());
    }

    @FreshLogin
    @PostMapping("/{id}/decide")
    Object decide(
            @PathVariable UUID id,
            @RequestParam String outcome,
            @RequestParam(required = false) String reason,
            Locale locale,
            RedirectAttributes redirect) {
        return orConflict(id, locale, () -> {
            try {
                Task decided = tasks.decide(me(), id, outcome, reason);
                redirect.addFlashAttribute("flash", "tasks.flash.decided");
                redirect.addFlashAttribute("flashArgs", questions.told(decided, outcome, locale));
                return "redirect:/tasks";
            } catch (Failure failure) {
                if (failure.code() == ErrorCode.TASK_REASON_MISSING) {
                    return questions.again(me(), tasks.get(me(), id), outcome, reason, locale);
                }
                throw failure;
            }
        });
    }

    /** The question before several decisions. */
    @FreshLogin
    @GetMapping("/decide")
    Object askAll(
            @RequestParam(required = false) List<UUID> task,
            @RequestParam(required = false) String outcome,
            HttpServletRequest request,
            Locale locale) {
        WantedDecision wanted = WantedDecision.of(outcome, task, rescuedForms.take(request, "/tasks/decide"));
        return wanted.tasks().isEmpty() || wanted.outcome() == null
                ? "redirect:/tasks"
                : questions
                        .aboutAll(me(), wanted.tasks(), wanted.outcome(), locale)
                        .addAllObjects(wanted.restored());
    }

    @FreshLogin
    @PostMapping("/decide")
    String decideAll(
            @RequestParam List<UUID> task,
            @RequestParam String outcome,
            @RequestParam(required = false) String reason,
            Locale locale,
            RedirectAttributes redirect) {
        results.tell(redirect, me(), tasks.decideAll(me(), task, outcome, reason), locale);
        return "redirect:/tasks";
    }

    /** Runs a command; when somebody else was first, shows who, and where the task stands now. */
    private Object orConflict(UUID id, Locale locale, Supplier<Object> command) {
        try {
            return command.get();
        } catch (Failure failure) {
            if (failure.code().nature() != ErrorCode.Nature.CONFLICT) {
                throw failure;
            }
            TaskDetail now = pages.detail(me(), tasks.get(me(), id), locale);
            return new ModelAndView(
                    "tasks/conflict", Map.of("task", now, "code", failure.code().code()), HttpStatus.CONFLICT);
        }
    }

    private long me() {
        return currentPerson.get().id();
    }
}
