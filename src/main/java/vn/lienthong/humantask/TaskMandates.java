package vn.lienthong.humantask;

import org.springframework.stereotype.Component;

/** Who of those that may see a task holds the position for it today: whoever decided it once sees the task, and no more. */
@Component
public class TaskMandates {

    private final TaskRights rights;

    TaskMandates(TaskRights rights) {
        this.rights = rights;
    }

    /** Whether the person has a mandate for the task today, whatever became of the task. */
    public boolean today(long person, Task task) {
        return rights.mandateFor(person, task).isPresent();
    }
}
