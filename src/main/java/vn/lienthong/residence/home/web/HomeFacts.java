package vn.lienthong.residence.home.web;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.residence.home.FormApprovals;
import vn.lienthong.residence.home.FormScans;
import vn.lienthong.residence.home.FormTasks;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.security.CurrentPerson;

/** The whole form, for whoever approves it on the page of its task. */
@Component
class HomeFacts implements TaskFacts {

    private final FormApprovals approvals;
    private final FormScans scans;
    private final TwoWayMembers members;
    private final CurrentPerson currentPerson;

    HomeFacts(FormApprovals approvals, FormScans scans, TwoWayMembers members, CurrentPerson currentPerson) {
        this.approvals = approvals;
        this.scans = scans;
        this.members = members;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean tells(String type) {
        return type.equals(FormTasks.TYPE);
    }

    @Override
    public Shown show(Task task, Locale locale) {
        HomeForm form = approvals.ofTask(currentPerson.get().id(), task);
        Map<String, Object> model = new HashMap<>();
        model.put("form", form);
        model.put("levels", form.criteria());
        model.put("remarks", form.remarks());
        model.put("scans", scans.of(form));
        model.put("activities", members.ofForm(form));
        approvals.report(form).ifPresent(report -> model.put("report", report));
        return new Shown("residence-home/parts :: facts", model);
    }
}
