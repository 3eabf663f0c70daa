package vn.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server whose data outlives this process, durable like in production: a commit is on the disk when it
 * returns. The embedded server's own default is not to wait for it.
 */
final class LocalDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalDatabase.class);
    private static final String OWNER = "postgres";
    private static final String HUB = "lienthong";
    private static final Duration STOP_WAIT = Duration.ofSeconds(20);

    private final EmbeddedPostgres server;

    private LocalDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts the server with a role for the hub, first stopping one that a killed run left behind in the same directory.
     *
     * @param directory of the server's data; created when absent
     * @param port to listen on; 0 takes a free one
     * @throws IOException when it does not start
     */
    static LocalDatabase start(Path directory, int port) throws IOException {
        stopOrphan(directory);
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(30))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "60")
                .setServerConfig("listen_addresses", "127.0.0.1");
        if (port != 0) {
            builder.setPort(port);
        }
        EmbeddedPostgres server = builder.start();
        createHubRole(server.getPostgresDatabase());
        return new LocalDatabase(server);
    }

    /** Creates the role the hub logs in as, where the server has none. */
    static void createHubRole(DataSource owner) throws IOException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    DO $$ BEGIN
                        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                            CREATE ROLE %1$s LOGIN PASSWORD '%1$s';
                        END IF;
                    END $$
                    """
                            .formatted(HUB));
        } catch (SQLException e) {
            throw new IOException("the hub's role cannot be created", e);
        }
    }

    /** Where the hub finds its database, as whom it reads and writes there, and who owns the tables. */
    static Map<String, String> hubSettings(String jdbcUrl) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", jdbcUrl);
        settings.put("spring.datasource.username", HUB);
        settings.put("spring.datasource.password", HUB);
        settings.put("spring.flyway.user", OWNER);
        settings.put("spring.flyway.password", OWNER);
        return settings;
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private static void stopOrphan(Path directory) throws IOException {
        Path pidFile = directory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> orphan = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).trim())).filter(LocalDatabase::isPostgres);
        if (orphan.isPresent()) {
            LOG.info("Stopping the database server that an earlier run left behind");
            orphan.get().destroy();
            awaitExit(orphan.get());
        }
        Files.deleteIfExists(pidFile);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().map(Path::of).map(Path::getFileName).stream()
                .anyMatch(name -> name.toString().startsWith("postgres"));
    }

    private static void awaitExit(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_WAIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw new IOException("the database server left behind does not stop: process " + process.pid(), e);
        }
    }
}
