package vn.lienthong.residence.workplace.web;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.ListTasks;
import vn.lienthong.security.CurrentPerson;

/** What whoever approves a list sees of it on the page of the task; its lines are on the list's own page. */
@Component
class ListFacts implements TaskFacts {

    private static final String FRAGMENT = "residence-workplace/facts :: list";

    private final CommentLists lists;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;

    ListFacts(CommentLists lists, AuditLog audit, CurrentPerson currentPerson) {
        this.lists = lists;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean tells(String type) {
        return type.equals(ListTasks.TYPE);
    }

    @Override
    public Shown show(Task task, Locale locale) {
        long person = currentPerson.get().id();
        CommentList list = lists.ofTask(person, task);
        audit.record(
                MessageContext.ofPerson(person).actor(),
                "residence.list-read",
                Subjects.LIST + list.id(),
                Map.of("task", task.id().toString()));
        return new Shown(FRAGMENT, Map.of("list", list, "counts", lists.counts(list)));
    }
}
