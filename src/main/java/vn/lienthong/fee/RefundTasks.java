package vn.lienthong.fee;

import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.v1.RefundRequested;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** The human task of a refund, with the refund's id as its subject. Named by {@code routes/fee.camel.yaml}. */
@Component("refundTasks")
public class RefundTasks {

    /** The type in {@code config/rules/tasks.yaml}. */
    public static final String TYPE = "approve-refund";

    static final String NO_LONGER_WANTED = "withdrawn";

    private final RefundStore refunds;
    private final OwnMoney own;
    private final People people;
    private final Tasks tasks;
    private final TransactionTemplate transaction;

    RefundTasks(
            RefundStore refunds, OwnMoney own, People people, Tasks tasks, PlatformTransactionManager transactions) {
        this.refunds = refunds;
        this.own = own;
        this.people = people;
        this.tasks = tasks;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Has the task of a refund made. */
    static RefundRequested asked(Refund refund) {
        RefundRequested message = new RefundRequested();
        message.setRefund(refund.id());
        return message;
    }

    /** Whether the refund still waits for its approval, and nobody was asked for it yet: the message may come twice. */
    public boolean wanted(RefundRequested asked) {
        Refund refund = refund(asked.getRefund());
        return wanted(refund) && tasks.ofSubject(refund.id()).isEmpty();
    }

    private static boolean wanted(Refund refund) {
        return refund.status() == RefundStatus.REQUESTED;
    }

    /** Withdraws the task just made when its refund was taken back while it was made; waits for who is taking it back. */
    public void sweep(TaskRequest made) {
        Boolean wanted = transaction.execute(
                status -> refunds.lock(made.subject()).map(RefundTasks::wanted).orElse(false));
        if (!Boolean.TRUE.equals(wanted)) {
            tasks.cancel(made.subject(), NO_LONGER_WANTED);
        }
    }

    /** The task as the component makes it; neither the payer nor anybody whose months were paid must decide it. */
    public TaskRequest taskFor(RefundRequested asked) {
        Refund refund = refund(asked.getRefund());
        return new TaskRequest(
                refund.id(),
                refund.payer(),
                name(refund),
                refund.organisation(),
                FeeTime.day(refund.requestedAt()),
                refund.order().map(own::owners).orElse(Set.of()));
    }

    private String name(Refund refund) {
        OptionalLong payer = refund.payer();
        String whose = payer.isPresent()
                ? people.find(payer.getAsLong()).map(Person::fullName).orElse(refund.money())
                : refund.provider() + " " + refund.money();
        return whose + ", " + Money.inDigits(refund.amount()) + " đồng";
    }

    private Refund refund(String id) {
        return refunds.find(id).orElseThrow(() -> new Failure(ErrorCode.REFUND_UNKNOWN, "refund " + id));
    }
}
