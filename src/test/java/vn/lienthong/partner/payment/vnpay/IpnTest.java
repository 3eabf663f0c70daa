package vn.lienthong.partner.payment.vnpay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
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
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.edge.NoticeDesk;

/** What the hub makes of IPNs, real and forged, and what it answers. */
class IpnTest {

    private static final String REFERENCE = Requests.golden().reference();

    private final OrdersInMemory orders = new OrdersInMemory();
    private final VnpayEdge edge = edge(orders);

    @ParameterizedTest
    @MethodSource("valid")
    void anIpnIsHandedOnWithWhatItSays(String name) {
        orders.expect("vnpay", REFERENCE, 60_000);
        JsonNode call = GoldenFiles.json(name);

        assertThat(answerTo(call).path("RspCode")).isEqualTo(call.path("answer").path("RspCode"));

        assertThat(orders.stored()).singleElement().satisfies(notice -> {
            assertThat(notice.signatureValid()).isTrue();
            assertThat(notice.providerId()).isEqualTo("vnpay");
            assertThat(notice.reference()).isEqualTo(REFERENCE);
            assertThat(notice.outcome().name()).isEqualTo(call.path("outcome").asText());
            assertThat(notice.amount()).isEqualTo(call.path("amount").asLong());
            assertThat(notice.currency()).isEqualTo("VND");
            assertThat(notice.providerTransaction())
                    .isEqualTo(call.path("transaction").textValue());
            assertThat(notice.rawBody()).isEqualTo(call.path("query").asText());
        });
    }

    static Stream<String> valid() {
        return GoldenFiles.names("vnpay/callbacks/valid").stream();
    }

    @Test
    void aRepeatGetsAnAnswerThatEndsTheRepeating() {
        orders.expect("vnpay", REFERENCE, 60_000);
        JsonNode paid = GoldenFiles.json("vnpay/callbacks/valid/paid.json");

        assertThat(answerTo(paid).path("RspCode").asText()).isEqualTo("00");
        assertThat(answerTo(paid).path("RspCode").asText()).isEqualTo("02");
        assertThat(answerTo(paid).path("RspCode").asText()).isEqualTo("02");
        assertThat(orders.settled()).containsExactly(REFERENCE);
    }

    @ParameterizedTest
    @MethodSource("forged")
    void aForgedIpnIsStoredRefusedAndChangesNothing(String name) {
        orders.expect("vnpay", REFERENCE, 60_000);
        JsonNode call = GoldenFiles.json(name);

        assertThat(answerTo(call)).as(call.path("because").asText()).isEqualTo(call.path("answer"));

        assertThat(orders.stored()).singleElement().satisfies(notice -> assertThat(notice.signatureValid())
                .isFalse());
        assertThat(orders.settled()).isEmpty();
    }

    static Stream<String> forged() {
        return GoldenFiles.names("vnpay/callbacks/forged").stream();
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoIpnIsRefused(String name) {
        JsonNode call = GoldenFiles.json(name);

        assertThat(answerTo(call)).isEqualTo(call.path("answer"));

        assertThat(orders.stored()).isEmpty();
    }

    static Stream<String> unreadable() {
        return GoldenFiles.names("vnpay/callbacks/unreadable").stream();
    }

    @Test
    void everyVerdictHasItsAnswer() {
        Ipn ipn = VnpayTestBed.ipn();
        assertThat(Stream.of(Verdict.values())
                        .map(verdict -> verdict + " " + ipn.answer(verdict).get("RspCode")))
                .containsExactly(
                        "ACCEPTED 00",
                        "ALREADY_KNOWN 02",
                        "UNKNOWN_ORDER 01",
                        "WRONG_AMOUNT 04",
                        "WRONG_CURRENCY 04",
                        "WRONG_SIGNATURE 97",
                        "CONFLICT 02",
                        "TRY_LATER 99",
                        "UNSTORABLE 99");
    }

    @Test
    void theSameInAnotherOrderHasTheSameHashAndAnythingElseAnother() {
        List<String> hashes = Stream.of("paid", "paid-in-another-order", "paid-with-hash-type", "cancelled")
                .map(name -> GoldenFiles.json("vnpay/callbacks/valid/" + name + ".json"))
                .map(call -> VnpayTestBed.ipn()
                        .read(call.path("query").asText())
                        .map(ProviderNotice::contentHash)
                        .orElseThrow())
                .toList();

        assertThat(hashes.get(1)).isEqualTo(hashes.get(0));
        assertThat(hashes.get(2)).isEqualTo(hashes.get(0));
        assertThat(hashes.get(3)).isNotEqualTo(hashes.get(0));
    }

    @Test
    void whatTheOrdersDoNotTakeIsAnsweredInTheProtocolsWords() {
        JsonNode paid = GoldenFiles.json("vnpay/callbacks/valid/paid.json");
        assertThat(answerTo(paid).path("RspCode").asText()).isEqualTo("01");

        orders.expect("vnpay", REFERENCE, 60_001);
        assertThat(answerTo(paid).path("RspCode").asText()).isEqualTo("04");

        orders.away(true);
        assertThat(answerTo(paid).path("RspCode").asText()).isEqualTo("99");
        assertThat(orders.settled()).isEmpty();
    }

    private JsonNode answerTo(JsonNode call) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/payment-callbacks/vnpay");
        request.setQueryString(call.path("query").asText());
        return GoldenFiles.JSON.valueToTree(edge.confirm(request));
    }

    private static VnpayEdge edge(PaymentNotices orders) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("orders", orders);
        return new VnpayEdge(
                VnpayTestBed.ipn(),
                new NoticeDesk(
                        beans.getBeanProvider(PaymentNotices.class), new SimpleMeterRegistry(), Clock.systemUTC()));
    }
}
