package vn.lienthong.messaging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Remembers in which element a document is being checked. */
final class ElementTrail extends XMLFilterImpl {

    /** How our schemas name elements; a foreign document might have put anything into a name. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]{1,40}[0-9]{0,3}");

    private final Deque<String> open = new ArrayDeque<>();

    @Override
    public void startDocument() throws SAXException {
        open.clear();
        super.startDocument();
    }

    @Override
    public void startElement(String namespace, String name, String qualified, Attributes attributes)
            throws SAXException {
        open.push(name);
        super.startElement(namespace, name, qualified, attributes);
    }

    @Override
    public void endElement(String namespace, String name, String qualified) throws SAXException {
        super.endElement(namespace, name, qualified);
        open.pop();
    }

    /** Name of the innermost open element; a question mark where there is none, or none of ours. */
    String innermost() {
        String name = open.peek();
        return name != null && NAME.matcher(name).matches() ? name : "?";
    }
}
