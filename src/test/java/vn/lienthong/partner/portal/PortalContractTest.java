package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.portal.ReplayedPortal.Answer;
import vn.lienthong.partner.portal.ReplayedPortal.Asked;

/** The hub's side of the contract: what it sends, and what it makes of what comes back. */
class PortalContractTest {

    @Test
    void theHubSendsTheGoldenRequestsAndNothingElse() {
        List<JsonNode> exchanges =
                Golden.names("exchanges").stream().map(Golden::json).toList();

        try (ReplayedPortal portal = replaying(exchanges)) {
            NationalPortal hub = hub(portal);
            assertThat(hub.tell(Golden.message("opened"))).isEqualTo(NationalPortal.Told.SENT);
            assertThat(hub.tell(Golden.message("accepted"))).isEqualTo(NationalPortal.Told.SENT);
            assertThat(hub.tell(Golden.message("accepted"))).isEqualTo(NationalPortal.Told.ALREADY_KNOWN);

            assertThat(portal.asked())
                    .extracting(Asked::path)
                    .containsExactlyElementsOf(exchanges.stream()
                            .map(exchange -> exchange.path("path").asText())
                            .toList());
            assertThat(portal.asked())
                    .extracting(Asked::body)
                    .containsExactlyElementsOf(exchanges.stream()
                            .map(exchange -> exchange.path("request"))
                            .toList());
        }
    }

    @Test
    void everyRequestCarriesTheHeadersOfTheProtocol() {
        List<JsonNode> exchanges =
                Golden.names("exchanges").stream().map(Golden::json).toList();

        try (ReplayedPortal portal = replaying(exchanges)) {
            hub(portal).tell(Golden.message("opened"));

            assertThat(portal.asked()).hasSize(4).allSatisfy(request -> {
                assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/json");
                assertThat(request.headers().getFirst("Charset")).isEqualTo("utf-8");
                assertThat(request.headers().getFirst("dstcode")).isEqualTo("VN:GOV:000.00.00.G22:vpcpdvcprovider");
                assertThat(request.query()).isEqualTo("dstcode=VN%3AGOV%3A000.00.00.G22%3Avpcpdvcprovider");
            });
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachBrokenAnswerFailsForItsReason(String name) {
        JsonNode broken = Golden.json(name);

        try (ReplayedPortal portal = new ReplayedPortal(request -> request.path()
                        .equals("/mapi/login")
                ? new Answer(200, "{\"error_code\":0,\"session\":\"s\"}")
                : new Answer(broken.path("status").asInt(), broken.path("body").asText()))) {

            Failure failure =
                    catchThrowableOfType(Failure.class, () -> hub(portal).tell(Golden.message("opened")));

            assertThat(failure.code().code()).isEqualTo(broken.path("code").asText());
            assertThat(failure).hasMessageContaining(broken.path("says").asText());
        }
    }

    static Stream<String> answers() {
        return Golden.names("answers").stream();
    }

    @ParameterizedTest
    @MethodSource("refusedLogins")
    void aRefusedLoginIsNoFaultOfTheDossier(Answer answer) {
        try (ReplayedPortal portal = new ReplayedPortal(request -> answer)) {
            Failure failure =
                    catchThrowableOfType(Failure.class, () -> hub(portal).tell(Golden.message("opened")));

            assertThat(failure.permanent()).isFalse();
            assertThat(failure.code().code()).isIn("LT-PRT-001", "LT-PRT-002");
            assertThat(failure).hasMessageContaining("login").hasMessageNotContaining("sandbox");
            assertThat(portal.asked()).hasSize(1);
        }
    }

    static Stream<Answer> refusedLogins() {
        return Stream.of(
                new Answer(200, "{\"error_code\":\"02\",\"message\":\"x\"}"),
                new Answer(200, "{\"error_code\":\"00\",\"message\":\"x\"}"),
                new Answer(200, "<html>"),
                new Answer(400, ""),
                new Answer(401, ""),
                new Answer(500, ""));
    }

    /** A time-out of the head alone would let a portal that dribbles hold a thread for hours. */
    @Test
    void anAnswerThatTricklesInEndsWithTheReadTimeOut() throws Exception {
        HttpServer trickling = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trickling.createContext("/", PortalContractTest::trickle);
        trickling.start();
        try {
            URI url = URI.create("http://127.0.0.1:" + trickling.getAddress().getPort());
            NationalPortal hub = PortalConfiguration.portal(
                    Golden.settings(url, Golden.patient()), Golden.CODES, new SimpleMeterRegistry());

            long begin = System.nanoTime();
            Failure failure = catchThrowableOfType(Failure.class, () -> hub.tell(Golden.message("opened")));

            assertThat(failure.code().code()).isEqualTo("LT-PRT-001");
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(5));
        } finally {
            trickling.stop(0);
        }
    }

    /** A byte now and then, for half a minute or until nobody reads any more. */
    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (exchange) {
            for (int i = 0; i < 300; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        }
    }

    /** Answers each request with the answer of the exchange at the same place. */
    private static ReplayedPortal replaying(List<JsonNode> exchanges) {
        Iterator<JsonNode> next = exchanges.iterator();
        return new ReplayedPortal(
                request -> new Answer(200, next.next().path("answer").toString()));
    }

    private static NationalPortal hub(ReplayedPortal portal) {
        return PortalConfiguration.portal(
                Golden.settings(portal.url(), Golden.patient()), Golden.CODES, new SimpleMeterRegistry());
    }
}
