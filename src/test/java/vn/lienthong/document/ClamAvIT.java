package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testsupport.ClamDaemon;
import vn.lienthong.testsupport.MovableClock;

/** Files shown to ClamAV's own daemon, and to daemons that do not behave. */
class ClamAvIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final byte[] CLEAN = "%PDF-1.7 nothing in here".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private static Path folder;

    private static ClamDaemon daemon;

    @BeforeAll
    static void start() throws Exception {
        daemon = ClamDaemon.start(folder).orElse(null);
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    void aCleanFileIsTakenAndAnInfectedOneIsNamed() {
        assumeTrue(daemon != null, "there is no clamd");
        byte[] infected = new byte[500_000];
        byte[] infection = ClamDaemon.INFECTION.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(infection, 0, infected, 400_000, infection.length);

        assertThatCode(() -> scanner(daemon.port()).requireClean(CLEAN)).doesNotThrowAnyException();
        assertThatCode(() -> scanner(daemon.port()).ping()).doesNotThrowAnyException();
        assertThatThrownBy(() -> scanner(daemon.port()).requireClean(infected))
                .hasMessageStartingWith("LT-RES-036")
                .hasMessageContaining(ClamDaemon.VIRUS);
    }

    @Test
    void anUploadIsShownToItAfterTheHubsOwnLook() {
        assumeTrue(daemon != null, "there is no clamd");
        AttachmentCheck check = new AttachmentCheck(scanner(daemon.port()));
        String infected = "%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj % " + ClamDaemon.INFECTION + "\n%%EOF";

        assertThatThrownBy(() -> check.check("báo cáo.pdf", stream(infected))).hasMessageStartingWith("LT-RES-036");
        assertThatCode(() -> check.check("báo cáo.pdf", stream(infected.replace(ClamDaemon.INFECTION, ""))))
                .doesNotThrowAnyException();
    }

    @Test
    void aFileTheDaemonIsTooSmallForIsNotTaken() {
        assumeTrue(daemon != null, "there is no clamd");

        assertThatThrownBy(() -> scanner(daemon.port()).requireClean(new byte[3_000_000]))
                .hasMessageStartingWith("LT-RES-087");
    }

    @Test
    void whatNobodyScannedIsNotTaken() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = closed.getLocalPort();
        }
        unscanned(() -> scanner(nobody).requireClean(CLEAN));
        try (Answering daemon = new Answering("stream: OK")) {
            assertThatCode(() -> scanner(daemon.port()).requireClean(CLEAN)).doesNotThrowAnyException();
        }
        for (String answer :
                new String[] {"", "stream: OK and more", "INSTREAM size limit exceeded. ERROR", "x".repeat(5000)}) {
            try (Answering daemon = new Answering(answer)) {
                unscanned(() -> scanner(daemon.port()).requireClean(CLEAN));
            }
        }
    }

    @Test
    void aDaemonThatNeitherReadsNorAnswersEndsInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            ClamAv scanner = new ClamAv(
                    new ClamAvSettings("127.0.0.1", silent.getLocalPort(), Duration.ofMillis(500), Duration.ZERO),
                    Clock.systemUTC());

            assertTimeoutPreemptively(PATIENCE, () -> unscanned(() -> scanner.requireClean(new byte[10_000_000])));
            assertTimeoutPreemptively(PATIENCE, () -> unscanned(() -> scanner.requireClean(CLEAN)));
        }
    }

    @Test
    void afterAFailureNobodyWaitsForItInVainForAWhile() throws IOException {
        int nobody;
        try (ServerSocket closed = new ServerSocket(0)) {
            nobody = closed.getLocalPort();
        }
        MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-20T02:00:00Z"));
        ClamAv scanner = new ClamAv(new ClamAvSettings("127.0.0.1", nobody, PATIENCE, Duration.ofSeconds(30)), clock);
        unscanned(() -> scanner.requireClean(CLEAN));

        try (Answering daemon = new Answering(nobody, "stream: OK")) {
            unscanned(() -> scanner.requireClean(CLEAN));
            clock.set(Instant.parse("2026-11-20T02:00:31Z"));
            assertThatCode(() -> scanner.requireClean(CLEAN)).doesNotThrowAnyException();
        }
    }

    private static void unscanned(ThrowingCallable scan) {
        assertThatThrownBy(scan).hasMessageStartingWith("LT-RES-037");
    }

    private static ClamAv scanner(int port) {
        return new ClamAv(new ClamAvSettings("127.0.0.1", port, PATIENCE, Duration.ZERO), Clock.systemUTC());
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what is sent and says always the same. */
    private static final class Answering implements AutoCloseable {

        private final ServerSocket server;

        Answering(String answer) throws IOException {
            this(0, answer);
        }

        Answering(int port, String answer) throws IOException {
            server = new ServerSocket(port, 5, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    readAll(new DataInputStream(socket.getInputStream()));
                    socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                    // the test is over
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        /** The command, and each chunk to the empty one. */
        private static void readAll(DataInputStream in) throws IOException {
            while (in.read() > 0) {
                // the command
            }
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                in.readNBytes(length);
            }
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
