package vn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.sandbox.faults.Fault;

/** A partner told to misbehave misbehaves on the wire, and only that partner. */
class FaultsIT {

    private static final String PARTNER_PAGE = "/.well-known/openid-configuration";

    private static Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void reset() {
        sandbox.faults().reset();
    }

    @Test
    void downClosesTheConnectionWithoutAnAnswer() throws Exception {
        sandbox.faults().set("identity", Fault.of(Fault.Mode.DOWN));
        assertThatThrownBy(() -> get(PARTNER_PAGE)).isInstanceOf(IOException.class);
        assertThat(get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aLostReplyIsProcessedButNotAnswered() throws Exception {
        sandbox.faults().set("identity", Fault.of(Fault.Mode.LOSE_REPLY));
        assertThatThrownBy(() -> get(PARTNER_PAGE)).isInstanceOf(IOException.class);
    }

    @Test
    void slowWaitsAsLongAsItWasTold() throws Exception {
        sandbox.faults().set("identity", Fault.slow(Duration.ofMillis(400)));
        long start = System.nanoTime();
        assertThat(get(PARTNER_PAGE).statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void aFormPostChangesAndResetsAFault() throws Exception {
        assertThat(post("/faults/identity", "mode=unavailable").statusCode()).isEqualTo(200);
        assertThat(get(PARTNER_PAGE).statusCode()).isEqualTo(503);
        assertThat(post("/faults/identity", "mode=error").statusCode()).isEqualTo(200);
        assertThat(get(PARTNER_PAGE).statusCode()).isEqualTo(500);
        assertThat(post("/faults/identity/reset", "").statusCode()).isEqualTo(200);
        assertThat(get(PARTNER_PAGE).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownSwitchIsRefusedInsteadOfDoingNothing() throws Exception {
        HttpResponse<String> answer = post("/faults/identity", "no-such-switch=on");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("no-such-switch");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(sandbox.partnersUrl() + path);
    }
}
