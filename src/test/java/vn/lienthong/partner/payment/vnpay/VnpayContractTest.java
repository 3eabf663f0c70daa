package vn.lienthong.partner.payment.vnpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Requests;
import vn.lienthong.partner.payment.ScriptedProvider;
import vn.lienthong.partner.payment.ScriptedProvider.Reply;

/** The hub's side of the contract: where it sends payers, what it asks, and what it makes of what comes back. */
class VnpayContractTest {

    private static final PaymentRequest REQUEST = Requests.golden();
    private static final PaymentReference PAYMENT = REQUEST.asReference();
    private static final PaymentReference PAID = new PaymentReference(
            PAYMENT.reference(), PAYMENT.dossier(), PAYMENT.amount(), PAYMENT.createdAt(), "14000001");
    private static final URI API = URI.create("https://vnpay.example.vn/api");

    @Test
    void thePayerIsSentToAPageWhoseAddressIsTheSameEachTime() {
        PaymentProvider vnpay = VnpayTestBed.standing(API);

        Checkout checkout = vnpay.start(REQUEST);

        assertThat(checkout)
                .isEqualTo(new Checkout.Redirect(URI.create("https://vnpay.example.vn/paymentv2/vpcpay.html?"
                        + GoldenFiles.json("vnpay/pages/pay.json").path("query").asText())))
                .isEqualTo(vnpay.start(REQUEST));
        assertThat(vnpay.pages()).containsExactly(URI.create("https://vnpay.example.vn"));
    }

    @Test
    void everyStateIsUnderstood() {
        assertThat(query("query-paid"))
                .isEqualTo(new PaymentState.Paid(60_000, "VND", "14000001", Instant.parse("2026-11-21T07:58:01Z")));
        assertThat(query("query-pending")).isEqualTo(new PaymentState.Pending());
        assertThat(query("query-failed")).isEqualTo(new PaymentState.Failed("02", "Giao dịch bị lỗi"));
        assertThat(query("query-unknown")).isEqualTo(new PaymentState.Unknown());
        assertThat(query("query-refunded")).as("the amount is the refund's").isEqualTo(new PaymentState.Pending());
    }

    @Test
    void aRefundIsDonePendingOrRefused() {
        assertThat(refund("refund"))
                .isEqualTo(new RefundState.Refunded("914000001", Instant.parse("2026-11-21T08:00:02Z")));
        assertThat(refund("refund-pending")).isEqualTo(new RefundState.Pending());
        assertThat(refund("refund-repeated", "query-of-refund"))
                .as("told again, VNPAY is asked what became of it")
                .isEqualTo(new RefundState.Refunded("14000001", Instant.parse("2026-11-21T07:58:01Z")));
        assertThat(refund("refund-rejected")).isEqualTo(new RefundState.Refused("Hoàn tiền bị từ chối"));
        assertThatThrownBy(() -> refund("refund-refused")).hasMessageStartingWith("LT-PAY-003");
    }

    @Test
    void aRefundOfYesterdayIsAskedForAndNotToldAgain() {
        Instant yesterday = Instant.parse("2026-11-20T16:59:00Z");

        assertThat(refund(yesterday, true, true, "query-of-refund")).isInstanceOf(RefundState.Refunded.class);
    }

    @Test
    void whatMayBeAnotherRefundIsNoAnswer() {
        Instant today = Instant.parse("2026-11-21T08:00:00Z");

        assertThat(refund(today, true, false, "refund-repeated", "query-of-refund"))
                .isEqualTo(new RefundState.Pending());
        assertThat(refund(Instant.parse("2026-11-20T08:00:00Z"), true, false, "query-of-refund"))
                .isInstanceOf(RefundState.Unclear.class);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachBrokenAnswerFailsForItsReason(String name) {
        JsonNode broken = GoldenFiles.json(name);
        try (ScriptedProvider script = new ScriptedProvider(request ->
                new Reply(broken.path("status").asInt(), broken.path("body").asText()))) {
            PaymentProvider vnpay = VnpayTestBed.standing(script.url().resolve("/api"));

            Failure failure = catchThrowableOfType(Failure.class, () -> vnpay.query(PAYMENT));

            assertThat(failure.code().code()).isEqualTo(broken.path("code").asText());
            assertThat(failure).hasMessageContaining(broken.path("says").asText());
        }
    }

    static Stream<String> answers() {
        return GoldenFiles.names("vnpay/answers").stream();
    }

    @Test
    void aValueWithTheSeparatorNeverLeavesTheHub() {
        SecureHash hash = new SecureHash("s");
        Map<String, Object> message = new java.util.HashMap<>(Map.of("a", "x|y"));

        assertThatThrownBy(() -> hash.close(List.of("a"), message)).hasMessageStartingWith("LT-PAY-005");
    }

    @Test
    void settingsNameWhatIsMissingAndWantHttps() {
        URI page = URI.create("https://vnpay.example.vn/pay");
        assertThat(new VnpaySettings(null, null, null, null, null, null, null).page())
                .isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VnpaySettings(page, page, " ", null, null, null, null))
                .withMessageContaining("terminal, secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new VnpaySettings(page, URI.create("http://vnpay.example.vn"), "T", "s", null, null, null))
                .withMessageContaining("api must be https");
        assertThat(VnpayTestBed.settings(API).toString()).doesNotContain("sandbox-vnpay-secret");
    }

    private static PaymentState query(String exchange) {
        return replay(provider -> provider.query(PAYMENT), exchange);
    }

    private static RefundState refund(String... exchanges) {
        return refund(Instant.parse("2026-11-21T08:00:00Z"), false, true, exchanges);
    }

    private static RefundState refund(Instant told, boolean toldBefore, boolean onlyOne, String... exchanges) {
        return replay(
                provider -> provider.refund(new RefundRequest(
                        "HT261121001", PAID, 10_000, "Nộp thừa", "operator", told, toldBefore, onlyOne)),
                exchanges);
    }

    /** Answers as the files say, one after the other, and holds the hub to its requests. */
    private static <T> T replay(Function<PaymentProvider, T> question, String... names) {
        List<JsonNode> exchanges = Stream.of(names)
                .map(name -> GoldenFiles.json("vnpay/exchanges/" + name + ".json"))
                .toList();
        Iterator<JsonNode> next = exchanges.iterator();
        try (ScriptedProvider script = new ScriptedProvider(
                request -> new Reply(200, next.next().path("answer").toString()))) {
            T result = question.apply(VnpayTestBed.standing(script.url().resolve("/api")));
            assertThat(script.asked()).zipSatisfy(exchanges, (asked, exchange) -> {
                assertThat(asked.path()).isEqualTo(exchange.path("path").asText());
                assertThat(asked.body()).isEqualTo(exchange.path("request"));
            });
            return result;
        }
    }
}
