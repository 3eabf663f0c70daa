package vn.lienthong.fee;

import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.messaging.v1.RefundRequested;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** The human task of a refund, with the refund's id as its subject. Named by {@code routes/fee.camel.yaml}. */
@Component("refundTasks")
public class RefundTasks {

    /** The type in {@code config/rules/tasks.yaml}. */
    public static final String TYPE = "approve-refund";

    private final RefundStore refunds;
    private final OwnMoney own;
    private final People people;

    RefundTasks(RefundStore refunds, OwnMoney own, People people) {
        this.refunds = refunds;
        this.own = own;
        this.people = people;
    }

    /** Whether the refund still waits for its approval. */
    public boolean wanted(RefundRequested asked) {
        return refund(asked).status() == RefundStatus.REQUESTED;
    }

    /** The task as the component makes it; neither the payer nor anybody whose months were paid must decide it. */
    public TaskRequest taskFor(RefundRequested asked) {
        Refund refund = refund(asked);
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

    private Refund refund(RefundRequested asked) {
        return refunds.find(asked.getRefund())
                .orElseThrow(() -> new Failure(ErrorCode.REFUND_UNKNOWN, "refund " + asked.getRefund()));
    }
}
