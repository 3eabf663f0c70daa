package vn.lienthong.partner.exchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The services of the relay: it takes envelopes, lists those that wait for this hub, gives them out, and forgets them when told
 * what became of them. Every method fails with {@code LT-EXC-001} when the relay cannot be used now.
 */
final class RelayClient {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final long LONGEST_LIST = 1024 * 1024;
    private static final String ENVELOPES = "/envelopes";
    static final String SIGNATURE = "X-Envelope-Signature";

    private final RelayHttp http;
    private final ObjectMapper json;
    private final CircuitBreaker circuit;
    private final long largest;

    RelayClient(RelayHttp http, ObjectMapper json, CircuitBreaker circuit, long largest) {
        this.http = http;
        this.json = json;
        this.circuit = circuit;
        this.largest = largest;
    }

    /**
     * An envelope as the relay gives it out; nothing of it is believed yet.
     *
     * @param client {@code X-Road-Client}; empty text when there is none
     * @param signature in Base64; null when there is none
     */
    record Delivery(String client, String signature, byte[] content) {

        /** The member of {@code instance/class/member/subsystem}. */
        String sender() {
            String[] parts = client.split("/");
            return parts.length == 4 ? parts[2] : "";
        }
    }

    /** A page of what waits. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Waiting(List<Item> waiting) {

        /** @param id the relay's own name of the delivery */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Item(String id) {}
    }

    /** @throws Failure {@code LT-EXC-002} when the relay does not take it */
    void send(Envelope envelope, byte[] content, String signature) {
        HttpResponse<byte[]> answer = guarded(() -> http.call(
                ENVELOPES + "?to=" + encoded(envelope.to().organId()), LONGEST_LIST, request -> request.header(
                                "Content-Type", "application/xml")
                        .header("X-Road-Id", envelope.id().toString())
                        .header("X-Road-Issue", envelope.dossier())
                        .header(SIGNATURE, signature)
                        .POST(BodyPublishers.ofByteArray(content))));
        if (answer.statusCode() / 100 != 2) {
            throw new Failure(ErrorCode.EXCHANGE_NOT_TAKEN, "HTTP " + answer.statusCode());
        }
    }

    /** Names of deliveries that wait for this hub, a page of them. @param after the last one seen; empty text for the first page */
    List<String> waiting(String after) {
        byte[] answer = guarded(
                        () -> http.call(ENVELOPES + "?after=" + encoded(after), LONGEST_LIST, request -> request.GET()))
                .body();
        try {
            return json.readValue(answer, Waiting.class).waiting().stream()
                    .map(Waiting.Item::id)
                    .filter(id -> id != null && NAME.matcher(id).matches())
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw new Failure(ErrorCode.EXCHANGE_AWAY, "what waits is not listed as agreed", e);
        }
    }

    /** Empty when it does not wait any more. @throws Failure {@code LT-EXC-007} when it is too large */
    Optional<Delivery> fetch(String delivery) {
        HttpResponse<byte[]> answer =
                guarded(() -> http.call(ENVELOPES + "/" + delivery, largest, request -> request.GET()));
        return answer.statusCode() != 200
                ? Optional.empty()
                : Optional.of(new Delivery(
                        answer.headers().firstValue("X-Road-Client").orElse(""),
                        answer.headers().firstValue(SIGNATURE).orElse(null),
                        answer.body()));
    }

    /** It took effect here. */
    void received(String delivery) {
        settle(delivery, Map.of("outcome", "received"));
    }

    /** It changed nothing here. */
    void refused(String delivery, String code) {
        settle(delivery, Map.of("outcome", "refused", "code", code));
    }

    private void settle(String delivery, Map<String, String> outcome) {
        guarded(() -> {
            try {
                byte[] body = json.writeValueAsBytes(outcome);
                return http.call(ENVELOPES + "/" + delivery + "/outcome", LONGEST_LIST, request -> request.header(
                                "Content-Type", "application/json")
                        .PUT(BodyPublishers.ofByteArray(body)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private <T> T guarded(Supplier<T> work) {
        try {
            return circuit.executeSupplier(work);
        } catch (CallNotPermittedException e) {
            throw new Failure(ErrorCode.EXCHANGE_AWAY, "not called, the circuit is " + circuit.getState(), e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
