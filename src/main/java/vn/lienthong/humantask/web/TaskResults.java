package vn.lienthong.humantask.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;

/** Says on the next page what became of several decisions: how many are recorded, and of the others whose and why not. */
@Component
class TaskResults {

    private final Tasks tasks;
    private final MessageSource messages;

    TaskResults(Tasks tasks, MessageSource messages) {
        this.tasks = tasks;
        this.messages = messages;
    }

    /** @param results for each task null when it was decided, else why not */
    void tell(RedirectAttributes redirect, long person, Map<UUID, ErrorCode> results, Locale locale) {
        long refused = results.values().stream().filter(Objects::nonNull).count();
        long decided = results.size() - refused;
        redirect.addFlashAttribute("flash", refused == 0 ? "tasks.flash.all-decided" : "tasks.flash.some-decided");
        redirect.addFlashAttribute("flashArgs", refused == 0 ? List.of(decided) : List.of(decided, refused));
        redirect.addFlashAttribute("flashTone", refused == 0 ? "success" : "warning");
        if (refused > 0) {
            redirect.addFlashAttribute("flashDetails", details(person, results, locale));
        }
    }

    private List<String> details(long person, Map<UUID, ErrorCode> results, Locale locale) {
        return results.entrySet().stream()
                .filter(result -> result.getValue() != null)
                .map(result -> name(person, result.getKey(), locale) + ": "
                        + messages.getMessage(result.getValue().code(), null, locale))
                .toList();
    }

    /** Whom the task is about and its dossier, unless it is not for this person to see (any more). */
    private String name(long person, UUID id, Locale locale) {
        try {
            Task task = tasks.get(person, id);
            return task.subjectName() + " (" + task.dossier() + ")";
        } catch (Failure notTheirs) {
            return messages.getMessage("tasks.flash.not-theirs", null, locale);
        }
    }
}
