package vn.lienthong.partner.exchange;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** A relay that answers what a test tells it to. */
final class ScriptedRelay implements AutoCloseable {

    static final String OWN = "000.00.00.H26";
    static final String OTHER = "000.00.01.H26";

    /** Asked for in turn by {@code after}: the first page under the empty text. */
    final Map<String, List<String>> pages = new LinkedHashMap<>();

    final Map<String, RelayClient.Delivery> deliveries = new LinkedHashMap<>();
    final List<String> fetched = new ArrayList<>();
    final Map<String, String> outcomes = new LinkedHashMap<>();
    int postStatus = 201;
    int putStatus = 204;
    int getStatus = 200;
    private final HttpServer server;

    ScriptedRelay() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/envelopes", this::answer);
        server.start();
    }

    ExchangeSettings settings(Path certificate) {
        return new ExchangeSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                OWN,
                "Hệ thống A",
                "Hà Nội",
                null,
                "a",
                "secret",
                List.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                DataSize.ofMegabytes(1),
                Duration.ofDays(7),
                DataSize.ofKilobytes(20),
                new ExchangeSettings.Circuit(20, 10, 60, Duration.ofSeconds(1), 2),
                Map.of(
                        "b",
                        new ExchangeSettings.Hub(
                                OTHER, "Hệ thống B", List.of("HN-KHUONGDINH"), List.of(certificate), null, null)));
    }

    RelayClient client(ExchangeSettings settings) {
        return new RelayClient(
                new RelayHttp(settings),
                JsonMapper.builder().build(),
                CircuitBreaker.ofDefaults("exchange"),
                settings.largestEnvelope().toBytes());
    }

    /** On the only page. */
    void deliver(String id, WrittenEnvelope envelope, String signature) {
        deliveries.put(id, new RelayClient.Delivery("VN/GOV/" + OTHER + "/lienthong", signature, envelope.content()));
        pages.computeIfAbsent("", first -> new ArrayList<>()).add(id);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody();
            String[] path = exchange.getRequestURI().getPath().split("/");
            switch (exchange.getRequestMethod()) {
                case "POST" -> exchange.sendResponseHeaders(postStatus, -1);
                case "PUT" -> {
                    if (putStatus / 100 == 2) {
                        outcomes.put(
                                path[2], new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    }
                    exchange.sendResponseHeaders(putStatus, -1);
                }
                default -> {
                    if (path.length > 2) {
                        fetch(exchange, path[2]);
                    } else {
                        list(exchange);
                    }
                }
            }
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        String after = exchange.getRequestURI().getQuery().substring("after=".length());
        String items = pages.getOrDefault(after, List.of()).stream()
                .filter(id -> !outcomes.containsKey(id))
                .map(id -> "{\"id\":\"" + id + "\"}")
                .collect(Collectors.joining(",", "{\"waiting\":[", "]}"));
        write(exchange, items.getBytes(StandardCharsets.UTF_8));
    }

    private void fetch(HttpExchange exchange, String id) throws IOException {
        fetched.add(id);
        if (getStatus != 200) {
            exchange.sendResponseHeaders(getStatus, -1);
            return;
        }
        RelayClient.Delivery delivery = deliveries.get(id);
        if (delivery == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        exchange.getResponseHeaders().add("X-Road-Client", delivery.client());
        exchange.getResponseHeaders().add(RelayClient.SIGNATURE, delivery.signature());
        write(exchange, delivery.content());
    }

    private static void write(HttpExchange exchange, byte[] content) throws IOException {
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
