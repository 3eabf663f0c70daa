package vn.lienthong.partner.payment.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.lienthong.messaging.PartnerQueues;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.StatementLine;

/**
 * A provider that takes requests from one queue and puts results on another. The hub's word to it is on a disk when a method
 * returns; its own word comes to {@link QueueResults}.
 */
final class QueueProvider implements PaymentProvider {

    /** The hub asks again by itself, so an old question is of no use. */
    private static final Duration QUESTION = Duration.ofMinutes(10);
    /** A refund that lies longer is asked for again, under the same id: within the hour, so that none lies when it is given up. */
    private static final Duration REFUND = Duration.ofMinutes(45);

    private final String id;
    private final RequestSender requests;
    private final QueueStatements statements;
    private final PartnerQueues queues;
    private final Clock clock;

    QueueProvider(String id, RequestSender requests, QueueStatements statements, PartnerQueues queues, Clock clock) {
        this.id = id;
        this.requests = requests;
        this.statements = statements;
        this.queues = queues;
        this.clock = clock;
    }

    @Override
    public String id() {
        return id;
    }

    /** The provider knows a repeated request by its reference, and reaches the payer itself. */
    @Override
    public Checkout start(PaymentRequest request) {
        requests.send(id, RequestDocuments.payment(id, request), request.reference(), request.expiresAt());
        return new Checkout.Waiting();
    }

    @Override
    public PaymentState query(PaymentReference payment) {
        requests.send(
                id,
                RequestDocuments.question(id, payment),
                payment.reference(),
                clock.instant().plus(QUESTION));
        return new PaymentState.Pending();
    }

    @Override
    public RefundState refund(RefundRequest request) {
        if (request.payment().providerTransaction() == null) {
            return new RefundState.Refused("no-number");
        }
        requests.send(
                id,
                RequestDocuments.refund(id, request),
                request.id(),
                clock.instant().plus(REFUND));
        return new RefundState.Pending();
    }

    @Override
    public Optional<ProviderReceipt> receipt(PaymentReference payment) {
        return Optional.empty();
    }

    @Override
    public boolean hasStatements() {
        return statements.givenBy(id);
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        return statements.ofRequests(id, day);
    }

    @Override
    public Optional<String> trouble() {
        OptionalInt readers = queues.readersOf(QueueNames.requests(id));
        return readers.isPresent() && readers.getAsInt() == 0 ? Optional.of("is not connected") : Optional.empty();
    }
}
