package vn.lienthong.partner.payment.vnpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
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
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Requests;
import vn.sandbox.faults.Fault;
import vn.sandbox.payment.PayerChoice;

/** Adapter, call-back edge and sandbox together over real sockets: the contract's other direction, payers, faults. */
class VnpaySandboxIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static PaymentApplication.Running running;

    private final PaymentRequest request = withoutBank(Requests.fresh(60_000, URI.create(url("/mail"))));

    @BeforeAll
    static void start() throws Exception {
        running = PaymentApplication.start();
        assertThat(open("vnpay/pages/pay.json").statusCode()).isEqualTo(302);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @BeforeEach
    void heal() {
        running.sandbox().faults().reset();
        running.orders().clear();
        running.orders().expect("vnpay", request.reference(), request.amount());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void theSandboxRefusesWhatTheProtocolForbids(String name) throws Exception {
        JsonNode wrong = GoldenFiles.json(name);

        assertThat(post(wrong.path("request")).path("vnp_ResponseCode")).isEqualTo(wrong.path("code"));
    }

    static Stream<String> refused() {
        return GoldenFiles.names("vnpay/refused").stream();
    }

    @ParameterizedTest
    @MethodSource("refusedPages")
    void theSandboxOpensNoPageTheProtocolForbids(String name) throws Exception {
        assertThat(open(name).statusCode()).isEqualTo(400);
    }

    static Stream<String> refusedPages() {
        return GoldenFiles.names("vnpay/pages/refused").stream();
    }

    @ParameterizedTest
    @CsvSource({"query-pending", "query-paid"})
    void theSandboxAnswersTheGoldenQuestion(String name) throws Exception {
        JsonNode exchange = GoldenFiles.json("vnpay/exchanges/" + name + ".json");

        JsonNode answer = post(exchange.path("request"));

        assertThat(answer.path("vnp_ResponseCode").asText()).isEqualTo("00");
        assertThat(answer.path("vnp_TransactionStatus").asText()).isEqualTo("01");
        assertThat(answer.path("vnp_SecureHash").asText()).hasSize(128);
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
        assertThat(query()).isInstanceOf(PaymentState.Failed.class);
    }

    @Test
    void aLostIpnIsFoundByAsking() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);

        assertThat(query()).isInstanceOfSatisfying(PaymentState.Paid.class, paid -> assertThat(paid.amount())
                .isEqualTo(60_000));
        assertThat(running.orders().stored()).isEmpty();
    }

    @Test
    void aLateIpnArrivesLate() throws Exception {
        pay(PayerChoice.TELL_LATE, 1);

        assertThat(running.orders().stored()).isEmpty();
        await().atMost(SOON).until(() -> running.orders().settled().contains(request.reference()));
    }

    @Test
    void aWrongAmountAndAForgedIpnSettleNothing() throws Exception {
        pay(PayerChoice.WRONG_AMOUNT, 0);
        await().atMost(SOON).until(() -> !running.orders().stored().isEmpty());
        assertThat(running.orders().stored().get(0).amount()).isEqualTo(59_999);
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void aForgedIpnSettlesNothingAndThePaymentIsFoundByAsking() throws Exception {
        pay(PayerChoice.WRONG_SIGNATURE, 0);

        await().atMost(SOON).until(() -> !running.orders().stored().isEmpty());
        assertThat(running.orders().stored())
                .allSatisfy(notice -> assertThat(notice.signatureValid()).isFalse());
        assertThat(running.orders().settled()).isEmpty();
        assertThat(query()).isInstanceOf(PaymentState.Paid.class);
    }

    @Test
    void anIpnTheHubCouldNotTakeIsToldAgain() throws Exception {
        running.orders().away(true);
        pay(PayerChoice.PAY, 0);
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> running.orders().settled().isEmpty());

        running.orders().away(false);

        await().atMost(SOON).until(() -> running.orders().settled().contains(request.reference()));
    }

    @Test
    void aSuspectedPaymentIsNeitherPaidNorFailed() throws Exception {
        running.sandbox().faults().set("vnpay", Fault.switchedOn("suspected", "on"));
        pay(PayerChoice.PAY, 0);

        await().atMost(SOON).until(() -> !running.orders().stored().isEmpty());
        assertThat(running.orders().stored().get(0).outcome()).isEqualTo(ProviderNotice.Outcome.PENDING);
        assertThat(running.orders().settled()).isEmpty();
    }

    @Test
    void aPaidPaymentIsGivenBackOnce() throws Exception {
        pay(PayerChoice.PAY_SILENTLY, 0);
        String transaction = ((PaymentState.Paid) query()).providerTransaction();
        RefundRequest part = refund("HT" + request.reference().substring(2), transaction, 10_000);

        assertThat(provider().refund(part)).isInstanceOf(RefundState.Refunded.class);
        assertThat(provider().refund(part)).as("the same again").isInstanceOf(RefundState.Refunded.class);
        assertThatThrownBy(
                        () -> provider().refund(refund("X" + request.reference().substring(2), transaction, 50_001)))
                .as("more than is left")
                .hasMessageStartingWith("LT-PAY-003");

        running.sandbox().faults().set("vnpay", Fault.switchedOn("refund-pending", "on"));
        assertThat(provider().refund(refund("Y" + request.reference().substring(2), transaction, 20_000)))
                .isEqualTo(new RefundState.Pending());
    }

    @Test
    void aPaymentNobodyOpenedIsUnknown() {
        assertThat(query()).isEqualTo(new PaymentState.Unknown());
    }

    @ParameterizedTest
    @CsvSource({"busy, LT-PAY-002", "wrong-seal, LT-PAY-004"})
    void aVnpayThatMisbehavesIsNotBelieved(String fault, String code) {
        running.sandbox().faults().set("vnpay", Fault.switchedOn(fault, "on"));

        Failure failure = catchThrowableOfType(Failure.class, () -> query());

        assertThat(failure.code().code()).isEqualTo(code);
    }

    @Test
    void aVnpayThatIsDownIsAway() {
        running.sandbox().faults().set("vnpay", Fault.of(Fault.Mode.DOWN));

        assertThatThrownBy(() -> query()).hasMessageStartingWith("LT-PAY-001");
    }

    private void pay(PayerChoice choice, int late) throws Exception {
        Checkout.Redirect page = (Checkout.Redirect) provider().start(request);
        HttpResponse<String> opened = get(page.page());
        URI shown = page.page().resolve(opened.headers().firstValue("Location").orElseThrow());
        assertThat(get(shown).body()).contains("VNPAY", "60.000", request.reference());
        HttpRequest click = HttpRequest.newBuilder(shown)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("choice=" + choice.id() + "&late=" + late))
                .build();
        assertThat(HTTP.send(click, BodyHandlers.discarding())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith(request.returnUrl() + "?vnp_");
    }

    private RefundRequest refund(String id, String transaction, long amount) {
        PaymentReference paid = new PaymentReference(
                request.reference(), request.dossier(), request.amount(), request.createdAt(), transaction);
        return new RefundRequest(
                id, paid, amount, "Nộp thừa", "operator", Clock.systemUTC().instant(), false, true);
    }

    private PaymentState query() {
        return provider().query(request.asReference());
    }

    private static PaymentProvider provider() {
        return running.provider("vnpay");
    }

    private static PaymentRequest withoutBank(PaymentRequest asked) {
        return new PaymentRequest(
                asked.reference(),
                asked.dossier(),
                asked.amount(),
                asked.description(),
                null,
                asked.returnUrl(),
                asked.payerName(),
                asked.payerPersonalId(),
                asked.clientIp(),
                asked.createdAt(),
                asked.expiresAt(),
                asked.items());
    }

    private static String url(String path) {
        return running.sandbox().partnersUrl() + path;
    }

    private static HttpResponse<String> open(String golden) throws IOException, InterruptedException {
        return get(URI.create(url("/vnpay/paymentv2/vpcpay.html?"
                + GoldenFiles.json(golden).path("query").asText())));
    }

    private static HttpResponse<String> get(URI page) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    }

    private static JsonNode post(JsonNode body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url("/vnpay/api/transaction")))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return GoldenFiles.JSON.readTree(
                HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
