package vn.lienthong.partner.payment.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.PartnerQueues;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentApplication;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Requests;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.wire.LocalTimes;
import vn.lienthong.testsupport.EmbeddedJournal;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxCertificates;
import vn.sandbox.SandboxOptions;
import vn.sandbox.certificate.Authority;
import vn.sandbox.certificate.Identity;
import vn.sandbox.faults.Fault;
import vn.sandbox.payment.PayerChoice;

/**
 * The broker's door, the hub's routes and a bank with Qpid's client, over TLS; and those who try the door without being
 * entitled.
 */
@ExtendWith(OutputCaptureExtension.class)
class QueueProviderIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BANK = "sandbox-bank";
    private static final String OTHER = "other-bank";
    private static final String OTHER_SUBJECT = "CN=other-bank,O=Ngan hang Khac,C=VN";

    @TempDir
    private static Path keys;

    private static PaymentApplication.Running running;
    private static Identity otherSigner;
    private static Identity bankSigner;

    private final PaymentRequest request = Requests.fresh(60_000, URI.create("http://localhost/"));

    @BeforeAll
    static void start() throws Exception {
        Sandbox sandbox = Sandbox.start(SandboxOptions.partnersOnly());
        SandboxCertificates certificates = sandbox.certificates();
        Authority authority = certificates.authority();
        authority.issue(OTHER_SUBJECT).storeKey(keys.resolve("other.p12"), SandboxCertificates.PASSWORD);
        authority.issue("CN=somebody,C=VN").storeKey(keys.resolve("unknown.p12"), SandboxCertificates.PASSWORD);
        Authority forger = new Authority("CN=Sandbox Authority,C=VN", Instant.now());
        forger.issue(SandboxCertificates.BANK).storeKey(keys.resolve("forged.p12"), SandboxCertificates.PASSWORD);
        otherSigner = authority.issue("CN=other-bank signer,C=VN");
        otherSigner.storeCertificate(keys.resolve("other.pem"));
        bankSigner = Identity.read(certificates.bankSignerKey(), SandboxCertificates.PASSWORD);
        running = PaymentApplication.start(
                sandbox,
                "lienthong.payment.queue.other-bank.client=" + OTHER_SUBJECT,
                "lienthong.payment.queue.other-bank.signer=" + keys.resolve("other.pem"));
        await().atMost(SOON).until(() -> running.provider(BANK).trouble().isEmpty());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void heal() {
        running.sandbox().faults().reset();
        running.orders().clear();
        running.orders().expect(BANK, request.reference(), request.amount());
    }

    @ParameterizedTest
    @EnumSource(
            value = PayerChoice.class,
            names = {"PAY", "TELL_TWICE", "TELL_TEN_TIMES", "REORDERED"})
    void whateverWayItIsToldAPaymentSettlesItsOrderOnce(PayerChoice choice) throws Exception {
        pay(choice, 0);

        int notices = choice == PayerChoice.TELL_TEN_TIMES ? 10 : choice == PayerChoice.PAY ? 1 : 2;
        awaitNotices(notices);
        assertThat(running.orders().settled()).containsExactly(request.reference());
        assertThat(running.orders().stored()).allSatisfy(notice -> {
            assertThat(notice.signatureValid()).isTrue();
            assertThat(notice.providerId()).isEqualTo(BANK);
        });
    }

    @Test
    void aCancelledPaymentIsTold() throws Exception {
        pay(PayerChoice.CANCEL, 0);

        assertThat(awaitNotices(1).get(0).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aPaymentNobodyWasToldOfIsFoundByAsking() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);

        assertThat(provider(BANK).query(request.asReference())).isEqualTo(new PaymentState.Pending());

        awaitNotices(1);
        assertThat(running.orders().settled()).containsExactly(request.reference());
    }

    @Test
    void aPaymentTheBankNeverHeardOfIsUnknown() {
        provider(BANK).query(request.asReference());

        assertThat(awaitNotices(1).get(0).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aLateResultArrivesLate() throws Exception {
        pay(PayerChoice.TELL_LATE, 1);

        await().atMost(SOON).until(() -> running.orders().settled().contains(request.reference()));
    }

    @Test
    void aWrongAmountSettlesNothing() throws Exception {
        pay(PayerChoice.WRONG_AMOUNT, 0);

        assertThat(awaitNotices(1).get(0).amount()).isEqualTo(59_999);
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void aWrongSignatureIsKeptAndSettlesNothing() throws Exception {
        pay(PayerChoice.WRONG_SIGNATURE, 0);

        assertThat(awaitNotices(1).get(0).signatureValid()).isFalse();
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void whoSpeaksForAnotherProviderIsKeptAndSettlesNothing() throws Exception {
        running.sandbox().faults().set("bank", Fault.switchedOn("for-another", "on"));
        pay(PayerChoice.PAY, 0);

        assertThat(awaitNotices(1).get(0).signatureValid()).isFalse();
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void aResultTheHubCannotStoreWaitsOnItsQueue() throws Exception {
        running.orders().away(true);
        pay(PayerChoice.PAY, 0);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> running.orders().settled().isEmpty());

        running.orders().away(false);

        await().atMost(SOON).until(() -> running.orders().settled().contains(request.reference()));
    }

    @Test
    void theSameRequestAgainIsOnePayment() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);
        provider(BANK).start(request);
        provider(BANK).query(request.asReference());

        awaitNotices(1);
        assertThat(running.orders().settled()).containsExactly(request.reference());
    }

    @Test
    void moneyGoesBackOnceForEachId() throws Exception {
        pay(PayerChoice.PAY, 0);
        ProviderNotice paid = awaitNotices(1).get(0);
        RefundRequest refund = refund("HT" + request.reference().substring(2), paid.providerTransaction(), 10_000);

        assertThat(provider(BANK).refund(refund)).isEqualTo(new RefundState.Pending());
        assertThat(provider(BANK).refund(refund)).isEqualTo(new RefundState.Pending());
        provider(BANK).refund(refund("X" + request.reference().substring(2), paid.providerTransaction(), 50_001));

        List<ProviderNotice> told = awaitNotices(4).subList(1, 4);
        assertThat(told).allMatch(notice -> notice.kind() == Kind.REFUND);
        assertThat(told.get(0).contentHash()).isEqualTo(told.get(1).contentHash());
        assertThat(told).extracting(ProviderNotice::outcome).contains(Outcome.DONE, Outcome.FAILED);
    }

    @Test
    void aTransferByVietQrIsRecognisedByItsReference() throws Exception {
        running.orders().expect("vietqr", request.reference(), request.amount());
        Checkout.ShowQr code = (Checkout.ShowQr) provider("vietqr").start(request);

        transfer("code=" + encoded(code.payload()));

        assertThat(awaitNotices(1).get(0)).satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Kind.CREDIT);
            assertThat(notice.providerId()).isEqualTo("vietqr");
        });
        assertThat(running.orders().settled()).containsExactly(request.reference());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lower", "spaced", "joined"})
    void aTransferByHandIsRecognisedHoweverItIsTyped(String manner) throws Exception {
        running.orders().expect("vietqr", request.reference(), request.amount());
        String text =
                switch (manner) {
                    case "lower" -> request.reference().toLowerCase();
                    case "spaced" -> request.reference().replaceAll("(.{4})", "$1 ");
                    default -> "NGUYENVANTHU" + request.reference() + "nopdangphi";
                };

        transfer("account=1234567890&amount=60000&text=" + encoded(text));

        awaitNotices(1);
        assertThat(running.orders().settled()).containsExactly(request.reference());
    }

    @Test
    void aTransferThatNamesNothingIsMoneyNobodyCanPlace() throws Exception {
        transfer("account=1234567890&amount=25000&text=" + encoded("nop dang phi"));

        assertThat(awaitNotices(1).get(0)).satisfies(notice -> {
            assertThat(notice.signatureValid()).isTrue();
            assertThat(notice.reference()).isNull();
            assertThat(notice.amount()).isEqualTo(25_000);
        });
    }

    @Test
    void aCreditToAnAccountNobodyWatchesIsKeptAsRefused() throws Exception {
        transfer("account=999&amount=60000&text=" + request.reference());

        assertThat(awaitNotices(1).get(0).signatureValid()).isFalse();
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void aStatementIsAskedForAndComesInParts() throws Exception {
        LocalDate yesterday = daysAgo(1);
        for (int i = 1; i <= 12; i++) {
            transfer("daysAgo=1&silently=true&account=1234567890&amount=" + i + "&text=thu");
        }

        // not there yet, or only some parts of it
        assertThatThrownBy(() -> provider("vietqr").statement(yesterday)).hasMessageMatching("LT-PAY-0(07|17) .*");

        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                        provider("vietqr").statement(yesterday))
                .extracting(StatementLine::amount)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L));
        assertThat(provider(BANK).statement(yesterday))
                .as("what came by itself is the account's")
                .isEmpty();
    }

    @Test
    void aPartThatIsMissingIsNoticedAndAskedForAgain() throws Exception {
        LocalDate day = daysAgo(2);
        for (int i = 1; i <= 6; i++) {
            transfer("daysAgo=2&silently=true&account=1234567890&amount=" + i + "&text=thu");
        }
        running.sandbox().faults().set("bank", Fault.switchedOn("statement-part-missing", "on"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThatThrownBy(() -> provider("vietqr").statement(day))
                        .hasMessageStartingWith("LT-PAY-017")
                        .hasMessageContaining("1 of 2 parts"));
        running.sandbox().faults().reset();

        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> provider("vietqr").statement(day).size() == 6);
    }

    @Test
    void aStatementThatIsNotThereYetIsWaitedFor() {
        running.sandbox().faults().set("bank", Fault.switchedOn("statement-not-yet", "on"));

        assertThatThrownBy(() -> provider(BANK).statement(daysAgo(3))).hasMessageStartingWith("LT-PAY-007");
    }

    @Test
    void whatContradictsAStatementOrComesBeforeItsDayIsOverIsKeptAsRefused() throws Exception {
        LocalDate day = daysAgo(4);
        String line = "<payment reference=\"DP1\" amount=\"60000\" currency=\"VND\" transaction=\"1\" at=\"" + day
                + "T05:00:00Z\"/>";
        put(statement(day, 2, line).getBytes(StandardCharsets.UTF_8), otherSigner);
        put(statement(day, 2, line).getBytes(StandardCharsets.UTF_8), otherSigner);
        put(statement(day, 2, line.replace("60000", "59999")).getBytes(StandardCharsets.UTF_8), otherSigner);
        put(
                statement(day, 3, line).replace("number=\"1\"", "number=\"2\"").getBytes(StandardCharsets.UTF_8),
                otherSigner);
        put(statement(daysAgo(0), 1, "").getBytes(StandardCharsets.UTF_8), otherSigner);
        put(statement(daysAgo(5), 1, line).getBytes(StandardCharsets.UTF_8), otherSigner);

        assertThat(awaitNotices(4)).allMatch(notice -> !notice.signatureValid());
        assertThat(running.hub()
                        .getBean(JdbcClient.class)
                        .sql(
                                "SELECT day || ' ' || part || ' of ' || parts FROM payment_statement_part WHERE provider = ?")
                        .param(OTHER)
                        .query(String.class)
                        .list())
                .containsExactly(day + " 1 of 2");
    }

    @Test
    void aRequestNobodyTookInTimeIsGone() throws Exception {
        PartnerQueues queues = running.hub().getBean(PartnerQueues.class);
        queues.send(
                requests(OTHER),
                "statusQuery",
                "A",
                "<a/>",
                Clock.systemUTC().instant().plusMillis(300));
        queues.send(
                requests(OTHER),
                "statusQuery",
                "B",
                "<b/>",
                Clock.systemUTC().instant().plusSeconds(600));
        await().pollDelay(Duration.ofMillis(500)).until(() -> true);

        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer own = session.createConsumer(session.createQueue(requests(OTHER)))) {
            connection.start();
            Message message = own.receive(SOON.toMillis());
            assertThat(message.getJMSCorrelationID()).isEqualTo("B");
            assertThat(message.getBody(byte[].class)).isEqualTo("<b/>".getBytes(StandardCharsets.UTF_8));
            assertThat(message.getJMSType()).isEqualTo("statusQuery");
            assertThat(message.propertyExists("ltDossier")).isFalse();
        }
    }

    @Test
    void eachRequestLiesOnTheQueueForItsOwnTime() throws Exception {
        RefundRequest refund = refund("R" + request.reference().substring(2), "1", 10_000);
        Instant begin = Clock.systemUTC().instant();
        provider(OTHER).start(request);
        provider(OTHER).query(request.asReference());
        provider(OTHER).refund(refund);

        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer own = session.createConsumer(session.createQueue(requests(OTHER)))) {
            connection.start();
            assertExpires(own, "paymentRequest", request.expiresAt());
            assertExpires(own, "statusQuery", begin.plus(Duration.ofMinutes(10)));
            assertExpires(own, "refundRequest", begin.plus(Duration.ofMinutes(45)));
        }
    }

    private static void assertExpires(MessageConsumer requests, String type, Instant until) throws JMSException {
        Message message = requests.receive(SOON.toMillis());
        assertThat(message.getJMSType()).isEqualTo(type);
        assertThat(Instant.ofEpochMilli(message.getJMSExpiration()))
                .isBetween(until.minusSeconds(1), until.plusSeconds(20));
    }

    @ParameterizedTest
    @CsvSource({"forged.p12,LT-PAY-020", "unknown.p12,LT-MSG-008"})
    void aCertificateOfAnotherAuthorityOrOfNobodyOpensNothing(String key, String code, CapturedOutput log) {
        double before = refusals(code);

        assertThatThrownBy(() -> {
                    try (Connection connection = connect(key);
                            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
                        session.createConsumer(session.createQueue(requests(BANK)));
                    }
                })
                .isInstanceOf(JMSException.class);

        await().atMost(SOON).untilAsserted(() -> assertThat(refusals(code)).isGreaterThan(before));
        assertThat(log).contains(code);
    }

    private static double refusals(String code) {
        Counter counter = running.hub()
                .getBean(MeterRegistry.class)
                .find("broker.refusals")
                .tag("code", code)
                .counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void withoutACertificateOrWithAPasswordNobodyEnters(CapturedOutput log) {
        double before = refusals("LT-PAY-020");
        String trust =
                "&transport.trustStoreType=PKCS12&transport.trustStorePassword=sandbox&transport.trustStoreLocation="
                        + encoded(running.sandbox().certificates().authorities().toString());
        for (String mechanism : List.of("EXTERNAL", "PLAIN", "ANONYMOUS")) {
            JmsConnectionFactory naked = new JmsConnectionFactory("amqps://localhost:"
                    + running.sandbox().brokerPort() + "?jms.connectTimeout=5000&amqp.saslMechanisms=" + mechanism
                    + trust);
            assertThatThrownBy(() -> naked.createConnection("hub", "hub").close())
                    .as(mechanism)
                    .isInstanceOf(JMSException.class);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(refusals("LT-PAY-020")).isGreaterThanOrEqualTo(before + 3));
        assertThat(log).contains("LT-PAY-020");
    }

    @Test
    void theDoorSpeaksNothingButAmqp() {
        ActiveMQConnectionFactory core = new ActiveMQConnectionFactory("tcp://localhost:"
                + running.sandbox().brokerPort() + "?sslEnabled=true&keyStoreType=PKCS12&keyStorePassword=sandbox"
                + "&trustStoreType=PKCS12&trustStorePassword=sandbox&keyStorePath="
                + running.sandbox().certificates().bank() + "&trustStorePath="
                + running.sandbox().certificates().authorities());
        core.setReconnectAttempts(0);
        core.setInitialConnectAttempts(1);
        core.setCallTimeout(3000);
        try (core) {
            assertThatThrownBy(() -> core.createConnection().close()).isInstanceOf(JMSException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment.sandbox-bank.requests.v1",
                "payment.sandbox-bank.results.v1",
                "payment.other-bank.results.v1",
                "fee.paid.v1",
                "DLQ.fee.paid.v1",
                "a.queue.of.its.own",
                "activemq.management",
                "#"
            })
    void aProviderReadsNothingButItsOwnRequests(String queue, CapturedOutput log) throws Exception {
        double before = refusals("LT-MSG-008");
        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createConsumer(session.createQueue(queue)))
                    .isInstanceOf(JMSException.class);
            assertThatThrownBy(() -> session.createBrowser(session.createQueue(queue))
                            .getEnumeration()
                            .hasMoreElements())
                    .isInstanceOf(JMSException.class);
        }
        assertThat(refusals("LT-MSG-008")).isGreaterThan(before);
        assertThat(log).contains("LT-MSG-008 " + OTHER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "payment.sandbox-bank.results.v1",
                "payment.sandbox-bank.requests.v1",
                "payment.other-bank.requests.v1",
                "fee.paid.v1",
                "a.queue.of.its.own",
                "activemq.management"
            })
    void aProviderWritesNothingButItsOwnResults(String queue, CapturedOutput log) throws Exception {
        double before = refusals("LT-MSG-008");
        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
            assertThatThrownBy(() -> session.createProducer(session.createQueue(queue)))
                    .isInstanceOf(JMSException.class);
            try (MessageProducer anonymous = session.createProducer(null)) {
                assertThatThrownBy(() -> anonymous.send(session.createQueue(queue), session.createTextMessage("x")))
                        .isInstanceOf(JMSException.class);
            }
        }
        assertThat(refusals("LT-MSG-008")).isGreaterThan(before);
        assertThat(log).contains("LT-MSG-008 " + OTHER);
    }

    @Test
    void aProviderCannotSettleAnothersOrderThroughItsOwnQueue() throws Exception {
        String stolen = paid(BANK, request.reference());
        put(stolen.getBytes(StandardCharsets.UTF_8), otherSigner);
        String own = paid(OTHER, request.reference());
        put(own.getBytes(StandardCharsets.UTF_8), otherSigner);

        List<ProviderNotice> told = awaitNotices(2);
        assertThat(told).allMatch(notice -> notice.providerId().equals(OTHER));
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void poisonIsKeptRefusedAndDoesNotHoldUpWhatComesAfterIt() throws Exception {
        running.orders().expect(OTHER, "DP1", 60_000);
        byte[] huge = ("<paymentResult>" + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        byte[] hostile =
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>".getBytes(StandardCharsets.UTF_8);
        put(new byte[0], otherSigner);
        put(huge, otherSigner);
        put(hostile, otherSigner);
        put(paid(OTHER, "DP1").getBytes(StandardCharsets.UTF_16), otherSigner);
        put(paid(OTHER, "DP1").getBytes(StandardCharsets.UTF_8), bankSigner);
        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer results = session.createProducer(session.createQueue(results(OTHER)))) {
            results.send(session.createTextMessage(paid(OTHER, "DP1")));
            results.send(session.createObjectMessage(new Surprise()));
            results.send(session.createMapMessage());
            results.send(session.createMessage());
            Message steering = session.createBytesMessage();
            for (String header :
                    List.of("CamelJmsDestinationName", "CAmelBeanMethodName", "ltMessageId", "ltDossier")) {
                steering.setStringProperty(header, "x");
            }
            results.send(steering);
        }
        put(paid(OTHER, "DP1").getBytes(StandardCharsets.UTF_8), otherSigner);

        List<ProviderNotice> told = awaitNotices(11);
        assertThat(told.stream().filter(ProviderNotice::signatureValid)).hasSize(1);
        assertThat(running.orders().settled()).containsExactly("DP1");
        assertThat(told).allMatch(notice -> notice.rawBody().length() <= 64 * 1024);
    }

    @Test
    void aSignedResultThatCannotBeStoredIsKeptRefusedAndTheNextGoesOn(CapturedOutput log) throws Exception {
        running.orders().expect(OTHER, "DP1", 60_000);
        running.orders().cannotStore("DP2");
        String never = paid(OTHER, "DP1").replace("2026-11-21T07:58:01Z", "-9999-01-01T00:00:00Z");
        for (int i = 0; i < 3; i++) { // more than there are consumers
            put(paid(OTHER, "DP2").getBytes(StandardCharsets.UTF_8), otherSigner);
        }
        put(never.getBytes(StandardCharsets.UTF_8), otherSigner);
        put(statement(LocalDate.of(-9999, 1, 1), 1, "").getBytes(StandardCharsets.UTF_8), otherSigner);
        put(paid(OTHER, "DP1").getBytes(StandardCharsets.UTF_8), otherSigner);

        List<ProviderNotice> told = awaitNotices(6);
        assertThat(told.stream().filter(notice -> !notice.signatureValid())).hasSize(5);
        assertThat(running.orders().settled()).containsExactly("DP1");
        assertThat(log.toString().lines().filter(line -> line.contains("LT-PAY-021")))
                .as("each once, with its cause")
                .hasSize(3)
                .allMatch(line -> line.matches(".* ERROR .*LT-PAY-021 a notice of other-bank was not stored"));
    }

    @Test
    void aParkedResultIsNotReplayedBecauseItsSignatureWasNotKept() {
        for (String provider : List.of(OTHER, "one-that-was-shut-out")) {
            UUID parked = parked(results(provider));
            DeadLetters letters = running.hub().getBean(DeadLetters.class);

            assertThatThrownBy(() -> letters.replay(parked, "person:1"))
                    .isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.DEAD_LETTER_OF_PARTNER));

            assertThat(letters.find(parked).orElseThrow().state()).isEqualTo(DeadLetter.State.PARKED);
            letters.discard(parked, "person:1", "the provider is asked again");
            assertThat(letters.find(parked).orElseThrow().state()).isEqualTo(DeadLetter.State.DISCARDED);
        }
        assertThat(running.hub()
                        .getBean(JdbcClient.class)
                        .sql("SELECT count(*) FROM outbox")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(running.orders().stored()).isEmpty();
    }

    /** As a result stands that a defect of the hub had parked. */
    private static UUID parked(String queue) {
        UUID id = UUID.randomUUID();
        running.hub()
                .getBean(JdbcClient.class)
                .sql(
                        """
                        INSERT INTO dead_letter (id, message_id, queue, route, dossier, type, actor, code, cause, body, parked_at)
                        VALUES (?, ?, ?, 'payment-take-result', '-', '-', '-', 'LT-MSG-004', 'a defect', ?, now())
                        """)
                .params(id, UUID.randomUUID(), queue, paid(OTHER, "DP1"))
                .update();
        return id;
    }

    @Test
    void whileTheJournalsDiskIsFullNoResultIsRefused() throws Exception {
        List.of("DP1", "DP2", "DP3").forEach(reference -> running.orders().expect(OTHER, reference, 60_000));
        CompletableFuture<Void> withoutCredit;
        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer withCredit = session.createProducer(session.createQueue(results(OTHER)))) {
            withCredit.send(signed(session, paid(OTHER, "DP1").getBytes(StandardCharsets.UTF_8), otherSigner));
            EmbeddedJournal.diskIsFull(running.hub(), true);

            withCredit.send(signed(session, paid(OTHER, "DP2").getBytes(StandardCharsets.UTF_8), otherSigner));
            withoutCredit = CompletableFuture.runAsync(() -> {
                try {
                    put(paid(OTHER, "DP3").getBytes(StandardCharsets.UTF_8), otherSigner);
                } catch (JMSException e) {
                    throw new CompletionException(e);
                }
            });

            await().atMost(SOON).until(() -> running.orders().settled().contains("DP2"));
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !withoutCredit.isDone());
        } finally {
            EmbeddedJournal.diskIsFull(running.hub(), false);
        }
        withoutCredit.get(SOON.toSeconds(), TimeUnit.SECONDS);
        await().atMost(SOON).until(() -> running.orders().settled().contains("DP3"));
    }

    @Test
    void aMessageTheBrokerWouldKeepInAFileIsRefusedAtTheDoor() {
        assertThatThrownBy(() -> put(new byte[400_000], otherSigner)).isInstanceOf(JMSException.class);
        assertThat(running.orders().stored()).isEmpty();
    }

    @Test
    void healthShowsWhoIsConnectedWithoutBlamingTheHub() {
        CompositeHealthContributor health =
                running.hub().getBean("paymentHealthContributor", CompositeHealthContributor.class);

        assertThat(statusOf(health, BANK)).isEqualTo(Status.UP);
        assertThat(statusOf(health, OTHER)).isEqualTo(Status.UNKNOWN);
        assertThat(statusOf(health, "vnpay")).isEqualTo(Status.UP);
        assertThat(statusOf(health, "vietqr")).isEqualTo(Status.UP);
    }

    /** What a hub that reads objects would run. */
    private static final class Surprise implements Serializable {

        private static final long serialVersionUID = 1;
    }

    private void pay(PayerChoice choice, int late) throws Exception {
        assertThat(provider(BANK).start(request)).isEqualTo(new Checkout.Waiting());
        await().atMost(SOON).until(() -> get("/bank").contains(request.reference()));
        assertThat(get("/bank/pay/" + request.reference())).contains("60.000");
        post("/bank/pay/" + request.reference(), "choice=" + choice.id() + "&late=" + late);
    }

    private static LocalDate daysAgo(int days) {
        return LocalTimes.day(Clock.systemUTC().instant()).minusDays(days);
    }

    private static String statement(LocalDate day, int parts, String lines) {
        return "<statement xmlns=\"urn:lienthong:payment:v1\" provider=\"" + OTHER + "\"><day>" + day
                + "</day><part edition=\"E\" number=\"1\" of=\"" + parts + "\" lines=\"2\" amount=\"120000\">"
                + lines + "</part></statement>";
    }

    private static void transfer(String form) throws Exception {
        post("/bank/transfer", form);
    }

    private static List<ProviderNotice> awaitNotices(int count) {
        await().atMost(SOON).until(() -> running.orders().stored().size() >= count);
        return running.orders().stored();
    }

    private RefundRequest refund(String id, String transaction, long amount) {
        PaymentReference paid = new PaymentReference(
                request.reference(), request.dossier(), request.amount(), request.createdAt(), transaction);
        return new RefundRequest(
                id, paid, amount, "Nộp thừa", "operator", Clock.systemUTC().instant(), false, true);
    }

    private static Status statusOf(CompositeHealthContributor health, String provider) {
        return ((HealthIndicator) health.getContributor(provider)).health().getStatus();
    }

    private static PaymentProvider provider(String id) {
        return running.provider(id);
    }

    private static String paid(String provider, String reference) {
        return "<paymentResult xmlns=\"urn:lienthong:payment:v1\" provider=\"" + provider + "\"><reference>" + reference
                + "</reference><paid amount=\"60000\" currency=\"VND\" transaction=\"1\" at=\"2026-11-21T07:58:01Z\"/>"
                + "</paymentResult>";
    }

    private static void put(byte[] body, Identity signer) throws JMSException {
        try (Connection connection = connect("other.p12");
                Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer results = session.createProducer(session.createQueue(results(OTHER)))) {
            results.send(signed(session, body, signer));
        }
    }

    private static Message signed(Session session, byte[] body, Identity signer) throws JMSException {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(body);
        message.setStringProperty("signature", signer.sign(body));
        return message;
    }

    private static Connection connect(String key) throws JMSException {
        SandboxCertificates certificates = running.sandbox().certificates();
        return new JmsConnectionFactory("amqps://localhost:" + running.sandbox().brokerPort()
                        + "?amqp.saslMechanisms=EXTERNAL&jms.connectTimeout=5000&jms.closeTimeout=2000"
                        + "&transport.keyStoreType=PKCS12&transport.keyStorePassword=sandbox&transport.keyStoreLocation="
                        + encoded(keys.resolve(key).toString())
                        + "&transport.trustStoreType=PKCS12&transport.trustStorePassword=sandbox"
                        + "&transport.trustStoreLocation="
                        + encoded(certificates.authorities().toString()))
                .createConnection();
    }

    private static String requests(String provider) {
        return "payment." + provider + ".requests.v1";
    }

    private static String results(String provider) {
        return "payment." + provider + ".results.v1";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static void post(String path, String form) throws Exception {
        HttpRequest click = HttpRequest.newBuilder(url(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        assertThat(HTTP.send(click, BodyHandlers.discarding()).statusCode()).isEqualTo(302);
    }

    private static URI url(String path) {
        return URI.create(running.sandbox().partnersUrl() + path);
    }
}
