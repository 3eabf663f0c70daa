package vn.lienthong.partner.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Whoever copies from the guide for providers copies what the hub understands. */
class GuideExamplesTest {

    private static final Path GUIDE = Path.of("docs/payment-provider-guide.md");
    private static final Path SCHEMA = Path.of("xsd/payment/v1/payment.xsd");
    private static final Pattern BLOCK = Pattern.compile("```xml\\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleOfTheGuideIsValid() throws Exception {
        Schema schema = schema();
        List<Element> examples = examples(Files.readString(GUIDE));

        assertThat(examples)
                .extracting(Element::getLocalName)
                .contains("paymentRequest", "paymentResult", "statementRequest", "statement")
                .hasSizeGreaterThanOrEqualTo(5);
        for (Element example : examples) {
            assertThatCode(() -> schema.newValidator().validate(new DOMSource(example)))
                    .as(example.getLocalName())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anExampleThatIsWrongIsNoticed() throws Exception {
        Element wrong = examples(Files.readString(GUIDE).replace("<amount>60000<", "<amount>60.5<")).stream()
                .filter(example -> example.getLocalName().equals("paymentRequest"))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> schema().newValidator().validate(new DOMSource(wrong)))
                .isInstanceOf(SAXException.class);
    }

    /** Some blocks show several documents, one after the other. */
    private static List<Element> examples(String guide) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        List<Element> examples = new ArrayList<>();
        Matcher block = BLOCK.matcher(guide);
        while (block.find()) {
            InputSource all = new InputSource(new StringReader("<block>" + block.group(1) + "</block>"));
            Node node =
                    factory.newDocumentBuilder().parse(all).getDocumentElement().getFirstChild();
            for (; node != null; node = node.getNextSibling()) {
                if (node instanceof Element example) {
                    examples.add(example);
                }
            }
        }
        return examples;
    }

    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(SCHEMA.toFile());
    }
}
