package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.xmlunit.builder.DiffBuilder;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.Found;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.NotFound;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.Unavailable;

/** What the adapter takes from the other end of the wire and what it refuses, whoever sits there. */
class HostileAnswersTest {

    private static final String FOUND = Golden.body("valid/answer-found.xml");
    private static final String NAME = "Nguyễn Văn Mẫu Vàng";
    private static final String PERSONAL_ID = "001190999901";
    private static final String CARD = "01.900001";

    /** Where a careless parser would be lured to. */
    private static ScriptedPartner lure;

    @BeforeAll
    static void setLure() throws Exception {
        lure = ScriptedPartner.answering("", FOUND);
        // the first call of the JVM loads half of the SOAP stack; no test should measure that
        try (ScriptedPartner partner = ScriptedPartner.answering("", FOUND);
                Adapter adapter = Adapter.to(partner.url())) {
            await().atMost(Duration.ofSeconds(60)).until(() -> adapter.byCard(CARD) instanceof Found);
        }
    }

    @AfterAll
    static void removeLure() throws Exception {
        lure.close();
    }

    @Test
    void goldenAnswersAreUnderstood() throws Exception {
        try (ScriptedPartner partner = ScriptedPartner.answering("", FOUND);
                Adapter adapter = Adapter.to(partner.url())) {
            assertThat(adapter.byCard(CARD)).isInstanceOfSatisfying(Found.class, found -> {
                assertThat(found.member().fullName()).isEqualTo(NAME);
                assertThat(found.member().personalId()).contains(PERSONAL_ID);
            });
        }
        try (ScriptedPartner partner = ScriptedPartner.answering("", Golden.body("valid/answer-found-sparse.xml"));
                Adapter adapter = Adapter.to(partner.url())) {
            assertThat(adapter.byCard(CARD)).isInstanceOfSatisfying(Found.class, found -> {
                assertThat(found.member().fullName()).isEqualTo("Trần Thị Thử");
                assertThat(found.member().personalId()).isEmpty();
                assertThat(found.member().positionTitle()).isEmpty();
            });
        }
        try (ScriptedPartner partner = ScriptedPartner.answering("", Golden.body("valid/answer-not-found.xml"));
                Adapter adapter = Adapter.to(partner.url())) {
            assertThat(adapter.byCard(CARD)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void requestsAreTheGoldenOnes() throws Exception {
        try (ScriptedPartner partner = ScriptedPartner.answering("", Golden.body("valid/answer-not-found.xml"));
                Adapter adapter = Adapter.to(partner.url())) {
            adapter.byCard(CARD);
            adapter.byFile("900001");

            assertSameBody(partner.requests().get(0), Golden.body("valid/request-by-card.xml"));
            assertSameBody(partner.requests().get(1), Golden.body("valid/request-by-file.xml"));
            assertThat(partner.requests().get(0))
                    .startsWith("POST /memberdb HTTP/1.1")
                    .containsIgnoringCase("soapaction: \"urn:lienthong:memberdb:v1:lookUpMember\"")
                    .containsIgnoringCase("content-type: text/xml; charset=utf-8")
                    .contains("#PasswordDigest", ":Nonce", ":Created", ":Timestamp", "mustUnderstand=\"1\"")
                    .doesNotContain(">sandbox<");
        }
    }

    @ParameterizedTest(name = "{0} → {4}")
    @MethodSource("refused")
    void refused(String what, int status, String contentType, String body, String code) throws Exception {
        try (ScriptedPartner partner = ScriptedPartner.saying(status, contentType, body);
                Adapter adapter = Adapter.to(partner.url())) {
            Duration waited =
                    Adapter.waitedFor(() -> assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class));

            assertThat(adapter.codes()).containsExactly(code);
            assertThat(waited).isLessThan(Duration.ofSeconds(4));
            assertThat(adapter.log()).noneMatch(line -> line.contains(NAME) || line.contains(PERSONAL_ID));
            assertThat(lure.requests()).isEmpty();
        }
    }

    static Stream<Arguments> refused() {
        String lured = lure.url().toString();
        return Stream.of(
                soap("empty body element", "", "", "LT-MDB-005"),
                soap("broken off", "", FOUND.substring(0, FOUND.length() - 30), "LT-MDB-005"),
                soap(
                        "another request's id",
                        "",
                        FOUND.replace("$ID", "01930d5e-7a10-7c3b-9f00-0123456789ab"),
                        "LT-MDB-006"),
                soap("another member", "", FOUND.replace("01.900001", "01.900002"), "LT-MDB-006"),
                soap(
                        "no card number at all",
                        "",
                        FOUND.replace("<cardNumber>01.900001</cardNumber>", ""),
                        "LT-MDB-006"),
                soap(
                        "a day with a zone",
                        "",
                        FOUND.replace("<birthDate>1990-02-28", "<birthDate>1990-02-28Z"),
                        "LT-MDB-005"),
                soap("a day that is none", "", FOUND.replace("2015-05-19", "2015-02-30"), "LT-MDB-005"),
                soap("an unknown field", "", FOUND.replace("<sex>Nam</sex>", "<x>Nam</x>"), "LT-MDB-005"),
                soap("another version", "", FOUND.replace("memberdb:v1", "memberdb:v2"), "LT-MDB-005"),
                soap("no name", "", FOUND.replace(NAME, " "), "LT-MDB-005"),
                soap("an included file", "", FOUND.replace(NAME, xop("file:///etc/hostname")), "LT-MDB-005"),
                soap("an included address", "", FOUND.replace(NAME, xop(lured)), "LT-MDB-005"),
                soap("a foreign type", "", FOUND.replace("<member>", xsiType("Anything")), "LT-MDB-005"),
                // in a header, which nothing else looks at
                soap("too deep", ignored("<a>".repeat(30) + "</a>".repeat(30)), FOUND, "LT-MDB-005"),
                soap("too many children", ignored("<b/>".repeat(100)), FOUND, "LT-MDB-005"),
                soap(
                        "too many elements",
                        ignored(("<c>" + "<d/>".repeat(40) + "</c>").repeat(10)),
                        FOUND,
                        "LT-MDB-005"),
                soap("too many attributes", ignored("<member" + attributes(600) + "/>"), FOUND, "LT-MDB-005"),
                soap("too long an attribute", ignored("<e f=\"" + "x".repeat(5_000) + "\"/>"), FOUND, "LT-MDB-005"),
                soap("too much text", ignored("<g>" + "x".repeat(10_000) + "</g>"), FOUND, "LT-MDB-005"),
                soap("a header that must be understood", mustUnderstand(), FOUND, "LT-MDB-005"),
                text("an entity bomb", bomb(), "LT-MDB-005"),
                text("an external DTD", "<!DOCTYPE x SYSTEM \"" + lured + "\">" + envelope(FOUND), "LT-MDB-005"),
                text("an internal DTD", "<!DOCTYPE x [<!ELEMENT x ANY>]>" + envelope(FOUND), "LT-MDB-005"),
                text("an external entity", external(lured), "LT-MDB-005"),
                text("a local file as entity", external("file:///etc/hostname"), "LT-MDB-005"),
                text("no XML", "đang bảo trì", "LT-MDB-005"),
                text("nothing", "", "LT-MDB-005"),
                text(
                        "larger than a member can be",
                        envelope(FOUND + " ".repeat(AnswerGuard.LARGEST_ANSWER)),
                        "LT-MDB-005"),
                arguments("a page", 200, "text/html", "<html><p>" + NAME + "</p></html>", "LT-MDB-005"),
                arguments("SOAP 1.2", 200, "application/soap+xml", envelope(FOUND), "LT-MDB-005"),
                arguments(
                        "attachments",
                        200,
                        "multipart/related; boundary=x",
                        "--x\r\n\r\n" + envelope(FOUND),
                        "LT-MDB-005"),
                arguments("an unknown charset", 200, "text/xml; charset=nonsense", envelope(FOUND), "LT-MDB-001"),
                arguments("accepted, later", 202, "text/xml", envelope(FOUND), "LT-MDB-005"),
                arguments("not here", 404, "text/html", "<p>" + NAME + "</p>", "LT-MDB-001"),
                arguments("who are you", 401, "text/html", "<p>" + NAME + "</p>", "LT-MDB-003"),
                arguments("not you", 403, "text/html", "<p>" + NAME + "</p>", "LT-MDB-003"),
                arguments("too often", 429, "text/html", "<p>" + NAME + "</p>", "LT-MDB-001"),
                arguments("declared fault", 500, "text/xml", fault("soap:Server", declaredFault()), "LT-MDB-004"),
                arguments(
                        "undeclared fault", 500, "text/xml", fault("soap:Server", "<d>" + NAME + "</d>"), "LT-MDB-004"),
                arguments("security fault", 500, "text/xml", fault("wsse:FailedAuthentication", ""), "LT-MDB-003"));
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        try (ScriptedPartner partner = new ScriptedPartner((request, out) ->
                        out.write(ScriptedPartner.http(307, "Location: " + lure.url() + "\r\n", "")));
                Adapter adapter = Adapter.to(partner.url())) {
            assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class);
            assertThat(adapter.codes()).containsExactly("LT-MDB-005");
            assertThat(lure.requests()).isEmpty();
        }
    }

    @Test
    void endlessAnswerIsCutOff() throws Exception {
        try (ScriptedPartner partner = new ScriptedPartner((request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n".getBytes());
                    byte[] spaces = " ".repeat(8192).getBytes();
                    while (true) {
                        out.write(spaces);
                    }
                });
                Adapter adapter = Adapter.to(partner.url())) {
            Duration waited =
                    Adapter.waitedFor(() -> assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class));
            assertThat(adapter.codes()).containsExactly("LT-MDB-005");
            assertThat(waited).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void headersNobodyAskedForChangeNothing() throws Exception {
        String soapHeader = "<soap:Header xmlns:wsa=\"http://www.w3.org/2005/08/addressing\">"
                + "<wsa:ReplyTo><wsa:Address>" + lure.url() + "</wsa:Address></wsa:ReplyTo>"
                + "<wsa:To>" + lure.url() + "</wsa:To>"
                + "<wsa:Action>urn:other</wsa:Action>"
                + "<operationName>deleteMember</operationName>"
                + "<ltActor>1</ltActor><CamelHttpUri>" + lure.url() + "</CamelHttpUri></soap:Header>";
        String httpHeaders = "Content-Type: text/xml\r\nSOAPAction: \"urn:other\"\r\nCamelHttpUri: " + lure.url()
                + "\r\nltActor: 1\r\nSet-Cookie: session=1\r\nContent-Location: " + lure.url() + "\r\n";
        try (ScriptedPartner partner = new ScriptedPartner((request, out) -> out.write(ScriptedPartner.http(
                        200,
                        httpHeaders,
                        ScriptedPartner.envelope(
                                soapHeader, FOUND.replace("$ID", ScriptedPartner.requestId(request))))));
                Adapter adapter = Adapter.to(partner.url())) {
            assertThat(adapter.byCard(CARD)).isInstanceOf(Found.class);
            assertThat(adapter.byCard(CARD)).isInstanceOf(Found.class);
            assertThat(lure.requests()).isEmpty();
            assertThat(partner.requests()).hasSize(2).noneMatch(request -> request.contains("session=1"));
        }
    }

    @Test
    void schemaHintInAnAnswerIsNotFetched() throws Exception {
        String hint = "<member xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                + " xsi:schemaLocation=\"urn:lienthong:memberdb:v1 " + lure.url() + "\">";
        try (ScriptedPartner partner = ScriptedPartner.answering("", FOUND.replace("<member>", hint));
                Adapter adapter = Adapter.to(partner.url())) {
            adapter.byCard(CARD);
            assertThat(partner.requests()).hasSize(1);
            assertThat(lure.requests()).isEmpty();
        }
    }

    private static void assertSameBody(String request, String golden) {
        String body = request.substring(request.indexOf("<MemberLookup"), request.indexOf("</MemberLookup>"))
                + "</MemberLookup>";
        assertThat(DiffBuilder.compare(golden.replace("$ID", ScriptedPartner.requestId(request)))
                        .withTest(body)
                        .ignoreWhitespace()
                        .build()
                        .fullDescription())
                .isEqualTo("[identical]");
    }

    private static Arguments soap(String what, String header, String body, String code) {
        return arguments(what, 200, "text/xml;charset=UTF-8", ScriptedPartner.envelope(header, body), code);
    }

    private static Arguments text(String what, String body, String code) {
        return arguments(what, 200, "text/xml;charset=UTF-8", body, code);
    }

    private static String envelope(String body) {
        return ScriptedPartner.envelope("", body);
    }

    private static String fault(String code, String detail) {
        return envelope("<soap:Fault xmlns:wsse=\"http://docs.oasis-open.org/wss/2004/01/"
                + "oasis-200401-wss-wssecurity-secext-1.0.xsd\"><faultcode>" + code + "</faultcode><faultstring>" + NAME
                + "</faultstring><detail>" + detail + "</detail></soap:Fault>");
    }

    private static String declaredFault() {
        return Golden.body("valid/fault-too-many-requests.xml");
    }

    private static String xop(String href) {
        return "<xop:Include xmlns:xop=\"http://www.w3.org/2004/08/xop/include\" href=\"" + href + "\"/>";
    }

    private static String xsiType(String type) {
        return "<member xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:type=\"" + type + "\">";
    }

    private static String ignored(String content) {
        return "<soap:Header>" + content + "</soap:Header>";
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }

    private static String mustUnderstand() {
        return "<soap:Header><x:pay xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/></soap:Header>";
    }

    private static String bomb() {
        return "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;\">]>"
                + envelope(FOUND.replace(NAME, "&c;&c;&c;"));
    }

    private static String external(String address) {
        return "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + address + "\">]>" + envelope(FOUND.replace(NAME, "&e;"));
    }
}
