package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.wsdl.Definition;
import javax.wsdl.factory.WSDLFactory;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The contract by itself: WSDL and XSD hold together, and the golden files are on the right side of it. */
class MemberDatabaseContractTest {

    private static final String NAMESPACE = "urn:lienthong:memberdb:v1";
    private static final Pattern REASON = Pattern.compile("<!-- fails: (.+) -->");
    private static Schema schema;

    @BeforeAll
    static void compileSchema() throws SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        schema = factory.newSchema(
                new StreamSource(shipped("member-database.xsd").toString()));
    }

    @Test
    void wsdlNamesTheOneOperationWithItsMessages() throws Exception {
        Definition wsdl = WSDLFactory.newInstance()
                .newWSDLReader()
                .readWSDL(shipped("member-database.wsdl").toString());

        assertThat(wsdl.getTargetNamespace()).isEqualTo(NAMESPACE);
        var port = wsdl.getPortType(new QName(NAMESPACE, "MemberDatabasePort"));
        assertThat(port.getOperations()).hasSize(1);
        var operation = port.getOperation("lookUpMember", null, null);
        assertThat(operation.getInput().getMessage().getPart("lookup").getElementName())
                .isEqualTo(new QName(NAMESPACE, "MemberLookup"));
        assertThat(operation.getOutput().getMessage().getPart("answer").getElementName())
                .isEqualTo(new QName(NAMESPACE, "MemberLookupAnswer"));
        assertThat(operation
                        .getFault("LookUpMemberRefused")
                        .getMessage()
                        .getPart("fault")
                        .getElementName())
                .isEqualTo(new QName(NAMESPACE, "MemberLookupFault"));
    }

    @Test
    void everyElementTheWsdlSpeaksOfIsInTheSchema() throws IOException {
        String xsd = text("member-database.xsd");
        Matcher element = Pattern.compile("element=\"tns:(\\w+)\"").matcher(text("member-database.wsdl"));
        List<String> named = element.results().map(match -> match.group(1)).toList();
        assertThat(named).hasSize(3).allSatisfy(name -> assertThat(xsd).contains("<xs:element name=\"" + name + "\""));
    }

    @ParameterizedTest
    @MethodSource("validFiles")
    void goldenFileIsValid(Path file) throws Exception {
        schema.newValidator().validate(new StreamSource(file.toFile()));
    }

    @ParameterizedTest
    @MethodSource("invalidFiles")
    void invalidFileFailsForItsStatedReason(Path file) {
        Matcher reason = REASON.matcher(Golden.text(file));
        assertThat(reason.find()).as("%s states why it fails", file).isTrue();
        assertThatThrownBy(() -> schema.newValidator().validate(new StreamSource(file.toFile())))
                .isInstanceOf(SAXException.class)
                .hasMessageContaining(reason.group(1));
    }

    @Test
    void thereAreGoldenFilesOfBothKinds() {
        assertThat(Golden.files("valid")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(Golden.files("invalid")).hasSizeGreaterThanOrEqualTo(14);
    }

    private static Stream<Path> validFiles() {
        return Golden.files("valid").stream();
    }

    private static Stream<Path> invalidFiles() {
        return Golden.files("invalid").stream();
    }

    private static String text(String file) throws IOException {
        try (InputStream in = shipped(file).openStream()) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    /** As it travels in the jar. */
    private static URL shipped(String file) {
        return MemberDatabaseContractTest.class.getResource("/xsd/memberdb/v1/" + file);
    }
}
