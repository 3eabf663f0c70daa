package vn.lienthong.fee.web.office;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.RefundTasks;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.security.CurrentPerson;

/** What whoever approves a refund sees of it on the page of the task. Each reading is audited. */
@Component
class RefundFacts implements TaskFacts {

    private static final String FRAGMENT = "fee-office/facts :: refund";

    private final RefundStore refunds;
    private final AuditLog audit;
    private final CurrentPerson currentPerson;

    RefundFacts(RefundStore refunds, AuditLog audit, CurrentPerson currentPerson) {
        this.refunds = refunds;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean tells(String type) {
        return type.equals(RefundTasks.TYPE);
    }

    @Override
    public Shown show(Task task, Locale locale) {
        Refund refund = refunds.find(task.subject())
                .orElseThrow(() -> new Failure(ErrorCode.REFUND_UNKNOWN, "refund " + task.subject()));
        audit.record(
                MessageContext.ofPerson(currentPerson.get().id()).actor(),
                "fee.refund-read",
                "refund:" + refund.id(),
                Map.of("task", task.id().toString()));
        return new Shown(FRAGMENT, Map.of("refund", refund));
    }
}
