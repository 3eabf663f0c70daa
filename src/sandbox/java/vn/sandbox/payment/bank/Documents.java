package vn.sandbox.payment.bank;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import vn.sandbox.payment.Payment;

/** The XML of the contract, as this bank reads and writes it. */
final class Documents {

    private static final String NAMESPACE = "urn:lienthong:payment:v1";

    private Documents() {}

    /** A request: name of its root element and the texts of its simple children. */
    record Request(String kind, Map<String, String> fields) {

        String field(String name) {
            return fields.getOrDefault(name, "");
        }

        Instant time(String name) {
            return Instant.parse(field(name));
        }
    }

    static Request read(byte[] body) throws Exception {
        DocumentBuilderFactory parsers = DocumentBuilderFactory.newDefaultInstance();
        parsers.setNamespaceAware(true);
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Element root = parsers.newDocumentBuilder()
                .parse(new ByteArrayInputStream(body))
                .getDocumentElement();
        if (!NAMESPACE.equals(root.getNamespaceURI())) {
            throw new IllegalArgumentException("a document of another contract");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                fields.put(element.getLocalName(), element.getTextContent());
            }
        }
        return new Request(root.getLocalName(), fields);
    }

    static String state(String provider, String reference, Payment payment) {
        String state = payment == null
                ? "<unknown/>"
                : switch (payment.state()) {
                    case WAITING -> "<pending/>";
                    case CANCELLED -> failed();
                    case PAID -> paid(payment);
                };
        return result(provider, reference, state);
    }

    static String cancelled(String provider, Payment payment) {
        return result(provider, payment.reference(), failed());
    }

    static String refunded(String provider, String id, Payment payment, long amount, Instant at) {
        return refund(provider, id, payment.reference(), money("refunded", amount, "HT" + id, at));
    }

    static String refundRefused(String provider, String id, String reference) {
        return refund(provider, id, reference, "<refused code=\"51\" reason=\"Không đủ số tiền đã thu\"/>");
    }

    static String credit(String provider, Credit credit) {
        return "<creditNotice xmlns=\"" + NAMESPACE + "\" provider=\"" + provider + "\"><account>"
                + escaped(credit.account()) + "</account>"
                + money("credit", credit.amount(), credit.transaction(), credit.at()) + "<text>"
                + escaped(credit.text()) + "</text></creditNotice>";
    }

    static String statementNotYet(String provider, LocalDate day) {
        return statement(provider, day, "<notYet/>");
    }

    /** @param head attributes that place the part; @param lines elements of this class */
    static String statementPart(String provider, LocalDate day, String head, String lines) {
        return statement(provider, day, "<part " + head + ">" + lines + "</part>");
    }

    static String linePaid(Payment payment) {
        return money(
                "payment " + attribute("reference", payment.reference()),
                payment.paid(),
                payment.transaction(),
                payment.decidedAt());
    }

    static String lineRefunded(String id, Payment payment, long amount) {
        return money("refund " + attribute("reference", payment.reference()), amount, "HT" + id, payment.decidedAt());
    }

    static String lineCredited(Credit credit) {
        return money(
                "credit " + attribute("account", credit.account()) + " " + attribute("text", credit.text()),
                credit.amount(),
                credit.transaction(),
                credit.at());
    }

    private static String attribute(String name, String value) {
        return name + "=\"" + escaped(value) + "\"";
    }

    private static String statement(String provider, LocalDate day, String content) {
        return "<statement xmlns=\"" + NAMESPACE + "\" provider=\"" + provider + "\"><day>" + day + "</day>" + content
                + "</statement>";
    }

    private static String result(String provider, String reference, String state) {
        return "<paymentResult xmlns=\"" + NAMESPACE + "\" provider=\"" + provider + "\"><reference>" + reference
                + "</reference>" + state + "</paymentResult>";
    }

    private static String refund(String provider, String id, String reference, String state) {
        return "<refundResult xmlns=\"" + NAMESPACE + "\" provider=\"" + provider + "\"><id>" + id + "</id><reference>"
                + reference + "</reference>" + state + "</refundResult>";
    }

    private static String failed() {
        return "<failed code=\"24\" reason=\"Khách hàng hủy giao dịch\"/>";
    }

    private static String paid(Payment payment) {
        return money("paid", payment.paid(), payment.transaction(), payment.decidedAt());
    }

    private static String money(String element, long amount, String transaction, Instant at) {
        return "<" + element + " amount=\"" + amount + "\" currency=\"VND\" transaction=\"" + transaction + "\" at=\""
                + at.truncatedTo(ChronoUnit.SECONDS) + "\"/>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
