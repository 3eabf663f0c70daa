package vn.lienthong.partner.payment.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.OrdersInMemory;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Requests;
import vn.lienthong.partner.payment.edge.NoticeDesk;
import vn.lienthong.partner.payment.platform.PlatformCodes.Signed;

/** What the hub makes of confirmations, real and forged, and what it answers. */
class ConfirmMessageTest {

    private static final String REFERENCE = Requests.golden().reference();

    private final OrdersInMemory orders = new OrdersInMemory();
    private final PlatformEdge edge = edge(orders);

    @ParameterizedTest
    @MethodSource("valid")
    void aConfirmationIsHandedOnAndAnsweredTheSameEachTime(String name) throws Exception {
        orders.expect("platform", REFERENCE, 60_000);
        JsonNode call = GoldenFiles.json(name);

        JsonNode first = answerTo(call);
        JsonNode second = answerTo(call);

        assertThat(first).isEqualTo(call.path("answer")).isEqualTo(second);
        assertThat(orders.stored()).hasSize(2).allSatisfy(notice -> {
            assertThat(notice.signatureValid()).isTrue();
            assertThat(notice.providerId()).isEqualTo("platform");
            assertThat(notice.reference()).isEqualTo(REFERENCE);
            assertThat(notice.outcome().name()).isEqualTo(call.path("outcome").asText());
            assertThat(notice.amount()).isEqualTo(call.path("amount").asLong());
            assertThat(notice.currency()).isEqualTo("VND");
            assertThat(notice.providerTransaction()).isEqualTo("260000001");
            assertThat(notice.rawBody()).isEqualTo(call.path("body").asText());
        });
    }

    static Stream<String> valid() {
        return GoldenFiles.names("platform/callbacks/valid").stream();
    }

    @ParameterizedTest
    @MethodSource("forged")
    void aForgedConfirmationIsStoredRefusedAndChangesNothing(String name) throws Exception {
        orders.expect("platform", REFERENCE, 60_000);
        JsonNode call = GoldenFiles.json(name);

        assertThat(answerTo(call)).as(call.path("because").asText()).isEqualTo(call.path("answer"));

        assertThat(orders.stored()).singleElement().satisfies(notice -> assertThat(notice.signatureValid())
                .isFalse());
        assertThat(orders.settled()).isEmpty();
    }

    static Stream<String> forged() {
        return GoldenFiles.names("platform/callbacks/forged").stream();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoConfirmationIsRefused(String name) throws Exception {
        JsonNode call = GoldenFiles.json(name);

        assertThat(answerTo(call)).isEqualTo(call.path("answer"));

        assertThat(orders.stored()).isEmpty();
    }

    static Stream<String> unreadable() {
        return GoldenFiles.names("platform/callbacks/unreadable").stream();
    }

    @Test
    void theSameInOtherLettersHasTheSameHashAndAnythingElseAnother() {
        List<String> hashes = Stream.of("paid", "paid-amount-as-number", "paid-with-dossier-and-partner", "cancelled")
                .map(name -> GoldenFiles.json("platform/callbacks/valid/" + name + ".json"))
                .map(call -> PlatformBeans.confirmMessage(settings(), PlatformTestBed.CODES)
                        .read(call.path("body").asText())
                        .map(ProviderNotice::contentHash)
                        .orElseThrow())
                .toList();

        assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
        assertThat(hashes.get(2)).isEqualTo(hashes.get(0));
        assertThat(hashes.get(3)).isNotEqualTo(hashes.get(0));
    }

    @Test
    void whatTheOrdersDoNotTakeIsAnswered99() throws Exception {
        JsonNode paid = GoldenFiles.json("platform/callbacks/valid/paid.json");
        assertThat(answerTo(paid).path("MoTaLoi").asText()).isEqualTo("Mã tham chiếu không tồn tại");

        orders.expect("platform", REFERENCE, 59_999);
        assertThat(answerTo(paid).path("MoTaLoi").asText()).isEqualTo("Số tiền không khớp");

        orders.away(true);
        assertThat(answerTo(paid).path("MaLoi").asText()).isEqualTo("99");
        assertThat(answerTo(paid).path("MoTaLoi").asText()).isEqualTo("Hệ thống bận, vui lòng gửi lại");
        assertThat(orders.settled()).isEmpty();
    }

    @Test
    void moneyWithoutItsNumberIsNoConfirmationHoweverWellItIsClosed() throws Exception {
        orders.expect("platform", REFERENCE, 60_000);
        ObjectNode message =
                (ObjectNode) GoldenFiles.JSON.readTree(GoldenFiles.json("platform/callbacks/valid/paid.json")
                        .path("body")
                        .asText());
        Map<String, Object> fields = GoldenFiles.JSON.convertValue(message, new TypeReference<>() {});
        fields.put("MaGiaoDich", "");
        new AuthenticationCode(
                        PlatformTestBed.CODES,
                        settings().partnerCode(),
                        settings().secret())
                .close(Signed.CONFIRM, fields);

        JsonNode answer =
                answerTo(GoldenFiles.JSON.createObjectNode().put("body", GoldenFiles.JSON.writeValueAsString(fields)));

        assertThat(answer.path("MaLoi").asText()).isEqualTo("99");
        assertThat(orders.settled()).isEmpty();
        fields.put("MaGiaoDich", "260000001");
        new AuthenticationCode(
                        PlatformTestBed.CODES,
                        settings().partnerCode(),
                        settings().secret())
                .close(Signed.CONFIRM, fields);
        assertThat(answerTo(GoldenFiles.JSON
                                .createObjectNode()
                                .put("body", GoldenFiles.JSON.writeValueAsString(fields)))
                        .path("MaLoi")
                        .asText())
                .as("the same with its number")
                .isEqualTo("00");
    }

    @Test
    void soManyForgedConfirmationsAreKeptAMinuteAndTheTrueOneAlways() throws Exception {
        orders.expect("platform", REFERENCE, 60_000);
        JsonNode paid = GoldenFiles.json("platform/callbacks/valid/paid.json");
        for (int i = 0; i < 300; i++) {
            String forged = paid.path("body").asText().replace("60000", Integer.toString(70_000 + i));
            assertThat(answerTo(GoldenFiles.JSON.createObjectNode().put("body", forged))
                            .path("MaLoi")
                            .asText())
                    .isEqualTo("99");
        }

        assertThat(orders.stored()).as("at most of two minutes").hasSizeBetween(120, 240);
        assertThat(answerTo(paid).path("MaLoi").asText()).isEqualTo("00");
    }

    private JsonNode answerTo(JsonNode call) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/payment-callbacks/platform");
        request.setContent(call.path("body").asText().getBytes("UTF-8"));
        return GoldenFiles.JSON.valueToTree(edge.confirm(request));
    }

    private static PlatformEdge edge(PaymentNotices orders) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("orders", orders);
        return new PlatformEdge(
                PlatformBeans.confirmMessage(settings(), PlatformTestBed.CODES),
                new NoticeDesk(
                        beans.getBeanProvider(PaymentNotices.class), new SimpleMeterRegistry(), Clock.systemUTC()));
    }

    private static PlatformSettings settings() {
        URI url = URI.create("https://platform.example.vn");
        return PlatformTestBed.settings(url, url, PlatformTestBed.patient());
    }
}
