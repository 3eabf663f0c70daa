package vn.lienthong.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/**
 * A person at a browser without JavaScript: follows links, fills in forms, keeps cookies. For tests that click while the hub
 * is being killed; what a real browser shows is tested with one.
 */
public final class FormClient {

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** @throws UncheckedIOException when nobody answers */
    public Document get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    /**
     * Sends a form of the page as a browser would: with its hidden and filled-in fields, and the given ones instead.
     *
     * @param selector finds the form
     * @param typed values by field name
     */
    public Document submit(Document page, String selector, Map<String, String> typed) {
        Element found = page.selectFirst(selector);
        if (!(found instanceof FormElement form)) {
            throw new IllegalStateException("no form " + selector + " on " + page.location() + ":\n" + page.text());
        }
        Map<String, String> values = new LinkedHashMap<>();
        form.formData().forEach(field -> values.put(field.key(), field.value()));
        values.putAll(typed);
        String body = values.entrySet().stream()
                .map(value -> encode(value.getKey()) + "=" + encode(value.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(
                        URI.create(form.absUrl("action").isEmpty() ? page.location() : form.absUrl("action")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Document send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(
                    request.timeout(Duration.ofSeconds(30))
                            .header("Accept", "text/html")
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return Jsoup.parse(answer.body(), answer.uri().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
