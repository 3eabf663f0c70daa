package vn.lienthong.partner.identity;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Requests to the provider that share one deadline: a login needs a token, maybe new keys, and the claims, and the person
 * in front of the browser waits for the sum. Redirects are not followed.
 */
final class ProviderHttp implements ClientHttpRequestFactory {

    private static final String DEADLINE = ProviderHttp.class.getName() + ".deadline";

    private final HttpClient client;
    private final Duration timeout;

    /** @param timeout for all requests made while one browser request is answered, and for each made outside of one */
    ProviderHttp(Duration timeout) {
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public ClientHttpRequest createRequest(URI uri, HttpMethod method) throws IOException {
        Duration left = timeLeft();
        if (left.isNegative() || left.isZero()) {
            throw new HttpTimeoutException("the identity provider has used up the time for this login");
        }
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
        requests.setReadTimeout(left);
        return requests.createRequest(uri, method);
    }

    private Duration timeLeft() {
        RequestAttributes browserRequest = RequestContextHolder.getRequestAttributes();
        if (browserRequest == null) {
            return timeout;
        }
        long now = System.nanoTime();
        if (!(browserRequest.getAttribute(DEADLINE, RequestAttributes.SCOPE_REQUEST) instanceof Long deadline)) {
            browserRequest.setAttribute(DEADLINE, now + timeout.toNanos(), RequestAttributes.SCOPE_REQUEST);
            return timeout;
        }
        return Duration.ofNanos(deadline - now);
    }
}
