package vn.lienthong.partner.exchange;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The services of the relay: it takes envelopes, lists those that wait for this hub, gives them out, and forgets them when told
 * what became of them. Every method fails with {@code LT-EXC-001} when the relay cannot be used now.
 */
final class RelayClient {

    private static final Logger log = LoggerFactory.getLogger(RelayClient.class);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final long LONGEST_LIST = 1024 * 1024;
    private static final String ENVELOPES = "/envelopes";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
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

    /**
     * Some of what waits.
     *
     * @param names of those that can be asked for; a name that is no such thing goes into no address
     * @param last whatever stands last, to go on from; empty after the last page
     */
    record Page(List<String> names, Optional<String> last) {}

    /** The relay's list. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Waiting(List<Item> waiting) {

        /** @param id the relay's own name of the delivery */
        @JsonIgnoreProperties(ignoreUnknown = true)
        record Item(String id) {}
    }

    /**
     * Hands over an envelope. One the relay has already under this id (409: the reply was lost) is handed over.
     *
     * @throws Failure {@code LT-EXC-002} when the relay does not take this envelope
     */
    void send(Envelope envelope, byte[] content, String signature) {
        called(
                ENVELOPES + "?to=" + encoded(envelope.to().organId()),
                LONGEST_LIST,
                request -> request.header("Content-Type", "application/xml")
                        .header("X-Road-Id", envelope.id().toString())
                        .header("X-Road-Issue", envelope.dossier())
                        .header(SIGNATURE, signature)
                        .POST(BodyPublishers.ofByteArray(content)),
                CONFLICT);
    }

    /** A page of what waits for this hub. @param after the last one seen; empty text for the first page */
    Page waiting(String after) {
        byte[] answer = called(ENVELOPES + "?after=" + encoded(after), LONGEST_LIST, request -> request.GET())
                .body();
        try {
            List<String> listed = json.readValue(answer, Waiting.class).waiting().stream()
                    .map(Waiting.Item::id)
                    .filter(Objects::nonNull)
                    .toList();
            List<String> names =
                    listed.stream().filter(id -> NAME.matcher(id).matches()).toList();
            if (names.size() < listed.size()) {
                log.warn("the relay lists {} deliveries under no name", listed.size() - names.size());
            }
            return new Page(names, listed.isEmpty() ? Optional.empty() : Optional.of(listed.get(listed.size() - 1)));
        } catch (IOException | RuntimeException e) {
            throw new Failure(ErrorCode.EXCHANGE_AWAY, "what waits is not listed as agreed", e);
        }
    }

    /** Empty when it does not wait any more. @throws Failure {@code LT-EXC-007} when it is too large */
    Optional<Delivery> fetch(String delivery) {
        HttpResponse<byte[]> answer =
                called(ENVELOPES + "/" + delivery, largest, request -> request.GET(), NOT_FOUND, GONE);
        return answer.statusCode() / 100 != 2
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

    /** What the relay does not hold any more is settled: the reply was lost. */
    private void settle(String delivery, Map<String, String> outcome) {
        byte[] body;
        try {
            body = json.writeValueAsBytes(outcome);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        called(
                ENVELOPES + "/" + delivery + "/outcome",
                LONGEST_LIST,
                request -> request.header("Content-Type", "application/json").PUT(BodyPublishers.ofByteArray(body)),
                NOT_FOUND,
                GONE,
                CONFLICT);
    }

    /**
     * @param fine what may be answered beside 2xx
     * @throws Failure {@code LT-EXC-002} when the relay finds fault with this request; an address it does not know says nothing of the
     *     request: {@code LT-EXC-001}
     */
    private HttpResponse<byte[]> called(
            String path, long longest, UnaryOperator<HttpRequest.Builder> request, Integer... fine) {
        return guarded(() -> {
            HttpResponse<byte[]> answer = http.call(path, longest, request);
            int status = answer.statusCode();
            if (status / 100 == 2 || List.of(fine).contains(status)) {
                return answer;
            }
            throw new Failure(
                    status == NOT_FOUND || status == GONE ? ErrorCode.EXCHANGE_AWAY : ErrorCode.EXCHANGE_NOT_TAKEN,
                    "HTTP " + status);
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
