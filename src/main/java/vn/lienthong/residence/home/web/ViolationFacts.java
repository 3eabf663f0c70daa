package vn.lienthong.residence.home.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.residence.home.ViolationTasks;
import vn.lienthong.residence.home.Violations;
import vn.lienthong.security.CurrentPerson;

/** The notice of a violation, for the committee's secretary on the page of its task. */
@Component
class ViolationFacts implements TaskFacts {

    private final Violations violations;
    private final CurrentPerson currentPerson;

    ViolationFacts(Violations violations, CurrentPerson currentPerson) {
        this.violations = violations;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean tells(String type) {
        return type.equals(ViolationTasks.TYPE);
    }

    @Override
    public Shown show(Task task, Locale locale) {
        return new Shown(
                "residence-home/parts :: violation",
                Map.of("violation", violations.ofTask(currentPerson.get().id(), task)));
    }
}
