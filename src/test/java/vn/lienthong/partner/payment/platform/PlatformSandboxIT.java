package vn.lienthong.partner.payment.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.PaymentApplication;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Requests;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.wire.HttpLimits;
import vn.lienthong.partner.payment.wire.LocalTimes;
import vn.sandbox.faults.Fault;
import vn.sandbox.payment.PayerChoice;

/** Adapter, call-back edge and sandbox together over real sockets: the contract's other direction, payers, faults. */
class PlatformSandboxIT {

    private static final String PARTNER = "payment-platform";
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static PaymentApplication.Running running;

    private final PaymentRequest request = Requests.fresh(60_000, URI.create(url("/mail")));

    @BeforeAll
    static void start() throws Exception {
        running = PaymentApplication.start();
        JsonNode init = GoldenFiles.json("platform/exchanges/init.json");
        assertThat(post(init.path("path").asText(), init.path("request"))
                        .path("MaLoi")
                        .asText())
                .isEqualTo("00");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void heal() {
        running.sandbox().faults().reset();
        running.orders().clear();
        running.orders().expect("platform", request.reference(), request.amount());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theSandboxRefusesWhatTheProtocolForbids(String name) throws Exception {
        JsonNode wrong = GoldenFiles.json(name);

        JsonNode answer = post(wrong.path("path").asText(), wrong.path("request"));

        assertThat(answer.path("MaLoi").asText()).isEqualTo(wrong.path("code").asText());
        assertThat(answer.has("UrlThanhToan")).isFalse();
    }

    static Stream<String> refused() {
        return GoldenFiles.names("platform/refused").stream();
    }

    @ParameterizedTest
    @CsvSource({"init-again", "status-pending", "receipt-not-yet"})
    void theSandboxAnswersTheGoldenQuestionsAsTheFilesSay(String name) throws Exception {
        JsonNode exchange = GoldenFiles.json("platform/exchanges/" + name + ".json");

        JsonNode answer = post(exchange.path("path").asText(), exchange.path("request"));

        assertThat(answer.path("MaLoi")).isEqualTo(exchange.path("answer").path("MaLoi"));
        assertThat(answer.path("TrangThai")).isEqualTo(exchange.path("answer").path("TrangThai"));
        assertThat(answer.path("MaXacThuc").asText()).hasSize(64);
    }

    @ParameterizedTest
    @EnumSource(
            value = PayerChoice.class,
            names = {"PAY", "TELL_TWICE", "TELL_TEN_TIMES", "REORDERED"})
    void whateverWayItIsToldAPaymentSettlesItsOrderOnce(PayerChoice choice) throws Exception {
        pay(choice, 0);

        int notices = choice == PayerChoice.TELL_TEN_TIMES ? 10 : choice == PayerChoice.PAY ? 1 : 2;
        await().atMost(SOON).until(() -> running.orders().stored().size() >= notices);
        assertThat(running.orders().settled()).containsExactly(request.reference());
        assertThat(running.orders().stored())
                .allSatisfy(notice -> assertThat(notice.signatureValid()).isTrue());
        assertThat(query()).isInstanceOf(PaymentState.Paid.class);
    }

    @Test
    void aCancelledPaymentIsToldAndKnown() throws Exception {
        pay(PayerChoice.CANCEL, 0);

        await().atMost(SOON).until(() -> !running.orders().stored().isEmpty());
        assertThat(running.orders().stored().get(0).outcome()).isEqualTo(ProviderNotice.Outcome.FAILED);
        assertThat(query()).isInstanceOfSatisfying(PaymentState.Failed.class, failed -> assertThat(failed.code())
                .isEqualTo("24"));
    }

    @Test
    void aPaymentNobodyWasToldOfIsFoundByAsking() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);

        assertThat(query()).isInstanceOfSatisfying(PaymentState.Paid.class, paid -> assertThat(paid.amount())
                .isEqualTo(60_000));
        assertThat(running.orders().stored()).isEmpty();
    }

    @Test
    void aLateCallBackArrivesLate() throws Exception {
        pay(PayerChoice.TELL_LATE, 1);

        assertThat(running.orders().stored()).isEmpty();
        await().atMost(SOON).until(() -> running.orders().settled().contains(request.reference()));
    }

    @Test
    void aWrongAmountSettlesNothing() throws Exception {
        pay(PayerChoice.WRONG_AMOUNT, 0);

        await().atMost(SOON).until(() -> !running.orders().stored().isEmpty());
        assertThat(running.orders().stored().get(0).amount()).isEqualTo(59_999);
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void aForgedCallBackSettlesNothingAndThePaymentIsFoundByAsking() throws Exception {
        pay(PayerChoice.WRONG_SIGNATURE, 0);

        await().atMost(SOON).until(() -> !running.orders().stored().isEmpty());
        assertThat(running.orders().stored())
                .allSatisfy(notice -> assertThat(notice.signatureValid()).isFalse());
        assertThat(running.orders().settled()).isEmpty();
        assertThat(query()).isInstanceOf(PaymentState.Paid.class);
    }

    @Test
    void aCallBackTheHubCouldNotTakeIsToldAgain() throws Exception {
        running.orders().away(true);
        pay(PayerChoice.PAY, 0);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> running.orders().settled().isEmpty());

        running.orders().away(false);

        await().atMost(SOON).until(() -> running.orders().settled().contains(request.reference()));
    }

