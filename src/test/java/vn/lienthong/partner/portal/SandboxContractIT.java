package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.dossier.DossierStatus;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.portal.Dossiers;

/** The sandbox's side of the contract: the same files the hub is held to. */
class SandboxContractIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;
    private static String session;

    /** Each refused request then meets the portal as the exchanges leave it. */
    @BeforeAll
    static void replayTheExchanges() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
        for (String name : Golden.names("exchanges")) {
            JsonNode exchange = Golden.json(name);
            JsonNode answer = post(exchange.path("path").asText(), exchange.path("request"));
            if (answer.has("session")) {
                session = answer.path("session").asText();
                ((ObjectNode) answer).put("session", Golden.SESSION);
            }
            assertThat(answer).as(name).isEqualTo(exchange.path("answer"));
        }
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void eachInvalidRequestFailsForItsReason(String name) {
        JsonNode wrong = Golden.json(name);

        JsonNode answer = post(wrong.path("path").asText(), wrong.path("request"));

        assertThat(answer).as(wrong.path("because").asText()).isEqualTo(wrong.path("answer"));
        assertThat(dossiers().all()).as("nothing changed").singleElement().satisfies(dossier -> {
            assertThat(dossier.steps()).hasSize(2);
            assertThat(dossier.upserts()).isEqualTo(2);
        });
    }

    static Stream<String> refused() {
        return Golden.names("refused").stream();
    }

    @Test
    void aRequestWithoutTheHeadersOfTheProtocolIsRefused() {
        JsonNode login = Golden.json("exchanges/01-login.json").path("request");

        assertThat(post("/mapi/login", login, "x", "utf-8").path("error_code").asText())
                .isEqualTo("13");
        assertThat(post("/mapi/login", login, "VN:GOV:000.00.00.G22:vpcpdvcprovider", "latin1")
                        .path("error_code")
                        .asText())
                .isEqualTo("13");
    }

    /** Every change of status that the hub may make is one the portal takes. */
    @Test
    void thePortalTakesEveryStepTheHubAllows() {
        JsonNode insert = Golden.json("exchanges/03-insert.json").path("request");
        int tried = 0;
        for (DossierStatus from : DossierStatus.values()) {
            for (DossierStatus to : DossierStatus.values()) {
                if (from.mayBecome(to)) {
                    String number = String.format("G22.99.DV-261121-%04d", ++tried);
                    assertThat(upsert(insert, "False", number, from)).isEqualTo("00");
                    assertThat(upsert(insert, "True", number, to))
                            .as(from + " -> " + to)
                            .isEqualTo("00");
                    assertThat(upsert(insert, "True", number, to))
                            .as(to + " again")
                            .isEqualTo("00");
                }
            }
        }
        assertThat(tried).isGreaterThan(20);
        dossiers().remove(number -> number.startsWith("G22.99.DV-261121-"));
    }

    private static String upsert(JsonNode insert, String updating, String number, DossierStatus status) {
        ObjectNode request = insert.deepCopy();
        request.put("isUpdating", updating);
        ObjectNode item = (ObjectNode) request.path("data").path(0);
        item.put("MaHoSo", number);
        item.put("TrangThaiHoSo", Integer.toString(status.portalStatus()));
        return post("/mapi/g", request).path("error_code").asText();
    }

    @Test
    void thePageShowsWhatArrivedWithThePersonalIdMasked() throws Exception {
        String page = HTTP.send(
                        HttpRequest.newBuilder(URI.create(sandbox.partnersUrl() + "/portal"))
                                .build(),
                        BodyHandlers.ofString())
                .body();

        assertThat(page)
                .contains("G22.99.DV-001••••••001-261121-0001")
                .contains("2. Được tiếp nhận")
                .contains("Hồ sơ hợp lệ, đã chuyển bí thư chi bộ")
                .contains("00:30:05 21/11/2026")
                .doesNotContain("001099000001");
    }

    @Test
    void theJsonForTestsShowsEverything() throws Exception {
        JsonNode all = Golden.parse(HTTP.send(
                        HttpRequest.newBuilder(URI.create(sandbox.partnersUrl() + "/portal.json"))
                                .build(),
                        BodyHandlers.ofString())
                .body());

        assertThat(all).hasSize(1);
        assertThat(all.path(0).path("fields")).isEqualTo(Golden.json("items/accepted.DongBoHoSoMC.json"));
        assertThat(all.path(0).path("steps").path(1)).isEqualTo(Golden.json("items/accepted.CapNhatTienDoHoSoMC.json"));
        assertThat(all.path(0).path("statuses")).isEqualTo(Golden.parse("[\"1\", \"2\"]"));
    }

    private static Dossiers dossiers() {
        return sandbox.partners().getBean(Dossiers.class);
    }

    private static JsonNode post(String path, JsonNode request) {
        return post(path, request, "VN:GOV:000.00.00.G22:vpcpdvcprovider", "utf-8");
    }

    private static JsonNode post(String path, JsonNode request, String dstcode, String charset) {
        String body = request.toString();
        if (session != null) {
            body = body.replace(Golden.SESSION, session);
        }
        try {
            return Golden.parse(HTTP.send(
                            HttpRequest.newBuilder(URI.create(sandbox.partnersUrl() + "/portal" + path))
                                    .header("Content-Type", "application/json")
                                    .header("Charset", charset)
                                    .header("dstcode", dstcode)
                                    .POST(BodyPublishers.ofString(body))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
