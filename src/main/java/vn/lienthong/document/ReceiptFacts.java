package vn.lienthong.document;

import static vn.lienthong.document.PaperFacts.child;
import static vn.lienthong.document.PaperFacts.clean;
import static vn.lienthong.document.PaperFacts.number;
import static vn.lienthong.document.PaperFacts.path;

import java.time.LocalDate;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The facts of a receipt as its template reads them: words and numbers are made here, their place on the paper there. */
final class ReceiptFacts {

    /** Pages are laid out this many lines at a time, so that a cell of thousands needs no more memory than one of hundreds. */
    private static final int PART = 500;

    private final CheckPage page;
    private final String signer;

    /**
     * @param page that checks receipts
     * @param signer name in the signature's certificate
     */
    ReceiptFacts(CheckPage page, String signer) {
        this.page = page;
        this.signer = signer;
    }

    Document of(Receipt receipt, String code) {
        Element root = root("receipt", receipt.number(), receipt.date(), receipt.issuer());
        payer(root, receipt.payer());
        root.setAttribute("cell", path(receipt.cell()));
        root.setAttribute("months", MonthsInWords.vietnamese(receipt.months()));
        amount(root, receipt.amount());
        payment(root, receipt.payment());
        PaperFacts.check(root, page, new Proof(receipt.number(), code));
        return root.getOwnerDocument();
    }

    Document of(SummaryReceipt receipt, String code) {
        Element root = root("summary-receipt", receipt.number(), receipt.date(), receipt.issuer());
        payer(root, receipt.payer());
        root.setAttribute("cell", path(receipt.cell()));
        root.setAttribute("members", number(receipt.lines().size()));
        amount(root, receipt.amount());
        payment(root, receipt.payment());
        PaperFacts.check(root, page, new Proof(receipt.number(), code));
        for (int from = 0; from < receipt.lines().size(); from += PART) {
            part(root, receipt.lines(), from);
        }
        return root.getOwnerDocument();
    }

    private static void part(Element root, List<SummaryReceipt.Line> all, int from) {
        List<SummaryReceipt.Line> lines = all.subList(from, Math.min(all.size(), from + PART));
        Element part = child(root, "part");
        part.setAttribute("from", number(from + 1L));
        part.setAttribute("to", number(from + lines.size()));
        part.setAttribute(
                "amount",
                number(lines.stream().mapToLong(SummaryReceipt.Line::amount).sum()));
        int position = from;
        for (SummaryReceipt.Line line : lines) {
            Element element = child(part, "line");
            element.setAttribute("position", number(++position));
            element.setAttribute("name", clean(line.member().fullName()));
            line.member().memberNumber().ifPresent(number -> element.setAttribute("number", clean(number)));
            element.setAttribute("months", MonthsInWords.brief(line.months()));
            element.setAttribute("amount", number(line.amount()));
            line.receipt().ifPresent(number -> element.setAttribute("receipt", number));
        }
    }

    private Element root(String name, String number, LocalDate date, Issuer issuer) {
        Element root = PaperFacts.root(name, number, date, issuer);
        root.setAttribute("signer", clean(signer));
        return root;
    }

    private static void payer(Element root, Payer payer) {
        Element element = child(root, "payer");
        element.setAttribute("name", clean(payer.fullName()));
        payer.memberNumber().ifPresent(number -> element.setAttribute("number", clean(number)));
    }

    private static void amount(Element root, long amount) {
        root.setAttribute("amount", number(amount));
        root.setAttribute("words", AmountInWords.vietnamese(amount));
    }

    private static void payment(Element root, PaymentFacts payment) {
        Element element = child(root, "payment");
        element.setAttribute("transaction", payment.transaction());
        element.setAttribute("method", clean(payment.method()));
        element.setAttribute("reference", payment.reference());
        element.setAttribute("paid-at", PaperFacts.moment(payment.paidAt()));
    }
}
