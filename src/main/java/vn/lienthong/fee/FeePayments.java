package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.PaymentRequested;
import vn.lienthong.partner.payment.PaymentCatalogue;
import vn.lienthong.partner.payment.PaymentMethod;
import vn.lienthong.partner.payment.ReferenceCode;

/** What a payer does with payments of an own order: choose a way, come back from the provider's page. */
@Service
public class FeePayments {

    private static final Duration LONGEST_START = Duration.ofSeconds(30);

    private final FeeOrders feeOrders;
    private final OrderStore orders;
    private final PaymentStore payments;
    private final PaymentCatalogue catalogue;
    private final Outbox outbox;
    private final AuditLog audit;
    private final FeeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FeePayments(
            FeeOrders feeOrders,
            OrderStore orders,
            PaymentStore payments,
            PaymentCatalogue catalogue,
            Outbox outbox,
            AuditLog audit,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.feeOrders = feeOrders;
        this.orders = orders;
        this.payments = payments;
        this.catalogue = catalogue;
        this.outbox = outbox;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Begins to pay an open order. A second click finds the payment the first one began; one whose time is over makes room for
     * another, and its provider is asked on, so that money it still brings is never missed.
     *
     * @param clientAddress of the payer's browser; some providers want it
     * @throws Failure when the order is closed, money for it waits for a person, the way to pay is not offered, or another one is
     *     under way already
     */
    public FeePayment begin(long person, UUID order, String methodCode, String clientAddress) {
        feeOrders.get(person, order);
        PaymentMethod method = catalogue
                .find(methodCode)
                .orElseThrow(
                        () -> new Failure(ErrorCode.FEE_METHOD_UNKNOWN, "no way to pay " + methodCode, methodCode));
        return MessageContext.ofPerson(person)
                .call(() -> transaction.execute(status -> begin(order, method, clientAddress)));
    }

    private FeePayment begin(UUID order, PaymentMethod method, String clientAddress) {
        FeeOrder open = orders.lock(order)
                .filter(found -> found.state() == OrderState.OPEN)
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_CLOSED, "order " + order + " is not open"));
        Optional<FeePayment> underWay = underWay(order);
        if (underWay.isPresent() && !isOver(underWay.get())) {
            return sameMethod(underWay.get(), method);
        }
        if (orders.held(order)) {
            throw new Failure(ErrorCode.FEE_ORDER_HAS_MONEY, "money for order " + order + " waits for a person");
        }
        underWay.map(FeePayment::reference).ifPresent(payments::replaced);
        FeePayment payment = insert(open, method, clientAddress);
        audit.record(
                MessageContext.current().actor(),
                "fee.pay",
                "order:" + order,
                Map.of("method", method.code(), "reference", payment.reference()));
        return payment;
    }

    /** Whether nobody has said how it ended, though its time is over. */
    public boolean isOver(FeePayment payment) {
        return payment.over(clock.instant());
    }

    /** The payer is back from the provider's page, which proves nothing: the provider is asked now, not later. */
    public FeePayment returned(long person, String reference) {
        FeePayment payment = get(person, reference);
        payments.hurry(reference, clock.instant());
        return payment;
    }

    /** A payment of an own order; unknown to everybody else. */
    public FeePayment get(long person, String reference) {
        FeePayment payment = payments.find(reference).orElseThrow(() -> unknown(reference));
        feeOrders.get(person, payment.order());
        return payment;
    }

    private Optional<FeePayment> underWay(UUID order) {
        List<FeePayment> all = payments.lockOfOrder(order);
        if (all.stream().anyMatch(payment -> payment.status() == PaymentStatus.PAID)) {
            throw new Failure(ErrorCode.FEE_ORDER_CLOSED, "order " + order + " has money");
        }
        return all.stream().filter(payment -> payment.status().underWay()).findFirst();
    }

    private static FeePayment sameMethod(FeePayment underWay, PaymentMethod method) {
        if (!underWay.method().equals(method.code())) {
            throw new Failure(
                    ErrorCode.FEE_PAYMENT_UNDER_WAY,
                    "payment " + underWay.reference() + " is under way",
                    underWay.method());
        }
        return underWay;
    }

    private FeePayment insert(FeeOrder order, PaymentMethod method, String clientAddress) {
        Instant now = clock.instant();
        FeePayment payment = new FeePayment(
                ReferenceCode.of(FeeTime.today(clock), payments.nextNumber()),
                order.id(),
                order.number(),
                method.code(),
                method.provider(),
                order.amount(),
                PaymentStatus.ASKED,
                clientAddress,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                now,
                now.plus(timeOf(method)),
                Optional.empty(),
                true);
        payments.insert(payment, now.plus(settings.queryAfter()).plus(LONGEST_START));
        PaymentRequested message = new PaymentRequested();
        message.setReference(payment.reference());
        outbox.send(Queues.FEE_REQUEST_PAYMENT, order.number(), message);
        return payment;
    }

    /** What is carried to a bank must hold longer than a page of one. */
    private Duration timeOf(PaymentMethod method) {
        return method.kind() == PaymentMethod.Kind.TRANSFER ? settings.transferTime() : settings.paymentTime();
    }

    private static Failure unknown(String reference) {
        return new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "payment " + reference);
    }
}
