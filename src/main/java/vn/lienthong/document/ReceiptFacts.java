package vn.lienthong.document;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The facts of a receipt as its template reads them: words and numbers are made here, their place on the paper there. */
final class ReceiptFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss, dd/MM/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    /** Pages are laid out this many lines at a time, so that a cell of thousands needs no more memory than one of hundreds. */
    private static final int PART = 500;

    private final String address;
    private final String signer;

    /**
     * @param address of the page that checks receipts
     * @param signer name in the signature's certificate
     */
    ReceiptFacts(String address, String signer) {
        this.address = address;
        this.signer = signer;
    }

    Document of(Receipt receipt, String code) {
        Element root = root("receipt", receipt.number(), receipt.date(), receipt.issuer());
        payer(root, receipt.payer());
        root.setAttribute("cell", path(receipt.cell()));
        root.setAttribute("months", MonthsInWords.vietnamese(receipt.months()));
        amount(root, receipt.amount());
        payment(root, receipt.payment());
        check(root, new Proof(receipt.number(), code));
        return root.getOwnerDocument();
    }

    Document of(SummaryReceipt receipt, String code) {
        Element root = root("summary-receipt", receipt.number(), receipt.date(), receipt.issuer());
        payer(root, receipt.payer());
        root.setAttribute("cell", path(receipt.cell()));
        root.setAttribute("members", number(receipt.lines().size()));
        amount(root, receipt.amount());
        payment(root, receipt.payment());
        check(root, new Proof(receipt.number(), code));
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
        Document document = emptyDocument();
        Element root = document.createElement(name);
        document.appendChild(root);
        root.setAttribute("number", number);
        root.setAttribute("signer", clean(signer));
        Element issued = child(root, "issuer");
        issuer.superior().ifPresent(superior -> issued.setAttribute("superior", clean(superior)));
        issued.setAttribute("name", clean(issuer.name()));
        issued.setAttribute("place", clean(issuer.place()));
        // as the Party writes dates: two digits for days below ten and for January and February
        Element day = child(root, "date");
        day.setAttribute("day", "%02d".formatted(date.getDayOfMonth()));
        day.setAttribute(
                "month", date.getMonthValue() < 3 ? "%02d".formatted(date.getMonthValue()) : "" + date.getMonthValue());
        day.setAttribute("year", "" + date.getYear());
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
        element.setAttribute("paid-at", MOMENT.format(payment.paidAt()));
    }

    private void check(Element root, Proof proof) {
        Element element = child(root, "check");
        element.setAttribute("address", address.replaceFirst("^https?://", ""));
        element.setAttribute("code", proof.code());
        element.setAttribute("qr", QrPicture.of(address + "?number=" + proof.number() + "&code=" + proof.code()));
    }

    /** Each organisation on a line of its own. */
    private static String path(String cell) {
        return Arrays.stream(cell.split(" - ")).map(ReceiptFacts::clean).collect(Collectors.joining("\n"));
    }

    private static Element child(Element parent, String name) {
        Element element = parent.getOwnerDocument().createElement(name);
        parent.appendChild(element);
        return element;
    }

    /** {@code 1.234.567}. */
    static String number(long number) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    /** What XML cannot hold is no part of a name either. */
    private static String clean(String text) {
        return text.replaceAll("[^\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", " ")
                .strip();
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
