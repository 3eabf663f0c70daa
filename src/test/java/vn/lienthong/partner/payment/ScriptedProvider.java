package vn.lienthong.partner.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A socket that answers as it is told and remembers what it was asked. */
public final class ScriptedProvider implements AutoCloseable {

    /** One request as it arrived; the body is null for a GET. */
    public record Asked(String path, JsonNode body) {}

    /** One answer. */
    public record Reply(int status, String body) {}

    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    public ScriptedProvider(Function<Asked, Reply> replies) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> reply(exchange, replies));
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public List<Asked> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void reply(HttpExchange exchange, Function<Asked, Reply> replies) throws IOException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        Asked request = new Asked(
                exchange.getRequestURI().getPath(), sent.length == 0 ? null : GoldenFiles.JSON.readTree(sent));
        asked.add(request);
        Reply reply = replies.apply(request);
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }
}
