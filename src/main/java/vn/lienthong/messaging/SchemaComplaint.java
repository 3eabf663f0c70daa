package vn.lienthong.messaging;

import jakarta.xml.bind.JAXBException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xml.sax.SAXParseException;

/**
 * What is wrong with a document, without anything that stands in it: parsers quote the values they refuse, and what is said of a
 * message goes into the log and to the operator.
 */
final class SchemaComplaint {

    /** What XML Schema calls the broken rule. */
    private static final Pattern RULE = Pattern.compile("^(cvc-[a-zA-Z0-9.-]+):.*", Pattern.DOTALL);

    /** The schema's own words in what is said: which elements, or which attribute, it wants. */
    private static final Pattern EXPECTED = Pattern.compile(
            ".*One of '\\{([^']*)\\}' is expected\\.$|cvc-complex-type\\.4: Attribute '([^']*)' must appear.*",
            Pattern.DOTALL);

    private static final Pattern NAMESPACE = Pattern.compile("\"[^\"]*\":");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private SchemaComplaint() {}

    /** @param element where the reader stood */
    static String of(Exception trouble, String element) {
        Throwable reason = trouble instanceof JAXBException jaxb && jaxb.getLinkedException() != null
                ? jaxb.getLinkedException()
                : trouble;
        String line = reason instanceof SAXParseException parsed && parsed.getLineNumber() > 0
                ? ", line " + parsed.getLineNumber()
                : "";
        return what(String.valueOf(reason.getMessage())) + " at element " + element + line;
    }

    private static String what(String message) {
        Matcher rule = RULE.matcher(message);
        if (!rule.matches()) {
            return QUOTED.matcher(message).replaceAll("…");
        }
        Matcher expected = EXPECTED.matcher(message);
        if (!expected.matches()) {
            return rule.group(1);
        }
        String names = expected.group(1) != null ? expected.group(1) : expected.group(2);
        return rule.group(1) + " (expected: " + NAMESPACE.matcher(names).replaceAll("") + ")";
    }
}
