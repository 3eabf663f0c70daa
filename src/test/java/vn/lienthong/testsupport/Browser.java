package vn.lienthong.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.sandbox.Sandbox;
import vn.sandbox.identity.OneTimeCodes;

/**
 * A browser without scripts, over real sockets: keeps cookies (by host, not by port, like a real one), follows redirects,
 * sends forms with their token. Cheaper than Chromium where no script is looked at.
 */
public final class Browser {

    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*?value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*?name=\"_csrf\"");
    private static final int MOST_REDIRECTS = 12;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    /**
     * What a browser shows after following redirects.
     *
     * @param address of the last answer
     */
    public record Page(URI address, int status, String html, Map<String, List<String>> headers) {

        /** First value of a header. */
        public Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .flatMap(header -> header.getValue().stream())
                    .findFirst();
        }

        /** The token of the first form on the page. */
        public String formToken() {
            Matcher found = FORM_TOKEN.matcher(html);
            if (!found.find()) {
                throw new AssertionError("no form token on " + address + ":\n" + html);
            }
            return found.group(1) != null ? found.group(1) : found.group(2);
        }
    }

    public Page get(String address) {
        return follow(HttpRequest.newBuilder(URI.create(address)).build());
    }

    /** One answer, its redirect not followed. */
    public Page getOnly(String address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** A file as it comes, with its headers; no redirect is followed. */
    public HttpResponse<byte[]> file(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray());
    }

    /** Sends a form the way its page would: the token of that page is added. */
    public Page submit(Page page, String address, Map<String, String> fields) {
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.put("_csrf", page.formToken());
        return post(address, all);
    }

    /** Sends a form with a file in it the way its page would: the token of that page is added. */
    public Page upload(Page page, String address, Map<String, String> fields, String field, String name, byte[] file) {
        return upload(page, address, fields, field, Map.of(name, file));
    }

    /** As {@link #upload(Page, String, Map, String, String, byte[])}, with several files, each by its name. */
    public Page upload(Page page, String address, Map<String, String> fields, String field, Map<String, byte[]> files) {
        Map<String, List<byte[]>> pieces = new java.util.LinkedHashMap<>();
        files.forEach((name, file) -> pieces.put(name, List.of(file)));
        return uploadPieces(page, address, fields, field, pieces);
    }

    /** As {@link #upload(Page, String, Map, String, String, byte[])}, with a file of that size, which is never in memory as a whole. */
    public Page uploadMegabytes(
            Page page, String address, Map<String, String> fields, String field, String name, int megabytes) {
        return uploadPieces(
                page,
                address,
                fields,
                field,
                Map.of(name, java.util.Collections.nCopies(megabytes, new byte[1024 * 1024])));
    }

    private Page uploadPieces(
            Page page, String address, Map<String, String> fields, String field, Map<String, List<byte[]>> files) {
        String boundary = "part-of-a-form-" + System.nanoTime();
        Map<String, String> all = new java.util.LinkedHashMap<>(fields);
        all.put("_csrf", page.formToken());
        List<byte[]> body = new java.util.ArrayList<>();
        all.forEach((key, value) -> body.add(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + key + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, file) -> {
            body.add(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\"" + name
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.addAll(file);
            body.add("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.add(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        long length = body.stream().mapToLong(piece -> piece.length).sum();
        return follow(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArrays(body), length))
                .build());
    }

    /** Sends exactly these fields. */
    public Page post(String address, Map<String, String> fields) {
        return follow(form(address, fields));
    }

    /** Sends exactly these fields; the redirect that may be the answer is not followed. */
    public Page postOnly(String address, Map<String, String> fields) {
        return send(form(address, fields));
    }

    /** Sends JSON as a program with this session would, the form token in its header. */
    public Page postJson(String address, String json, String formToken) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .header("X-CSRF-TOKEN", formToken)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /**
     * Logs in at the hub with personal id, password and one-time code.
     *
     * @return the page the hub shows then
     */
    public Page logIn(Sandbox sandbox, String personalId) {
        return logIn(sandbox, personalId, sandbox.hubUrl() + "/oauth2/authorization/vneid");
    }

    /** The same, beginning at an address of the hub that leads to the provider. */
    public Page logIn(Sandbox sandbox, String personalId, String begin) {
        Page password = get(begin);
        Page code = submit(
                password,
                sandbox.partnersUrl() + "/vneid/login",
                Map.of("personalId", personalId, "password", "vidu-2025"));
        String digits = sandbox.partners().getBean(OneTimeCodes.class).current(personalId);
        return submit(code, sandbox.partnersUrl() + "/vneid/code", Map.of("code", digits));
    }

    /** The value of a cookie the browser holds; empty when it holds none of that name. */
    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    /** Forgets one cookie, as if it had run out. */
    public void forget(String name) {
        for (HttpCookie cookie : List.copyOf(cookies.getCookieStore().getCookies())) {
            if (cookie.getName().equals(name)) {
                cookies.getCookieStore().remove(null, cookie);
            }
        }
    }

    /** Puts a cookie into the browser, as if it had been set by this address. */
    public void plant(String address, String name, String value) {
        forget(name);
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(address), cookie);
    }

    private static HttpRequest form(String address, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build();
    }

    private Page follow(HttpRequest request) {
        Page page = send(request);
        for (int i = 0; page.status() / 100 == 3; i++) {
            if (i == MOST_REDIRECTS) {
                throw new AssertionError("too many redirects, last to " + page.header("Location"));
            }
            page = getOnly(page.address()
                    .resolve(page.header("Location").orElseThrow())
                    .toString());
        }
        return page;
    }

    private Page send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Page(
                    request.uri(),
                    answer.statusCode(),
                    answer.body(),
                    answer.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
