package vn.lienthong.fee;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.v1.PaymentRequested;
import vn.lienthong.messaging.v1.PaymentUnclear;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.FeeItem;
import vn.lienthong.partner.payment.PaymentCatalogue;
import vn.lienthong.partner.payment.PaymentMethod;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.edge.NoticeDesk;
import vn.lienthong.partner.payment.wire.Hashes;

/**
 * Talks to the providers for the routes: asks for money, asks how a payment stands. Nothing here holds a database
 * transaction while a provider thinks. Named by {@code routes/fee.camel.yaml}.
 */
@Component("paymentDesk")
class PaymentDesk {

    private static final Logger log = LoggerFactory.getLogger(PaymentDesk.class);

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");
    /** While the payer waits. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    /** A provider that is only away may come back with money it took, so it is asked for so many times as long. */
    private static final int TIMES_WHEN_AWAY = 7;

    private static final String FEE_CODE = "DANGPHI";

    private final OrderStore orders;
    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final PaymentCatalogue catalogue;
    private final NoticeDesk notices;
    private final People people;
    private final FeeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final URI baseUrl;

    PaymentDesk(
            OrderStore orders,
            PaymentStore payments,
            PaymentProviders providers,
            PaymentCatalogue catalogue,
            NoticeDesk notices,
            People people,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${lienthong.base-url}") URI baseUrl) {
        this.orders = orders;
        this.payments = payments;
        this.providers = providers;
        this.catalogue = catalogue;
        this.notices = notices;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.baseUrl = baseUrl;
    }

    /** Asks the provider for the money, however often the message comes: the provider knows the reference. */
    public void ask(PaymentRequested message) {
        FeePayment payment = payment(message.getReference());
        if (toBeAsked(payment)) {
            ask(payment);
        }
    }

    private boolean toBeAsked(FeePayment payment) {
        return payment.status() == PaymentStatus.ASKED && !clock.instant().isAfter(payment.expiresAt());
    }

    private void ask(FeePayment payment) {
        try {
            Checkout checkout = provider(payment).start(request(payment));
            payments.ready(payment.reference(), checkout);
        } catch (Failure failure) {
            if (PaymentFailures.unanswered(failure)) {
                log.info("payment {}: {}", payment.reference(), failure.getMessage());
                payments.hurry(payment.reference(), askAgain(payment, failure));
            } else if (failure.permanent()) {
                end(payment.reference(), PaymentStatus.FAILED, failure.code().code());
            } else {
                throw failure;
            }
        }
    }

    /** One that answers with errors is left alone for as long again as it has been asked so far; the clock's turn comes anyway. */
    private Instant askAgain(FeePayment payment, Failure failure) {
        Instant now = clock.instant();
        Duration soFar = Duration.between(payment.createdAt(), now);
        boolean soon = PaymentFailures.away(failure) || soFar.compareTo(ASK_AGAIN) < 0;
        return now.plus(soon ? ASK_AGAIN : soFar);
    }

    /**
     * Asks the provider how a payment stands, also one that has ended without money; what it says is judged like any other notice.
     * A provider that has not heard of the payment yet, because it was away, is told. What comes of no answer, or of one that
     * refuses the question, is left to the clock, which asks again, unless nobody need know it any more.
     */
    public void query(PaymentUnclear message) {
        FeePayment known = payment(message.getReference());
        if (toBeAsked(known)) {
            ask(known);
        }
        FeePayment payment = payment(message.getReference());
        if (payment.status() != PaymentStatus.PAID && !toBeAsked(payment)) {
            try {
                take(payment, state(payment));
            } catch (Failure failure) {
                if (!PaymentFailures.leftToTheClock(failure)) {
                    throw failure;
                }
                log.info("payment {}: {}", payment.reference(), failure.getMessage());
                if (closed(payment.order()) && over(payment, PaymentFailures.forGood(failure) ? 1 : TIMES_WHEN_AWAY)) {
                    end(payment.reference(), PaymentStatus.EXPIRED, null);
                }
            }
        }
    }

