package vn.lienthong.document;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.springframework.util.StringUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The facts every paper has, as {@code party.xsl} reads them. */
final class PaperFacts {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm:ss, dd/MM/uuuu").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private PaperFacts() {}

    /** The top of new facts: number, issuer, date. */
    static Element root(String name, String number, LocalDate date, Issuer issuer) {
        Element root = root(name, date, issuer);
        root.setAttribute("number", number);
        return root;
    }

    /** As {@link #root(String, String, LocalDate, Issuer)}, of a paper without a number. */
    static Element root(String name, LocalDate date, Issuer issuer) {
        Document document = emptyDocument();
        Element root = document.createElement(name);
        document.appendChild(root);
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

    /** The issuer as the Party writes the heads of its papers. @param superior may be blank */
    static Issuer head(String superior, String organisation, String place) {
        return new Issuer(
                Optional.ofNullable(superior).filter(StringUtils::hasText).map(name -> name.toUpperCase(VIETNAMESE)),
                organisation.toUpperCase(VIETNAMESE),
                place);
    }

    /** How the paper is checked. */
    static void check(Element root, CheckPage page, Proof proof) {
        Element element = child(root, "check");
        element.setAttribute("address", page.shown());
        element.setAttribute("code", proof.code());
        element.setAttribute("qr", QrPicture.of(page.of(proof)));
    }

    static Element child(Element parent, String name) {
        Element element = parent.getOwnerDocument().createElement(name);
        parent.appendChild(element);
        return element;
    }

    /** Each organisation on a line of its own. */
    static String path(String organisations) {
        return Arrays.stream(organisations.split(" - ")).map(PaperFacts::clean).collect(Collectors.joining("\n"));
    }

    /** {@code 1.234.567}. */
    static String number(long number) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    /** {@code 09:58:07, 20/11/2026}, Vietnamese time. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** What XML cannot hold is no part of a name either. */
    static String clean(String text) {
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
