package vn.lienthong.testsupport;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import vn.lienthong.failure.ReadOnlyConnections;

/**
 * One real PostgreSQL for all tests of a JVM. Every test class takes a database of its own, copied from a template that
 * was migrated once, so tests never see each other's rows and a new database costs some tens of milliseconds. The server
 * knows the role that the sandbox's hub logs in as.
 */
public final class Postgres {

    private static final String TEMPLATE = "lienthong_template";
    private static final int MOST_CONNECTIONS = 12;
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(10);
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static EmbeddedPostgres server;

    private Postgres() {}

    /**
     * A fresh, migrated database behind a pool of connections, as in production; the caller just uses it, it disappears with the
     * server.
     */
    public static synchronized HikariDataSource freshDatabase() {
        return pool(freshDatabaseUrl());
    }

    /** The same for a database that is there, with its JDBC address. */
    public static HikariDataSource pool(String url) {
        return pool(url, "postgres");
    }

    /** The same as one of the server's roles. */
    public static HikariDataSource pool(String url, String role) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(dataSource(url, role));
        pool.setMaximumPoolSize(MOST_CONNECTIONS);
        pool.setExceptionOverrideClassName(ReadOnlyConnections.class.getName());
        pool.setMinimumIdle(0); // many pools share one server
        pool.setIdleTimeout(LONGEST_IDLE.toMillis());
        return pool;
    }

    /** The JDBC address of a fresh, migrated database, for a whole application or a second process. */
    public static synchronized String freshDatabaseUrl() {
        return url(freshDatabaseName());
    }

    /**
     * The server lets nobody into a database any more and throws out whoever is in it, until {@link #open}.
     *
     * @param database its name, as {@code current_database()} gives it
     */
    public static synchronized void shut(String database) {
        execute(server.getPostgresDatabase(), "ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        execute(
                server.getPostgresDatabase(),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    /** Ends {@link #shut}. */
    public static synchronized void open(String database) {
        execute(server.getPostgresDatabase(), "ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
    }

    /** The JDBC address of a database without a table, for whoever wants to see a migration at work. */
    public static synchronized String emptyDatabaseUrl() {
        return url(databaseFrom("template1"));
    }

    private static String freshDatabaseName() {
        return databaseFrom(TEMPLATE);
    }

    private static String databaseFrom(String template) {
        EmbeddedPostgres running = server();
        String name = "test_" + COUNTER.incrementAndGet();
        execute(running.getPostgresDatabase(), "CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    private static EmbeddedPostgres server() {
        if (server == null) {
            System.setProperty("com.zaxxer.hikari.housekeeping.periodMs", "" + LONGEST_IDLE.toMillis());
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "400")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(Postgres::stop));
            execute(server.getPostgresDatabase(), "CREATE ROLE lienthong LOGIN PASSWORD 'lienthong'");
            execute(server.getPostgresDatabase(), "CREATE DATABASE " + TEMPLATE);
            Flyway.configure()
                    .dataSource(dataSource(url(TEMPLATE)))
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        }
        return server;
    }

    private static void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DataSource dataSource(String url) {
        return dataSource(url, "postgres");
    }

    private static DataSource dataSource(String url, String role) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(url);
        dataSource.setUser(role);
        dataSource.setPassword(role);
        dataSource.setReWriteBatchedInserts(true);
        return dataSource;
    }

    private static String url(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
