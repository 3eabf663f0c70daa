package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.NotFound;
import vn.lienthong.partner.memberdb.v1.Member;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.memberdb.MemberFile;

/**
 * The sandbox guards its member database as the contract says, so that a hub that forgets something notices here and not
 * at the real one. The tokens are made by hand: a second opinion on what the hub sends.
 */
class SandboxGuardTest {

    private static final String PASSWORD = "sandbox";
    private static final String MINTED = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Sandbox sandbox;
    private static URI url;
    private static Member sample;

    @BeforeAll
    static void startPartners() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
        url = sandbox.partnersUrl().resolve("/memberdb");
        sample = sandbox.partners().getBean(MemberFile.class).members().get(0);
        // the first request builds the server; no test should measure that
        try (Adapter adapter = Adapter.to(url)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> adapter.byCard("99999999") instanceof NotFound);
        }
    }

    @AfterAll
    static void stopPartners() {
        sandbox.close();
    }

    @Test
    void answersASignedInQuestionWithADocumentOfTheContract() throws Exception {
        String answer = post(envelope(security(token(Instant.now(), PASSWORD)), question()))
                .body();

        assertThat(answer).contains(sample.getFullName());
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(getClass().getResource("/xsd/memberdb/v1/member-database.xsd"));
        String open = answer.substring(answer.indexOf("<MemberLookupAnswer"));
        String body = open.substring(0, open.indexOf("</MemberLookupAnswer>")) + "</MemberLookupAnswer>";
        schema.newValidator().validate(new StreamSource(new StringReader(body)));
    }

    @Test
    void aTokenIsAcceptedOnceOnly() throws Exception {
        String request = envelope(security(token(Instant.now(), PASSWORD)), question());
        assertThat(post(request).body()).contains(sample.getFullName());
        assertRefused(request);
    }

    @Test
    void aRequestOfTheHubTakenFromTheWireIsAcceptedOnceOnly() throws Exception {
        try (ScriptedPartner wire = ScriptedPartner.answering("", Golden.body("valid/answer-not-found.xml"));
                Adapter adapter = Adapter.to(wire.url())) {
            adapter.byCard(sample.getCardNumber());
            String request = wire.requests().get(0);
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            assertThat(post(body).body()).contains(sample.getFullName());
            assertRefused(body);
        }
    }

    @Test
    void anotherNonceUnderTheSameDigestIsRefused() throws Exception {
        String token = token(Instant.now(), PASSWORD);
        String forged = token.replaceFirst(
                ">[^<]+</wsse:Nonce>", ">" + base64(UUID.randomUUID().toString().getBytes()) + "</wsse:Nonce>");
        assertThat(forged).isNotEqualTo(token);
        assertRefused(envelope(security(forged), question()));
    }

    @Test
    void wrongPasswordOrUnknownAccountIsRefused() throws Exception {
        assertRefused(envelope(security(token(Instant.now(), "guess")), question()));
        assertRefused(
                envelope(security(token(Instant.now(), PASSWORD).replace(">lienthong<", ">somebody<")), question()));
    }

    @Test
    void aPasswordInTheClearIsRefused() throws Exception {
        String clear = "<wsse:UsernameToken><wsse:Username>lienthong</wsse:Username><wsse:Password Type=\"" + MINTED
                + "username-token-profile-1.0#PasswordText\">" + PASSWORD + "</wsse:Password></wsse:UsernameToken>";
        assertRefused(envelope(security(clear), question()));
    }

    @Test
    void anOldTokenIsRefused() throws Exception {
        Instant old = Instant.now().minus(10, ChronoUnit.MINUTES);
        assertRefused(envelope(security(token(old, PASSWORD)), question()));
    }

    @Test
    void anOldTimestampIsRefused() throws Exception {
        Instant old = Instant.now().minus(10, ChronoUnit.MINUTES);
        assertRefused(envelope(header(timestamp(old) + token(Instant.now(), PASSWORD)), question()));
    }

    @Test
    void aRequestWithoutTokenOrTimestampIsRefused() throws Exception {
        assertRefused(envelope("", question()));
        assertRefused(envelope(header(timestamp(Instant.now())), question()));
        assertRefused(envelope(header(token(Instant.now(), PASSWORD)), question()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "invalid/request-without-number.xml",
                "invalid/request-with-both-numbers.xml",
                "invalid/request-number-with-letters.xml",
                "invalid/request-id-not-a-uuid.xml"
            })
    void aRequestTheContractDoesNotKnowIsRefused(String file) throws Exception {
        assertRefused(envelope(security(token(Instant.now(), PASSWORD)), Golden.asItIs(file)));
    }

    @Test
    void aDocumentTypeDeclarationIsRefused() throws Exception {
        assertRefused(
                "<!DOCTYPE x [<!ENTITY e \"1\">]>" + envelope(security(token(Instant.now(), PASSWORD)), question()));
    }

    @Test
    void anUnknownHeaderThatMustBeUnderstoodIsRefused() throws Exception {
        String unknown = "<x:pay xmlns:x=\"urn:x\" soap:mustUnderstand=\"1\"/></soap:Header>";
        String header = security(token(Instant.now(), PASSWORD)).replace("</soap:Header>", unknown);
        assertRefused(envelope(header, question()));
    }

    @Test
    void otherHeadersAreIgnored() throws Exception {
        try (ScriptedPartner lure = ScriptedPartner.answering("", "")) {
            String others = "<wsa:ReplyTo xmlns:wsa=\"http://www.w3.org/2005/08/addressing\"><wsa:Address>" + lure.url()
                    + "</wsa:Address></wsa:ReplyTo><operationName>other</operationName></soap:Header>";
            String header = security(token(Instant.now(), PASSWORD)).replace("</soap:Header>", others);
            assertThat(post(envelope(header, question())).body()).contains(sample.getFullName());
            assertThat(lure.requests()).isEmpty();
        }
    }

    private static void assertRefused(String request) throws Exception {
        HttpResponse<String> answer = post(request);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Fault>").doesNotContain(sample.getFullName(), sample.getPersonalId());
    }

    private static HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "text/xml; charset=UTF-8")
                        .header("SOAPAction", "\"urn:lienthong:memberdb:v1:lookUpMember\"")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String question() {
        return Golden.body("valid/request-by-card.xml")
                .replace("$ID", UUID.randomUUID().toString())
                .replace("01900001", sample.getCardNumber().replace(".", ""));
    }

    private static String envelope(String header, String body) {
        return ScriptedPartner.envelope(header, body);
    }

    private static String security(String token) {
        return header(timestamp(Instant.now()) + token);
    }

    private static String header(String content) {
        return "<soap:Header><wsse:Security soap:mustUnderstand=\"1\" xmlns:wsse=\"" + MINTED
                + "wssecurity-secext-1.0.xsd\" xmlns:wsu=\"" + MINTED + "wssecurity-utility-1.0.xsd\">" + content
                + "</wsse:Security></soap:Header>";
    }

    private static String timestamp(Instant created) {
        Instant now = created.truncatedTo(ChronoUnit.MILLIS);
        return "<wsu:Timestamp><wsu:Created>" + now + "</wsu:Created><wsu:Expires>" + now.plusSeconds(60)
                + "</wsu:Expires></wsu:Timestamp>";
    }

    /** UsernameToken profile 1.1: digest = Base64(SHA-1(nonce + created + password)). */
    private static String token(Instant when, String password) throws Exception {
        byte[] nonce = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        String created = when.truncatedTo(ChronoUnit.MILLIS).toString();
        MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
        sha1.update(nonce);
        sha1.update(created.getBytes(StandardCharsets.UTF_8));
        sha1.update(password.getBytes(StandardCharsets.UTF_8));
        return "<wsse:UsernameToken><wsse:Username>lienthong</wsse:Username><wsse:Password Type=\"" + MINTED
                + "username-token-profile-1.0#PasswordDigest\">" + base64(sha1.digest())
                + "</wsse:Password><wsse:Nonce EncodingType=\"" + MINTED + "soap-message-security-1.0#Base64Binary\">"
                + base64(nonce) + "</wsse:Nonce><wsu:Created>" + created + "</wsu:Created></wsse:UsernameToken>";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
