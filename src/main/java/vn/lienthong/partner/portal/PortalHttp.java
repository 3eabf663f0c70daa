package vn.lienthong.partner.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.http.BoundedBody;

/** One POST of the portal's protocol, and what each way it can go wrong says of portal and dossier. */
final class PortalHttp {

    private final PortalSettings settings;
    private final ObjectMapper json;
    private final HttpClient http;

    PortalHttp(PortalSettings settings, ObjectMapper json) {
        this.settings = settings;
        this.json = json;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /**
     * Sends {@code body} as JSON and waits for the whole answer, never longer than the read time-out.
     *
     * @param path of a family of services, see {@link PortalSettings.Paths}
     * @return an answer with an {@code error_code}, whatever it says
     * @throws SessionLost HTTP 401
     * @throws Failure {@code LT-PRT-001} for no answer, in time, of a working portal, {@code LT-PRT-003} for HTTP 500, 403, 406 and
     *     for what is not an answer of the protocol, {@code LT-PRT-004} for a request its HTTP layer refuses
     */
    PortalAnswer post(String path, Object body) {
        HttpResponse<byte[]> response = await(http.sendAsync(
                request(path, body),
                head -> new BoundedBody(settings.maxAnswer().toBytes())));
        return switch (response.statusCode()) {
            case 200 -> read(response.body());
            case 401 -> throw new SessionLost();
            case 400, 413, 422 -> throw new Failure(ErrorCode.PORTAL_REFUSED, status(response));
            case 403, 406, 500 -> throw new Failure(ErrorCode.PORTAL_ERROR, status(response));
            default -> throw new Failure(ErrorCode.PORTAL_UNAVAILABLE, status(response));
        };
    }

    private HttpRequest request(String path, Object body) {
        try {
            return HttpRequest.newBuilder(URI.create(settings.url() + path + "?dstcode=" + encoded(settings.dstcode())))
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .header("Charset", "utf-8")
                    .header("dstcode", settings.dstcode())
                    .timeout(settings.readTimeout())
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request that is not JSON", e);
        }
    }

    /** The client's own time-out ends with the answer's head; this wait covers its body as well. */
    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) {
        try {
            return exchange.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure(ErrorCode.PORTAL_UNAVAILABLE, "no answer in " + settings.readTimeout(), e);
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.PORTAL_UNAVAILABLE, "given up while waiting for an answer", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static Failure failed(Throwable cause) {
        return cause instanceof BoundedBody.TooLong
                ? new Failure(ErrorCode.PORTAL_ERROR, "the answer is " + cause.getMessage(), cause)
                : new Failure(ErrorCode.PORTAL_UNAVAILABLE, cause.getClass().getSimpleName(), cause);
    }

    private PortalAnswer read(byte[] body) {
        try {
            PortalAnswer answer = json.readValue(body, PortalAnswer.class);
            if (answer != null && answer.errorCode() != null) {
                return answer;
            }
        } catch (IOException e) {
            throw new Failure(ErrorCode.PORTAL_ERROR, "the answer is not JSON of the protocol");
        }
        throw new Failure(ErrorCode.PORTAL_ERROR, "the answer has no error_code");
    }

    private static String status(HttpResponse<?> response) {
        return "HTTP " + response.statusCode();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** HTTP 401: the session is not, or no longer, valid. */
    static final class SessionLost extends RuntimeException {

        SessionLost() {
            super("HTTP 401", null, false, false);
        }
    }
}
