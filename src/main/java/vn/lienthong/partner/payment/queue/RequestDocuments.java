package vn.lienthong.partner.payment.queue;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.partner.payment.FeeItem;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.queue.v1.PaymentRequest.Item;
import vn.lienthong.partner.payment.queue.v1.StatementRequest;
import vn.lienthong.partner.payment.queue.v1.StatusQuery;

/**
 * What the hub asks, as the contract's documents. The dossier's number and the payer's personal id stay at home: a provider can
 * do its work without them.
 */
final class RequestDocuments {

    static final String DONG = "VND";

    /** A document with more lines gets their sum instead. */
    private static final int MOST_ITEMS = 200;

    private static final int LONGEST_TEXT = 500;

    private RequestDocuments() {}

    static vn.lienthong.partner.payment.queue.v1.PaymentRequest payment(String provider, PaymentRequest request) {
        var document = new vn.lienthong.partner.payment.queue.v1.PaymentRequest();
        document.setProvider(provider);
        document.setReference(request.reference());
        document.setAmount(request.amount());
        document.setCurrency(DONG);
        document.setDescription(bounded(request.description()));
        document.setPayer(bounded(request.payerName()));
        document.setCreatedAt(request.createdAt());
        document.setExpiresAt(request.expiresAt());
        items(request).stream().map(RequestDocuments::item).forEach(document.getItem()::add);
        return document;
    }

    static StatusQuery question(String provider, PaymentReference payment) {
        StatusQuery document = new StatusQuery();
        document.setProvider(provider);
        document.setReference(payment.reference());
        return document;
    }

    static vn.lienthong.partner.payment.queue.v1.RefundRequest refund(String provider, RefundRequest request) {
        var document = new vn.lienthong.partner.payment.queue.v1.RefundRequest();
        document.setProvider(provider);
        document.setId(request.id());
        document.setReference(request.payment().reference());
        document.setTransaction(request.payment().providerTransaction());
        document.setAmount(request.amount());
        document.setCurrency(DONG);
        document.setReason(bounded(request.reason()));
        return document;
    }

    static StatementRequest statement(String provider, LocalDate day) {
        StatementRequest document = new StatementRequest();
        document.setProvider(provider);
        document.setDay(day);
        return document;
    }

    private static List<FeeItem> items(PaymentRequest request) {
        return request.items().size() <= MOST_ITEMS
                ? request.items()
                : List.of(new FeeItem(request.items().get(0).code(), request.description(), request.amount()));
    }

    private static Item item(FeeItem fee) {
        Item item = new Item();
        item.setName(bounded(fee.name()));
        item.setAmount(fee.amount());
        return item;
    }

    private static String bounded(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }
}
