package vn.lienthong.testsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.sandbox.FreePorts;

/** ClamAV's own daemon with one made-up virus in its database; installed where this user may. */
public final class ClamDaemon implements AutoCloseable {

    /** A file that holds these words has the virus {@link #VIRUS}. */
    public static final String INFECTION = "lien-thong-infection-for-tests";

    public static final String VIRUS = "LienThong.Test";

    private static final Logger LOG = LoggerFactory.getLogger(ClamDaemon.class);
    private static final Path PROGRAM = Path.of("/usr/sbin/clamd");

    private final Process process;
    private final int port;

    private ClamDaemon(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Empty, with a loud line in the log, where it cannot be had. @param folder for its files */
    public static Optional<ClamDaemon> start(Path folder) throws IOException, InterruptedException {
        if (!Debian.install("clamav-daemon", () -> Files.exists(PROGRAM))) {
            LOG.error("CLAMD IS NOT HERE AND CANNOT BE INSTALLED: no file is scanned. Install clamav-daemon.");
            return Optional.empty();
        }
        int port = FreePorts.next();
        Path database = Files.createDirectories(folder.resolve("database"));
        String hex = HexFormat.of().formatHex(INFECTION.getBytes(StandardCharsets.US_ASCII));
        Files.writeString(database.resolve("test.ndb"), VIRUS + ":0:*:" + hex + "\n");
        Path settings = Files.write(
                folder.resolve("clamd.conf"),
                List.of(
                        "Foreground yes",
                        "TCPAddr 127.0.0.1",
                        "TCPSocket " + port,
                        "StreamMaxLength 1M",
                        "DatabaseDirectory " + database,
                        "TemporaryDirectory " + folder));
        Process process = new ProcessBuilder(PROGRAM.toString(), "--config-file=" + settings)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("clamd.log").toFile())
                .start();
        ClamDaemon daemon = new ClamDaemon(process, port);
        Awaitility.await("clamd listens")
                .atMost(Duration.ofSeconds(60))
                .until(() -> daemon.listens() || !process.isAlive());
        return Optional.of(daemon);
    }

    public int port() {
        return port;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
