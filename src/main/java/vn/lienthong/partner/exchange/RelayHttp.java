package vn.lienthong.partner.exchange;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.http.BoundedBody;

/** One call of the relay, and which ways it can go wrong say that the relay is away. */
final class RelayHttp {

    private final ExchangeSettings settings;
    private final HttpClient http;
    private final String account;

    RelayHttp(ExchangeSettings settings) {
        this.settings = settings;
        this.account = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (settings.username() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8));
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .build();
    }

    /**
     * Sends a request and waits for the whole answer, never longer than the read time-out.
     *
     * @param path after the relay's address
     * @param longest of an answer, in bytes
     * @return an answer of 2xx, or one about this request and not about the relay: 400, 404, 409, 410, 413 or 422
     * @throws Failure {@code LT-EXC-001} for everything else, a refused account included, {@code LT-EXC-007} for an answer that goes on
     */
    HttpResponse<byte[]> call(String path, long longest, UnaryOperator<HttpRequest.Builder> request) {
        HttpRequest sent = request.apply(HttpRequest.newBuilder(URI.create(settings.url() + path))
                        .header("Authorization", account)
                        .header("X-Road-Client", settings.client())
                        .timeout(settings.readTimeout()))
                .build();
        HttpResponse<byte[]> answer = await(http.sendAsync(sent, head -> new BoundedBody(longest)));
        return switch (answer.statusCode()) {
            case 200, 201, 202, 204, 400, 404, 409, 410, 413, 422 -> answer;
            default -> throw new Failure(ErrorCode.EXCHANGE_AWAY, "HTTP " + answer.statusCode());
        };
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> exchange) {
        try {
            return exchange.get(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failure(ErrorCode.EXCHANGE_AWAY, "no answer in " + settings.readTimeout(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BoundedBody.TooLong
                    ? new Failure(
                            ErrorCode.EXCHANGE_TOO_LARGE,
                            "the answer is " + e.getCause().getMessage(),
                            e.getCause())
                    : new Failure(
                            ErrorCode.EXCHANGE_AWAY, e.getCause().getClass().getSimpleName(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ErrorCode.EXCHANGE_AWAY, "given up while waiting for an answer", e);
        } finally {
            exchange.cancel(true);
        }
    }
}
