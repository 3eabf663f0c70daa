package vn.lienthong.fee;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;

/** Who is told of a receipt, and in which words. */
@Component
class ReceiptNotices {

    private final Notices notices;

    ReceiptNotices(Notices notices) {
        this.notices = notices;
    }

    /** Where the receipt of an order is opened. */
    static String receiptOf(FeeOrder order) {
        return "/fees/orders/" + order.id() + "/receipt";
    }

    void tellPayer(FeeOrder order, NumberedReceipt receipt) {
        notices.request(
                order.number(),
                order.payer(),
                receipt.kind() == FeeReceipt.Kind.SUMMARY ? "fee-receipts" : "fee-receipt",
                receiptOf(order),
                receipt.number(),
                dong(order.amount()));
    }

    /** A member somebody else has paid for; whoever paid is told of the order. */
    void tellMember(FeeOrder order, MadeReceipt made) {
        NumberedReceipt receipt = made.receipt();
        if (receipt.kind() == FeeReceipt.Kind.MEMBER && receipt.person() != order.payer()) {
            notices.request(
                    order.number(),
                    receipt.person(),
                    "fee-receipt-member",
                    "/fees/receipts/" + receipt.number(),
                    receipt.number(),
                    dong(receipt.amount()),
                    made.months());
        }
    }

    /** Notices are in Vietnamese. */
    private static String dong(long amount) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", symbols).format(amount);
    }
}
