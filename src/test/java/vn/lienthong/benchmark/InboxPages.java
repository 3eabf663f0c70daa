package vn.lienthong.benchmark;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import vn.lienthong.testsupport.Browser;

/**
 * One secretary's inbox with thousands of open tasks, over HTTP: first page, a page by search, a page by type, overdue ones.
 * The floor is the same rows by plain JDBC inside a page of the same size from the JDK's own server.
 */
final class InboxPages {

    private static final List<String> ADDRESSES =
            List.of("", "?q=ph%C3%A9p+%C4%91o+77", "?type=approve-account", "?overdue=true", "?state=open");

    private final BenchmarkHub hub;

    InboxPages(BenchmarkHub hub) {
        this.hub = hub;
    }

    /** Leaves this many open tasks in the cell. */
    void openTasks(int wanted) {
        hub.jdbc()
                .update(
                        """
                        INSERT INTO human_task (id, type, dossier, subject, subject_name, search_text, requested_by,
                                                organisation, escalated_to, state, created_by_message, created_at, due_at)
                        SELECT gen_random_uuid(), 'approve-account', 'G22.99.PD-261121-' || lpad(n::text, 5, '0'), gen_random_uuid()::text, 'Nguyễn Văn Phép Đo ' || n,
                               'nguyen van phep do ' || n || ' p-' || n, 'hub', ?, ?, 'OPEN', gen_random_uuid(),
                               now(), now() + (n - 500) * interval '1 minute'
                          FROM generate_series(1, ?) AS n
                        """,
                        BenchmarkHub.CELL,
                        BenchmarkHub.CELL,
                        wanted);
        hub.asOwner("ANALYZE human_task");
    }

    void closeTasks() {
        hub.jdbc().update("DELETE FROM human_task WHERE dossier LIKE 'G22.99.PD-%'");
    }

    /** Times of this many pages as the secretary's browser gets them. */
    Latencies ofHub(int pages) {
        Browser browser = new Browser();
        browser.logIn(hub.sandbox(), BenchmarkHub.SECRETARY);
        String inbox = hub.sandbox().hubUrl() + "/tasks";
        return Latencies.measure(pages, number -> {
            Browser.Page page = browser.get(inbox + ADDRESSES.get(number % ADDRESSES.size()));
            if (page.status() != 200 || !page.html().contains("Phép Đo")) {
                throw new AssertionError("the inbox answered " + page.status() + ":\n" + page.html());
            }
        });
    }

    /** The same rows from a server that does nothing else. */
    Latencies ofFloor(int pages) throws IOException, SQLException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (Connection connection = hub.connect()) {
            Supplier<byte[]> page = page(connection);
            server.createContext("/", exchange -> {
                byte[] body = page.get();
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                    .build();
            return Latencies.measure(pages, number -> {
                try {
                    client.send(request, HttpResponse.BodyHandlers.ofString());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        } finally {
            server.stop(0);
        }
    }

    private static Supplier<byte[]> page(Connection connection) throws SQLException {
        PreparedStatement list = connection.prepareStatement(
                """
                SELECT id, type, dossier, subject_name, state, due_at FROM human_task
                 WHERE organisation = ? AND waiting ORDER BY due_at, id LIMIT 21""");
        list.setString(1, BenchmarkHub.CELL);
        return () -> {
            StringBuilder html = new StringBuilder("<!doctype html><title>inbox</title><ul>");
            try (ResultSet row = list.executeQuery()) {
                while (row.next()) {
                    html.append("<li>")
                            .append(row.getString(4))
                            .append(row.getString(6))
                            .append("</li>");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return html.append("<p>").append("x".repeat(20_000)).toString().getBytes(StandardCharsets.UTF_8);
        };
    }
}
