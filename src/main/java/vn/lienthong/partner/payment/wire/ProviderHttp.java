package vn.lienthong.partner.payment.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.http.BoundedBody;

/**
 * Exchanges with one provider: bounded in time and size, no redirect followed, behind a circuit breaker. Every method fails
 * with {@code LT-PAY-001} for no answer, in time, of a working provider, {@code LT-PAY-002} for HTTP 500 and what is not an
 * answer of the protocol, {@code LT-PAY-003} for a request its HTTP layer refuses.
 */
public final class ProviderHttp {

    private final HttpLimits limits;
    private final CircuitBreaker circuit;
    private final HttpClient http;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** @param provider its id, for log and metrics */
    public ProviderHttp(String provider, HttpLimits limits, MeterRegistry meters) {
        this.limits = limits;
        this.circuit = ProviderCircuit.of(provider, limits.circuit(), meters);
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.connectTimeout())
                .build();
    }

    /** POSTs a JSON object and gives the JSON object that came back. */
    public JsonNode post(URI uri, Object body) {
        return post(uri, body, limits.maxAnswer());
    }

    /** As {@link #post(URI, Object)}, for an answer that holds a whole file. */
    public JsonNode postForFile(URI uri, Object body) {
        return post(uri, body, limits.maxFile());
    }

    /** That it is not called because it kept failing, or only probed; empty otherwise. */
    public Optional<String> trouble() {
        return circuit.getState() == CircuitBreaker.State.CLOSED
                ? Optional.empty()
                : Optional.of("the circuit is " + circuit.getState());
    }

    /** What is at an address, whatever it is. */
    public byte[] fetch(URI uri) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).timeout(limits.readTimeout()).GET().build();
        return guarded(() -> exchange(request, limits.maxFile()));
    }

    private JsonNode post(URI uri, Object body, DataSize longest) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .timeout(limits.readTimeout())
                .POST(BodyPublishers.ofByteArray(bytes(body)))
                .build();
        return guarded(() -> object(exchange(request, longest)));
    }

    private byte[] exchange(HttpRequest request, DataSize longest) {
        HttpResponse<byte[]> response = await(http.sendAsync(request, head -> new BoundedBody(longest.toBytes())));
        return switch (response.statusCode()) {
            case 200 -> response.body();
            case 400, 413, 422 -> throw new Failure(ErrorCode.PAYMENT_REFUSED, status(response));
            case 401, 403, 500 -> throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, status(response));
            default -> throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, status(response));
        };
    }

    /** The client's own time-out ends with the answer's head; this wait covers its body as well. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) {
        try {
            return exchange.get(limits.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "no answer in " + limits.readTimeout(), e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "given up while waiting for an answer", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static Failure failed(Throwable cause) {
        return cause instanceof BoundedBody.TooLong
                ? new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the answer is " + cause.getMessage(), cause)
                : new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, cause.getClass().getSimpleName(), cause);
    }

    private JsonNode object(byte[] body) {
        try {
            JsonNode answer = json.readTree(body);
            if (answer.isObject()) {
                return answer;
            }
        } catch (IOException e) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the answer is not JSON");
        }
        throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the answer is not a JSON object");
    }

    private byte[] bytes(Object body) {
        try {
            return json.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that is not JSON", e);
        }
    }

    private <T> T guarded(Supplier<T> work) {
        try {
            return circuit.executeSupplier(work);
        } catch (CallNotPermittedException e) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "not called, the circuit is " + circuit.getState(), e);
        }
    }

    private static String status(HttpResponse<?> response) {
        return "HTTP " + response.statusCode();
    }
}
