package vn.lienthong.partner.payment.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.FeeItem;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.partner.payment.ReferenceCode;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Requests;
import vn.lienthong.partner.payment.ScriptedProvider;
import vn.lienthong.partner.payment.ScriptedProvider.Reply;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.wire.Answer;

/** The hub's side of the contract: what it asks the platform, and what it makes of what comes back. */
class PlatformContractTest {

    private static final PaymentRequest REQUEST = Requests.golden();
    private static final PaymentReference PAYMENT = REQUEST.asReference();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final RefundRequest REFUND = new RefundRequest(
            "HT261121001", PAYMENT, 10_000, "Nộp thừa", "operator", Instant.parse("2026-11-21T08:00:00Z"), false, true);

    @Test
    void aPaymentIsStartedAtThePlatformsPage() {
        Checkout checkout = start("init");

        assertThat(checkout)
                .isEqualTo(new Checkout.Redirect(URI.create("https://platform.example.vn/pay/" + REQUEST.reference())));
    }

    @Test
    void aReferenceThePlatformHasIsAskedAboutAndItsPageFoundAgain() {
        Checkout checkout = start("init-again", "status-pending");

        assertThat(checkout)
                .isEqualTo(new Checkout.Redirect(URI.create("https://platform.example.vn/pay/" + REQUEST.reference())));
    }

    @Test
    void aReferenceThatIsPaidAlreadyNeedsNoPage() {
        assertThat(start("init-again", "status-paid")).isEqualTo(new Checkout.Waiting());
    }

    @Test
    void everyStateIsUnderstood() {
        assertThat(query("status-pending")).isEqualTo(new PaymentState.Pending());
        assertThat(query("status-paid"))
                .isEqualTo(new PaymentState.Paid(60_000, "VND", "260000001", Instant.parse("2026-11-21T07:58:01Z")));
        assertThat(query("status-cancelled"))
                .as("the words of an exchange that went well are no reason")
                .isEqualTo(new PaymentState.Failed("24", ""));
        assertThat(query("status-unknown")).isEqualTo(new PaymentState.Unknown());
    }

    @Test
    void aRefundIsDonePendingOrRefused() {
        assertThat(refund("refund"))
                .isEqualTo(new RefundState.Refunded("HTHT261121001", Instant.parse("2026-11-21T08:00:00Z")));
        assertThat(refund("refund-pending")).isEqualTo(new RefundState.Pending());
        assertThatThrownBy(() -> refund("refund-refused")).hasMessageStartingWith("LT-PAY-003");
    }

    @Test
    void theReceiptIsFetchedFromThePlatform() {
        assertThat(receipt("receipt")).hasValueSatisfying(receipt -> {
            assertThat(receipt.contentType()).isEqualTo("application/pdf");
            assertThat(new String(receipt.content())).startsWith("%PDF-1.4 golden");
        });
        assertThat(receipt("receipt-not-yet")).isEmpty();
    }

