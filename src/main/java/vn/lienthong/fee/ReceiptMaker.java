package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Issuer;
import vn.lienthong.document.MonthsInWords;
import vn.lienthong.document.PaymentFacts;
import vn.lienthong.document.PublicNames;
import vn.lienthong.document.Receipt;
import vn.lienthong.document.ReceiptPrinter;
import vn.lienthong.document.SummaryReceipt;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.ReceiptingStore;

/** Makes the documents of numbered receipts: from what was written down with the numbers, so that making one again says the same. */
@Component
class ReceiptMaker {

    private final ReceiptPrinter printer;
    private final ReceiptingStore receiptings;
    private final OrderStore orders;
    private final ReceiptRules rules;

    ReceiptMaker(ReceiptPrinter printer, ReceiptingStore receiptings, OrderStore orders, ReceiptRules rules) {
        this.printer = printer;
        this.receiptings = receiptings;
        this.orders = orders;
        this.rules = rules;
    }

    /** Holds no transaction. @param receipts of one order; a summary comes alone */
    List<MadeReceipt> make(Receipting receipting, List<NumberedReceipt> receipts) {
        if (receipts.isEmpty()) {
            return List.of();
        }
        return receipts.get(0).kind() == FeeReceipt.Kind.SUMMARY
                ? List.of(summary(receipting, receipts.get(0)))
                : ofMembers(receipting, receipts);
    }

    private List<MadeReceipt> ofMembers(Receipting receipting, List<NumberedReceipt> receipts) {
        Map<Long, List<YearMonth>> months = receiptings.months(
                receipting.order(),
                receipts.stream().map(NumberedReceipt::person).toList());
        PaymentFacts payment = payment(receipting);
        Issuer issuer = rules.issuer(receipting.dated());
        List<byte[]> printed = printer.print(receipts.stream()
                .map(receipt -> new ReceiptPrinter.Order(
                        new Receipt(
                                receipt.number(),
                                receipting.dated(),
                                issuer,
                                receipt.payer(),
                                receipting.cell(),
                                months.get(receipt.person()),
                                receipt.amount(),
                                payment),
                        receipt.code()))
                .toList());
        List<MadeReceipt> made = new ArrayList<>();
        for (int i = 0; i < printed.size(); i++) {
            NumberedReceipt receipt = receipts.get(i);
            List<YearMonth> paidFor = months.get(receipt.person());
            made.add(new MadeReceipt(
                    receipt,
                    printed.get(i),
                    Map.of(
                            "issuer", issuer.name(),
                            "payer", PublicNames.masked(receipt.name()),
                            "months", MonthsInWords.brief(paidFor),
                            "amount", Long.toString(receipt.amount())),
                    MonthsInWords.brief(paidFor)));
        }
        return made;
    }

    private MadeReceipt summary(Receipting receipting, NumberedReceipt receipt) {
        List<NumberedReceipt> members = receiptings.ofMembers(receipting.order());
        Map<Long, List<YearMonth>> months = receiptings.months(
                receipting.order(),
                members.stream().map(NumberedReceipt::person).toList());
        Issuer issuer = rules.issuer(receipting.dated());
        byte[] pdf = printer.print(
                new SummaryReceipt(
                        receipt.number(),
                        receipting.dated(),
                        issuer,
                        receipt.payer(),
                        receipting.cell(),
                        members.stream()
                                .map(member -> new SummaryReceipt.Line(
                                        member.payer(),
                                        months.get(member.person()),
                                        member.amount(),
                                        Optional.of(member.number())))
                                .toList(),
                        payment(receipting)),
                receipt.code());
        return new MadeReceipt(
                receipt,
                pdf,
                Map.of(
                        "issuer", issuer.name(),
                        "payer", PublicNames.masked(receipt.name()),
                        "members", Integer.toString(members.size()),
                        "amount", Long.toString(receipt.amount())),
                "");
    }

    private PaymentFacts payment(Receipting receipting) {
        FeeOrder order = orders.find(receipting.order()).orElseThrow();
        return new PaymentFacts(order.number(), receipting.method(), receipting.reference(), receipting.paidAt());
    }
}
