package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.Proof;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.ReceiptingStore;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.ReceiptsWanted;

/**
 * Issues the receipts of a paid order: one for an own order; for a cell order one for each member, then the summary. A message
 * makes some of them and asks for the next by another one, so that a large order keeps neither a consumer nor memory for
 * long. Named by {@code routes/fee.camel.yaml}.
 *
 * <p>Three steps, and the hub may die between any two of them. The numbers are taken ({@link ReceiptNumbers}, once). The documents
 * of some numbers are made and signed, outside of any transaction: what was made and not kept is made again. They are kept,
 * together with what tells of them, each number's once.
 */
@Component("receiptIssue")
class ReceiptIssue {

    private static final String CONSUMER = "fee-issue-receipts";
    private static final int AT_ONCE = 40;
    private static final String PDF = "application/pdf";

    private final ReceiptNumbers numbers;
    private final ReceiptMaker maker;
    private final ReceiptingStore receiptings;
    private final OrderStore orders;
    private final Documents documents;
    private final ReceiptRevocation revocation;
    private final ReceiptNotices notices;
    private final Dossiers dossiers;
    private final SettledOrders settled;
    private final Inbox inbox;
    private final Clock clock;

    ReceiptIssue(
            ReceiptNumbers numbers,
            ReceiptMaker maker,
            ReceiptingStore receiptings,
            OrderStore orders,
            Documents documents,
            ReceiptRevocation revocation,
            ReceiptNotices notices,
            Dossiers dossiers,
            SettledOrders settled,
            Inbox inbox,
            Clock clock) {
        this.numbers = numbers;
        this.maker = maker;
        this.receiptings = receiptings;
        this.orders = orders;
        this.documents = documents;
        this.revocation = revocation;
        this.notices = notices;
        this.dossiers = dossiers;
        this.settled = settled;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The next receipts of an order that have no document yet. */
    public void issue(ReceiptsWanted message) {
        UUID order = UUID.fromString(message.getOrder());
        numbers.take(order);
        List<MadeReceipt> made = maker.make(receiptings.find(order).orElseThrow(), receiptings.waiting(order, AT_ONCE));
        inbox.once(CONSUMER, () -> keep(order, made));
    }

    private void keep(UUID id, List<MadeReceipt> made) {
        FeeOrder order = orders.lock(id).orElseThrow();
        Receipting receipting = receiptings.lock(id);
        Set<String> waiting = receiptings.waiting(
                made.stream().map(each -> each.receipt().number()).toList());
        List<MadeReceipt> missing = made.stream()
                .filter(each -> waiting.contains(each.receipt().number()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Map<NumberedReceipt, UUID> kept =
                missing.stream().collect(Collectors.toMap(MadeReceipt::receipt, each -> keep(receipting, each)));
        kept.values().forEach(document -> revocation.check(order, document));
        missing.forEach(each -> notices.tellMember(order, each));
        int issued = receipting.issued() + kept.size();
        boolean complete = issued == receipting.expected();
        Instant now = clock.instant();
        receiptings.progress(id, issued, complete ? now : null);
        orders.receiptsBy(id, complete ? null : now.plus(SettledOrders.RECEIPTED_BY));
        if (complete) {
            finish(order, kept);
        } else {
            settled.wantReceipts(order);
        }
    }

    private UUID keep(Receipting receipting, MadeReceipt made) {
        NumberedReceipt receipt = made.receipt();
        UUID document = UUID.randomUUID();
        documents.keep(
                new NewDocument(
                        document,
                        receipt.kind() == FeeReceipt.Kind.SUMMARY ? "fee-summary-receipt" : "fee-receipt",
                        Optional.of(new Proof(receipt.number(), receipt.code())),
                        "fee-order:" + receipting.order(),
                        receipting.dated(),
                        PDF,
                        made.publicFacts(),
                        Optional.empty()),
                made.pdf());
        receiptings.made(receipt.number(), document);
        return document;
    }

    /** The receipt of the order is the last one to be made. */
    private void finish(FeeOrder order, Map<NumberedReceipt, UUID> kept) {
        Map.Entry<NumberedReceipt, UUID> main = kept.entrySet().stream()
                .filter(each -> each.getKey().kind() != FeeReceipt.Kind.MEMBER)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("the receipt of order " + order.id() + " was not the last"));
        NumberedReceipt receipt = main.getKey();
        String name = (receipt.kind() == FeeReceipt.Kind.SUMMARY ? "Biên lai tổng hợp số " : "Biên lai số ")
                + receipt.number();
        dossiers.fee(order.number(), FeeOrders.FEE_CODE, FeeOrders.FEE_NAME, order.amount());
        dossiers.result(order.number(), main.getValue().toString(), name, ReceiptNotices.receiptOf(order));
        dossiers.advance(order.number(), DossierStatus.RESULT_RETURNED, "fee.returned");
        notices.tellPayer(order, receipt);
    }
}
