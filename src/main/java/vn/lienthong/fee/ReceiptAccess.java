package vn.lienthong.fee;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.ReceiptStore;
import vn.lienthong.messaging.MessageContext;

/**
 * Who may open a receipt: whoever paid the order; of a cell order whoever may pay for the cell today; and every member the own
 * one. To everybody else it is unknown. What somebody opens of another's is in the audit log.
 */
@Service
public class ReceiptAccess {

    private final ReceiptStore receipts;
    private final OrderStore orders;
    private final CellRights rights;
    private final AuditLog audit;

    ReceiptAccess(ReceiptStore receipts, OrderStore orders, CellRights rights, AuditLog audit) {
        this.receipts = receipts;
        this.orders = orders;
        this.rights = rights;
        this.audit = audit;
    }

    /**
     * The receipt of an own order, or the summary of a cell order.
     *
     * @throws Failure {@code LT-DOC-007} when there is none yet, or the person may not open it; so do all methods here
     */
    public FeeReceipt ofOrder(long person, UUID order) {
        requireRight(person, order);
        return opened(person, receipts.main(order).orElseThrow(() -> unknown("order " + order)));
    }

    /** One receipt of an order. */
    public FeeReceipt ofOrder(long person, UUID order, UUID document) {
        FeeReceipt receipt = receipts.byDocument(order, document).orElseThrow(() -> unknown("document " + document));
        return opened(person, allowed(person, receipt));
    }

    public FeeReceipt byNumber(long person, String number) {
        FeeReceipt receipt = receipts.byNumber(number).orElseThrow(() -> unknown("receipt"));
        return opened(person, allowed(person, receipt));
    }

    /** All receipts of an order, once all of them are issued. */
    public List<FeeReceipt> allOf(long person, UUID order) {
        requireRight(person, order);
        ReceiptsOfOrder progress = receipts.progress(List.of(order)).get(order);
        if (progress == null || !progress.complete()) {
            throw unknown("all of order " + order);
        }
        note(
                person,
                "receipt.read-all",
                "order:" + order,
                orders.find(order).orElseThrow().payer());
        return receipts.issued(order);
    }

    /** The document of the provider's own receipt. */
    public UUID ofProvider(long person, UUID order) {
        requireRight(person, order);
        UUID document = receipts.ofProvider(order).orElseThrow(() -> unknown("provider's of order " + order));
        note(
                person,
                "receipt.read-provider",
                "order:" + order,
                orders.find(order).orElseThrow().payer());
        return document;
    }

    private FeeReceipt allowed(long person, FeeReceipt receipt) {
        if (receipt.person() != person || receipt.kind() == FeeReceipt.Kind.SUMMARY) {
            requireRight(person, receipt.order());
        }
        return receipt;
    }

    private void requireRight(long person, UUID id) {
        FeeOrder order = orders.find(id).orElseThrow(() -> unknown("order " + id));
        if (order.payer() != person && !(order.form() == OrderForm.CELL && rights.mayPayFor(person, order.cell()))) {
            throw unknown("order " + id);
        }
    }

    private FeeReceipt opened(long person, FeeReceipt receipt) {
        note(person, "receipt.read", "receipt:" + receipt.number(), receipt.person());
        return receipt;
    }

    private void note(long reader, String action, String subject, long owner) {
        if (reader != owner) {
            audit.record(MessageContext.ofPerson(reader).actor(), action, subject, Map.of());
        }
    }

    private static Failure unknown(String what) {
        return new Failure(ErrorCode.DOCUMENT_UNKNOWN, what);
    }
}
