package vn.lienthong.humantask.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskType;
import vn.lienthong.humantask.Tasks;

/** The question asked before one or several decisions: what is decided, for whom, and why. */
@Component
class TaskQuestions {

    private final Tasks tasks;
    private final TaskWords words;
    private final TaskReads reads;

    TaskQuestions(Tasks tasks, TaskWords words, TaskReads reads) {
        this.tasks = tasks;
        this.words = words;
        this.reads = reads;
    }

    ModelAndView about(long person, Task task, String outcome, Locale locale) {
        reads.one(person, task);
        return question(List.of(task), outcome, locale)
                .addObject("action", "/tasks/" + task.id() + "/decide")
                .addObject("back", "/tasks/" + task.id());
    }

    /** The question once more, with what was typed, because the reason is missing or too long. */
    ModelAndView again(long person, Task task, String outcome, String reason, Locale locale) {
        ModelAndView question = about(person, task, outcome, locale)
                .addObject("reason", reason)
                .addObject("reasonError", ErrorCode.TASK_REASON_MISSING.code());
        question.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return question;
    }

    /** @param ids tasks the person may see; one that is not ends in a failure */
    ModelAndView aboutAll(long person, List<UUID> ids, String outcome, Locale locale) {
        List<Task> chosen = ids.stream().map(id -> tasks.get(person, id)).toList();
        reads.several(person, chosen, "question");
        return question(chosen, outcome, locale)
                .addObject("several", true)
                .addObject("action", "/tasks/decide")
                .addObject("back", "/tasks");
    }

    /** What was decided, for the sentence on the next page: title of the outcome and name of the subject. */
    List<String> told(Task decided, String outcome, Locale locale) {
        return List.of(words.outcome(decided.type(), outcome, locale), decided.subjectName());
    }

    private ModelAndView question(List<Task> chosen, String outcome, Locale locale) {
        TaskType first = chosen.get(0).type();
        boolean reasonRequired =
                chosen.stream().anyMatch(task -> known(task.type(), outcome).reasonRequired());
        return new ModelAndView("tasks/confirm")
                .addObject("choice", TaskDetail.Choice.of(known(first, outcome), words.outcome(first, outcome, locale)))
                .addObject("reasonRequired", reasonRequired)
                .addObject("chosen", chosen)
                .addObject("language", locale.getLanguage());
    }

    private static TaskType.Outcome known(TaskType type, String outcome) {
        return type.outcome(outcome)
                .orElseThrow(() -> new Failure(ErrorCode.TASK_OUTCOME_UNKNOWN, "no such outcome of " + type.name()));
    }
}
