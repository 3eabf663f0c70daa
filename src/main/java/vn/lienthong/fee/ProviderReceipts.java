package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.ProviderReceiptStore;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ProviderReceiptWanted;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.partner.payment.ProviderReceipt;

/**
 * Fetches the receipts providers give of their own and keeps them beside the hub's. A provider that has none yet, or gives no
 * answer, is asked again, ever more seldom, for a week. Named by {@code routes/fee.camel.yaml}.
 */
@Component("providerReceipts")
class ProviderReceipts {

    private static final Logger log = LoggerFactory.getLogger(ProviderReceipts.class);

    private static final String CONSUMER = "fee-fetch-provider-receipt";
    private static final int BATCH = 200;
    /** After so many vain questions it is given up. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(10),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(6));

    private final ProviderReceiptStore receipts;
    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final Documents documents;
    private final Outbox outbox;
    private final Inbox inbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ProviderReceipts(
            ProviderReceiptStore receipts,
            PaymentStore payments,
            PaymentProviders providers,
            Documents documents,
            Outbox outbox,
            Inbox inbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.receipts = receipts;
        this.payments = payments;
        this.providers = providers;
        this.documents = documents;
        this.outbox = outbox;
        this.inbox = inbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** In the caller's transaction: the receipt of this payment is wanted. @param order its money settled */
    void want(FeePayment payment, UUID order) {
        if (receipts.insert(payment.reference(), order, again(0))) {
            ask(payment);
        }
    }

    /** Asks the provider; holds no transaction while it thinks. */
    public void fetch(ProviderReceiptWanted message) {
        FeePayment payment = payments.find(message.getReference())
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "payment " + message.getReference()));
        try {
            providers
                    .find(payment.provider())
                    .flatMap(provider -> provider.receipt(payment.asReference()))
                    .ifPresent(found -> inbox.once(CONSUMER, () -> keep(payment, found)));
        } catch (Failure failure) {
            if (!PaymentFailures.leftToTheClock(failure)) {
                throw failure;
            }
            log.info("receipt of payment {}: {}", payment.reference(), failure.getMessage());
        }
    }

    /** Those that are due are asked for again. Every node looks; row locks decide which one acts. */
    @Scheduled(fixedDelayString = "${lienthong.fee.deadline-check:PT10S}")
    void askAgain() {
        transaction.executeWithoutResult(status -> receipts.lockDue(clock.instant(), BATCH)
                .forEach((reference, asked) -> payments.find(reference).ifPresent(payment -> {
                    receipts.asked(reference, again(asked + 1));
                    ask(payment);
                })));
    }

    private void ask(FeePayment payment) {
        ProviderReceiptWanted message = new ProviderReceiptWanted();
        message.setReference(payment.reference());
        outbox.send(Queues.FEE_FETCH_PROVIDER_RECEIPT, payment.dossier(), message);
    }

    /** Null when it was asked for often enough. */
    private Instant again(int asked) {
        return asked < PAUSES.size() ? clock.instant().plus(PAUSES.get(asked)) : null;
    }

    private void keep(FeePayment payment, ProviderReceipt receipt) {
        receipts.lockWaiting(payment.reference()).ifPresent(order -> keep(payment, order, receipt));
    }

    private void keep(FeePayment payment, UUID order, ProviderReceipt receipt) {
        UUID document = UUID.randomUUID();
        documents.keep(
                new NewDocument(
                        document,
                        "provider-receipt",
                        Optional.empty(),
                        "fee-order:" + order,
                        FeeTime.today(clock),
                        receipt.contentType(),
                        Map.of(),
                        Optional.empty()),
                receipt.content());
        receipts.kept(payment.reference(), document);
    }
}
