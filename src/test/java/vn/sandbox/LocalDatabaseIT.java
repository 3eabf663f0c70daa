package vn.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox's data outlive a run, however it ended. */
class LocalDatabaseIT {

    @TempDir
    private Path folder;

    @Test
    void dataAreThereAfterARestart() throws Exception {
        try (LocalDatabase first = LocalDatabase.start(folder.resolve("postgres"), 0)) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (LocalDatabase second = LocalDatabase.start(folder.resolve("postgres"), 0)) {
            assertThat(answer(second)).isEqualTo(42);
        }
    }

    @Test
    void aCommitWaitsForTheDisk() throws Exception {
        try (LocalDatabase database = LocalDatabase.start(folder.resolve("postgres"), 0)) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void aStalePidFileThatNamesAnotherProgramDoesNotHinder() throws Exception {
        Path data = folder.resolve("postgres");
        LocalDatabase.start(data, 0).close();
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (LocalDatabase next = LocalDatabase.start(data, 0)) {
            execute(next, "CREATE TABLE kept AS SELECT 42 AS answer");
            assertThat(answer(next)).isEqualTo(42);
        }
    }

    private static void execute(LocalDatabase database, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(LocalDatabase database, String name) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static int answer(LocalDatabase database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT answer FROM kept")) {
            row.next();
            return row.getInt(1);
        }
    }
}
