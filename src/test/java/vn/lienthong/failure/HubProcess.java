package vn.lienthong.failure;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The packaged hub in a JVM of its own, so that it can be killed as a power cut would. */
final class HubProcess implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Path log;
    private final List<String> command;
    private final URI health;
    private Process process;

    /**
     * @param arguments the hub's settings as program arguments
     * @param managementUrl where its health is asked
     */
    HubProcess(List<String> arguments, URI managementUrl, Path log) {
        this.log = log;
        this.health = managementUrl.resolve("/actuator/health/readiness");
        this.command = UnpackedHub.of(jar(), arguments).command(arguments);
    }

    static Path jar() {
        Path jar = Path.of(System.getProperty("lienthong.jar", "target/lienthong.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing: run this test by ./mvnw verify, which packages first");
        }
        return jar.toAbsolutePath();
    }

    void start() {
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await("hub is ready").atMost(START).pollInterval(Duration.ofMillis(100)).until(this::ready);
    }

    /** SIGKILL: no handler runs, nothing is flushed that was not. */
    void kill() {
        process.destroyForcibly();
        await("hub is dead").atMost(Duration.ofSeconds(10)).until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            process.destroy();
            await("hub has stopped").atMost(Duration.ofSeconds(40)).until(() -> !process.isAlive());
        }
    }

    private String endOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the hub ended with " + process.exitValue() + ":\n" + endOfLog());
        }
        try {
            HttpResponse<Void> answer =
                    HTTP.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