    @Test
    void theStatementOfADayIsRead() {
        List<StatementLine> lines = statement("statement");

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0))
                .isEqualTo(new StatementLine(
                        ReferenceCode.of(LocalDate.of(2026, 11, 21), 1),
                        "260000001",
                        StatementLine.Kind.PAYMENT,
                        60_000,
                        "VND",
                        Instant.parse("2026-11-20T01:00:00Z")));
        assertThat(lines.get(2).kind()).isEqualTo(StatementLine.Kind.REFUND);
        assertThat(lines.get(3).reference()).isNull();
        assertThat(statement("statement-empty")).isEmpty();
    }

    @Test
    void aDayThatIsNotClosedIsAskedForLater() {
        assertThatThrownBy(() -> statement("statement-not-yet"))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("LT-PAY-007");
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachBrokenAnswerFailsForItsReason(String name) {
        JsonNode broken = GoldenFiles.json(name);
        try (ScriptedProvider platform = new ScriptedProvider(request ->
                new Reply(broken.path("status").asInt(), broken.path("body").asText()))) {
            PaymentProvider provider = PlatformTestBed.standing(platform.url());

            Failure failure = catchThrowableOfType(
                    Failure.class, () -> ask(provider, broken.path("ask").asText()));

            assertThat(failure.code().code()).isEqualTo(broken.path("code").asText());
            assertThat(failure).hasMessageContaining(broken.path("says").asText());
            assertThat(platform.asked())
                    .as("nothing was fetched from elsewhere")
                    .hasSize(1);
        }
    }

    static Stream<String> answers() {
        return GoldenFiles.names("platform/answers").stream();
    }

    @Test
    void whatLooksLikeAReceiptAndIsNoneIsThrownAway() {
        assertThatThrownBy(() -> replay(asked -> asked.receipt(PAYMENT), "<html>", List.of(exchange("receipt"))))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("LT-PAY-002")
                .hasMessageContaining("not a PDF");
    }

    @Test
    void aValueWithTheSeparatorNeverLeavesTheHub() {
        PaymentRequest request = new PaymentRequest(
                REQUEST.reference(),
                REQUEST.dossier(),
                60_000,
                "a|b",
                null,
                REQUEST.returnUrl(),
                "x",
                "001085000001",
                "203.0.113.7",
                REQUEST.createdAt(),
                REQUEST.expiresAt(),
                List.of(new FeeItem("A", "b", 60_000)));
        try (ScriptedProvider platform = new ScriptedProvider(asked -> new Reply(200, "{}"))) {
            assertThatThrownBy(() -> PlatformTestBed.standing(platform.url()).start(request))
                    .hasMessageStartingWith("LT-PAY-005");
            assertThat(platform.asked()).isEmpty();
        }
    }

    private static Checkout start(String... exchanges) {
        return replay(provider -> provider.start(REQUEST), exchanges);
    }

    private static PaymentState query(String... exchanges) {
        return replay(provider -> provider.query(PAYMENT), exchanges);
    }

    private static RefundState refund(String... exchanges) {
        return replay(provider -> provider.refund(REFUND), exchanges);
    }

    private static Optional<ProviderReceipt> receipt(String... exchanges) {
        return replay(provider -> provider.receipt(PAYMENT), exchanges);
    }

    private static List<StatementLine> statement(String... exchanges) {
        return replay(provider -> provider.statement(DAY), exchanges);
    }

    private static Object ask(PaymentProvider provider, String what) {
        return switch (what) {
            case "query" -> provider.query(PAYMENT);
            case "start" -> provider.start(REQUEST);
            case "receipt" -> provider.receipt(PAYMENT);
            case "statement" -> provider.statement(DAY);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static <T> T replay(Function<PaymentProvider, T> question, String... exchanges) {
        return replay(
                question,
                "%PDF-1.4 golden",
                Stream.of(exchanges).map(PlatformContractTest::exchange).toList());
    }

    /** Answers with the exchanges in order, and holds the hub to their requests. */
    private static <T> T replay(Function<PaymentProvider, T> question, String file, List<JsonNode> exchanges) {
        Iterator<JsonNode> next = exchanges.iterator();
        AtomicReference<URI> url = new AtomicReference<>();
        try (ScriptedProvider platform = new ScriptedProvider(
                request -> new Reply(200, request.body() == null ? file : answer(next.next(), url.get())))) {
            url.set(platform.url());
            T result = question.apply(PlatformTestBed.standing(platform.url()));
            assertThat(platform.asked().stream().filter(asked -> asked.body() != null))
                    .extracting(asked -> asked.path() + " " + asked.body())
                    .containsExactlyElementsOf(exchanges.stream()
                            .map(exchange -> exchange.path("path").asText() + " " + exchange.path("request"))
                            .toList());
            return result;
        }
    }

    /** A receipt lies where the socket of the moment is, so that answer is closed again. */
    private static String answer(JsonNode exchange, URI url) {
        ObjectNode answer = exchange.path("answer").deepCopy();
        if (answer.has("DuongDanBienLai")) {
            Map<String, Object> fields = new LinkedHashMap<>(Answer.of(answer).fields());
            fields.computeIfPresent(
                    "DuongDanBienLai", (name, path) -> path.toString().replace("$base", url.toString()));
            new AuthenticationCode(PlatformTestBed.CODES, "LIENTHONG", "sandbox-platform-secret-of-enough-bytes")
                    .close(PlatformCodes.Signed.RECEIPT_ANSWER, fields);
            return GoldenFiles.JSON.valueToTree(fields).toString();
        }
        return answer.toString();
    }

    private static JsonNode exchange(String name) {
        return GoldenFiles.json("platform/exchanges/" + name + ".json");
    }
}