    @Test
    void receiptRefundAndStatementOfAPaidPayment() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);

        assertThat(provider().receipt(request.asReference()))
                .hasValueSatisfying(receipt -> assertThat(new String(receipt.content()))
                        .startsWith("%PDF-")
                        .contains(request.reference()));
        RefundRequest refund = refund("HT" + request.reference().substring(2), 10_000);
        assertThat(provider().refund(refund)).isInstanceOf(RefundState.Refunded.class);
        assertThat(provider().refund(refund)).as("the same again").isInstanceOf(RefundState.Refunded.class);
        assertThatThrownBy(
                        () -> provider().refund(refund("X" + request.reference().substring(2), 50_001)))
                .as("more than is left")
                .hasMessageStartingWith("LT-PAY-003");

        assertThat(provider().statement(LocalTimes.day(Clock.systemUTC().instant())))
                .filteredOn(line -> request.reference().equals(line.reference()))
                .extracting(StatementLine::kind, StatementLine::amount)
                .containsExactly(tuple(StatementLine.Kind.PAYMENT, 60_000L), tuple(StatementLine.Kind.REFUND, 10_000L));
    }

    @Test
    void tomorrowHasNoStatementYet() {
        LocalDate tomorrow = LocalTimes.day(Clock.systemUTC().instant()).plusDays(1);
        assertThatThrownBy(() -> provider().statement(tomorrow)).hasMessageStartingWith("LT-PAY-007");
    }

    @Test
    void aLostReplyIsNoSecondPayment() {
        running.sandbox().faults().set(PARTNER, Fault.of(Fault.Mode.LOSE_REPLY));
        assertThatThrownBy(() -> provider().start(request)).hasMessageStartingWith("LT-PAY-001");

        running.sandbox().faults().reset();

        assertThat(provider().start(request)).isInstanceOf(Checkout.Redirect.class);
        assertThat(provider().start(request)).isEqualTo(provider().start(request));
    }

    @ParameterizedTest
    @CsvSource({
        "busy, LT-PAY-002",
        "wrong-seal, LT-PAY-004",
        "page-elsewhere, LT-PAY-002",
    })
    void aPlatformThatMisbehavesIsNotBelieved(String fault, String code) {
        running.sandbox().faults().set(PARTNER, Fault.switchedOn(fault, "on"));

        Failure failure = catchThrowableOfType(Failure.class, () -> provider().start(request));

        assertThat(failure.code().code()).isEqualTo(code);
    }

    @Test
    void aReceiptElsewhereIsNotFetchedAndATornStatementNotRead() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);
        running.sandbox().faults().set(PARTNER, Fault.switchedOn("receipt-elsewhere", "on"));
        assertThatThrownBy(() -> provider().receipt(request.asReference())).hasMessageContaining("leads elsewhere");

        running.sandbox().faults().set(PARTNER, Fault.switchedOn("torn-statement", "on"));
        LocalDate today = LocalTimes.day(Clock.systemUTC().instant());
        assertThatThrownBy(() -> provider().statement(today)).hasMessageStartingWith("LT-PAY-017");
    }

    @Test
    void aPlatformThatIsDownIsLeftAloneAndProbedUntilItIsBack() {
        HttpLimits.Circuit quick = new HttpLimits.Circuit(4, 4, 60, Duration.ofMillis(200), 1);
        URI api = URI.create(url("/payment-platform/api"));
        PaymentProvider hub = PlatformTestBed.provider(api, api.resolve("/"), Clock.systemUTC(), quick);
        running.sandbox().faults().set(PARTNER, Fault.of(Fault.Mode.DOWN));
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> hub.query(request.asReference())).hasMessageStartingWith("LT-PAY-001");
        }
        assertThatThrownBy(() -> hub.query(request.asReference())).hasMessageContaining("not called");

        running.sandbox().faults().reset();

        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(hub.query(request.asReference()))
                .isEqualTo(new PaymentState.Unknown()));
    }

    @Test
    void aSlowPlatformIsGivenUpInTime() {
        URI api = URI.create(url("/payment-platform/api"));
        PaymentProvider hub =
                PlatformTestBed.provider(api, api.resolve("/"), Clock.systemUTC(), PlatformTestBed.patient());
        running.sandbox().faults().set(PARTNER, Fault.slow(Duration.ofSeconds(4)));

        long begin = System.nanoTime();
        assertThatThrownBy(() -> hub.query(request.asReference())).hasMessageStartingWith("LT-PAY-001");

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(3500));
    }

    private void pay(PayerChoice choice, int late) throws Exception {
        Checkout.Redirect page = (Checkout.Redirect) provider().start(request);
        assertThat(get(page.page())).contains("Thanh toán", "60.000", request.reference());
        HttpRequest click = HttpRequest.newBuilder(page.page())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("choice=" + choice.id() + "&late=" + late))
                .build();
        assertThat(HTTP.send(click, BodyHandlers.discarding())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .isEqualTo(request.returnUrl().toString());
    }

    private RefundRequest refund(String id, long amount) {
        return new RefundRequest(
                id,
                request.asReference(),
                amount,
                "Nộp thừa",
                "operator",
                Clock.systemUTC().instant(),
                false,
                true);
    }

    private PaymentState query() {
        return provider().query(request.asReference());
    }

    private static PaymentProvider provider() {
        return running.provider("platform");
    }

    private static String url(String path) {
        return running.sandbox().partnersUrl() + path;
    }

    private static String get(URI page) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                .body();
    }

    private static JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/payment-platform/api" + path)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return GoldenFiles.JSON.readTree(
                HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