    /** A provider that was shut out knows of nothing. */
    private PaymentState state(FeePayment payment) {
        Optional<PaymentProvider> provider = providers.find(payment.provider());
        return provider.isPresent() ? provider.get().query(payment.asReference()) : new PaymentState.Unknown();
    }

    private void take(FeePayment payment, PaymentState state) {
        if (state instanceof PaymentState.Paid paid) {
            notices.receive(notice(payment, paid));
        } else if (state instanceof PaymentState.Failed failed) {
            end(payment.reference(), PaymentStatus.FAILED, (failed.code() + " " + failed.reason()).strip());
        } else if (over(payment, state)) {
            end(payment.reference(), PaymentStatus.EXPIRED, null);
        }
    }

    /**
     * Unknown to the provider, it can never be paid once its time is over; pending, it is under way until its provider says how it
     * ended, however long that takes. Only one of which no provider will ever say so, or whose order is closed, ends by itself.
     */
    private boolean over(FeePayment payment, PaymentState state) {
        if (state instanceof PaymentState.Unknown) {
            return clock.instant().isAfter(payment.expiresAt());
        }
        return over(payment, 1) && (!provider(payment).tellsEnds() || closed(payment.order()));
    }

    /** @param times how many times as long as it may be unclear */
    private boolean over(FeePayment payment, int times) {
        return clock.instant()
                .isAfter(payment.expiresAt().plus(settings.unclearTime().multipliedBy(times)));
    }

    private boolean closed(UUID order) {
        return orders.find(order).orElseThrow().state() != OrderState.OPEN;
    }

    private void end(String reference, PaymentStatus status, String failure) {
        transaction.executeWithoutResult(ignored -> payments.lock(reference)
                .filter(payment -> payment.status().mayBecome(status))
                .ifPresent(payment -> payments.ended(reference, status, failure)));
    }

    private FeePayment payment(String reference) {
        return payments.find(reference)
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "payment " + reference));
    }

    private PaymentProvider provider(FeePayment payment) {
        return providers.get(payment.provider());
    }

    private PaymentRequest request(FeePayment payment) {
        FeeOrder order = orders.find(payment.order()).orElseThrow();
        Person payer = people.find(order.payer()).orElseThrow();
        return new PaymentRequest(
                payment.reference(),
                order.number(),
                payment.amount(),
                "Nộp đảng phí " + payment.reference(),
                catalogue.find(payment.method()).map(PaymentMethod::bankCode).orElse(null),
                baseUrl.resolve("/fees/payments/" + payment.reference() + "/return"),
                payer.fullName(),
                payer.personalId(),
                payment.clientAddress(),
                payment.createdAt(),
                payment.expiresAt(),
                items(order));
    }

    private List<FeeItem> items(FeeOrder order) {
        return orders.lines(order.id()).stream()
                .collect(Collectors.groupingBy(FeeLine::month, TreeMap::new, Collectors.summingLong(FeeLine::amount)))
                .entrySet()
                .stream()
                .map(PaymentDesk::item)
                .toList();
    }

    private static FeeItem item(Map.Entry<java.time.YearMonth, Long> month) {
        return new FeeItem(FEE_CODE, "Đảng phí tháng " + MONTH.format(month.getKey()), month.getValue());
    }

    /** The provider's answer to the hub's own question, over a checked connection: as good as a signed notice. */
    private static ProviderNotice notice(FeePayment payment, PaymentState.Paid paid) {
        String said = String.join(
                "|",
                "query",
                payment.reference(),
                Long.toString(paid.amount()),
                paid.currency(),
                paid.providerTransaction());
        return new ProviderNotice(
                payment.provider(),
                said,
                ProviderNotice.Kind.PAYMENT,
                ProviderNotice.Outcome.DONE,
                true,
                payment.reference(),
                null,
                paid.amount(),
                paid.currency(),
                paid.providerTransaction(),
                paid.paidAt(),
                "query",
                Hashes.sha256(said));
    }
}
