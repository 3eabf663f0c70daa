package vn.lienthong.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The ClamAV daemon, in its own protocol: {@code INSTREAM} over TCP, one connection a file. A file it has not seen is not taken, so
 * that nothing is kept unscanned while it is away.
 */
final class ClamAv implements VirusScan {

    private static final Logger log = LoggerFactory.getLogger(ClamAv.class);

    private static final int CHUNK = 64 * 1024;
    private static final int LONGEST_ANSWER = 1000;
    private static final String CLEAN = "stream: OK";
    private static final String FOUND = " FOUND";

    private static final Duration PING = Duration.ofSeconds(2);

    private final ClamAvSettings settings;
    private final Clock clock;
    private volatile Instant notBefore = Instant.MIN;

    ClamAv(ClamAvSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void requireClean(byte[] content) {
        if (clock.instant().isBefore(notBefore)) {
            throw new Failure(ErrorCode.UPLOAD_UNSCANNED, "ClamAV failed a moment ago");
        }
        String answer;
        try {
            answer = ask("zINSTREAM", content, settings.timeout());
        } catch (IOException e) {
            throw new Failure(answers() ? ErrorCode.UPLOAD_UNSCANNABLE : ErrorCode.UPLOAD_UNSCANNED, "ClamAV: " + e, e);
        }
        if (answer.endsWith(FOUND)) {
            log.warn("{} a file was refused: {}", ErrorCode.UPLOAD_INFECTED.code(), answer);
            throw new Failure(ErrorCode.UPLOAD_INFECTED, answer);
        }
        if (!CLEAN.equals(answer)) {
            throw new Failure(
                    answers() ? ErrorCode.UPLOAD_UNSCANNABLE : ErrorCode.UPLOAD_UNSCANNED, "ClamAV says " + answer);
        }
    }

    /** Whether it may be the file alone; a daemon that does not answer is left alone for a while. */
    private boolean answers() {
        try {
            ping();
            return true;
        } catch (IOException e) {
            notBefore = clock.instant().plus(settings.pause());
            return false;
        }
    }

    /** @throws IOException when it does not answer, or something else than it should */
    void ping() throws IOException {
        String answer = ask("zPING", new byte[0], PING);
        if (!"PONG".equals(answer)) {
            throw new IOException("ClamAV says " + answer);
        }
    }

    /** @param content nothing follows the command when it is empty */
    private String ask(String command, byte[] content, Duration time) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = Math.toIntExact(time.toMillis());
            // a read ends by itself in time; a write to somebody who does not read only when the socket is closed
            CompletableFuture<Void> watch = CompletableFuture.runAsync(
                    () -> close(socket), CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS));
            try {
                socket.connect(new InetSocketAddress(settings.host(), settings.port()), millis);
                socket.setSoTimeout(millis);
                DataOutputStream out = new DataOutputStream(socket.getOutputStream());
                out.write((command + "\0").getBytes(StandardCharsets.US_ASCII));
                for (int at = 0; at < content.length; at += CHUNK) {
                    int length = Math.min(CHUNK, content.length - at);
                    out.writeInt(length);
                    out.write(content, at, length);
                }
                if (content.length > 0) {
                    out.writeInt(0);
                }
                out.flush();
                return answer(socket);
            } finally {
                watch.cancel(false);
            }
        }
    }

    private static String answer(Socket socket) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int next = socket.getInputStream().read();
                next > 0;
                next = socket.getInputStream().read()) {
            answer.write(next);
            if (answer.size() > LONGEST_ANSWER) {
                throw new IOException("an answer without end");
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
