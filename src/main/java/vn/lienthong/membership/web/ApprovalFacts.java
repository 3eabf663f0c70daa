package vn.lienthong.membership.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.membership.ApprovalTasks;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.Warnings;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.security.CurrentPerson;

/**
 * What an approver sees of a request on the page of the task: declared, VNeID and member database side by side, what changes,
 * and what to look at. Each reading is audited.
 */
@Component
class ApprovalFacts implements TaskFacts {

    private static final String FRAGMENT = "membership/facts :: request";

    private final Registrations registrations;
    private final ProfileTexts texts;
    private final Warnings warnings;
    private final Offices offices;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;

    ApprovalFacts(
            Registrations registrations,
            ProfileTexts texts,
            Warnings warnings,
            Offices offices,
            AuditLog audit,
            CurrentPerson currentPerson) {
        this.registrations = registrations;
        this.texts = texts;
        this.warnings = warnings;
        this.offices = offices;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean tells(String type) {
        return Arrays.stream(Aspect.values())
                .anyMatch(aspect -> aspect.taskType().equals(type));
    }

    @Override
    public Shown show(Task task, Locale locale) {
        ApprovalTasks.Subject subject = ApprovalTasks.Subject.parse(task.subject());
        MembershipRequest request = registrations.find(subject.request()).orElseThrow();
        audit.record(
                MessageContext.ofPerson(currentPerson.get().id()).actor(),
                "account.read",
                "account:" + request.personId(),
                Map.of("task", task.id().toString()));
        return new Shown(
                FRAGMENT,
                Map.of(
                        "asked", subject.aspect(),
                        "shown", new ShownRequest(request),
                        "changes",
                                request.inForce()
                                        .map(before -> texts.changes(before, request.declared(), locale))
                                        .orElseGet(List::of),
                        "sources", texts.sources(request, locale),
                        "comparison", texts.comparison(request, locale),
                        "warnings", warnings.of(request, offices.today())));
    }
}
