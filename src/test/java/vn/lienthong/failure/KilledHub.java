package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.testsupport.FormClient;
import vn.lienthong.testsupport.JavaCommand;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/** The packaged hub in a JVM of its own, with the sample loaded and partners that live on when it is killed. */
final class KilledHub implements AutoCloseable {

    static final Duration LONG = Duration.ofSeconds(90);

    final Sandbox partners;
    final JdbcClient database;
    final TransactionTemplate transaction;

    private final Path data;
    private final Map<String, String> commandSettings;
    private final HubProcess hub;

    /** @param data a folder for its broker and its log */
    KilledHub(Path data) {
        this.data = data;
        String jdbcUrl = Postgres.freshDatabaseUrl();
        DataSource dataSource = Postgres.pool(jdbcUrl);
        database = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        commandSettings = Map.of(
                "SPRING_DATASOURCE_URL", jdbcUrl,
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres");
        partners = Sandbox.start(SandboxOptions.partnersOnly()
                .withSample()
                .withHubDatabase(jdbcUrl)
                .withHubSetting("lienthong.messaging.redelivery-delay", "100")
                .withHubSetting("lienthong.fee.deadline-check", "PT1S")
                // one login of the secretary lasts all rounds
                .withHubSetting("lienthong.login.fresh-for", "8h"));
        assertThat(command("load", Path.of("config/sample").toAbsolutePath().toString()))
                .as("load of the sample")
                .isZero();
        hub = new HubProcess(
                partners.hubArguments(data.resolve("broker")), partners.managementUrl(), data.resolve("hub.log"));
        hub.start();
    }

    URI url() {
        return partners.hubUrl();
    }

    /** A power cut. */
    void kill() {
        hub.kill();
    }

    void start() {
        hub.start();
    }

    /**
     * A power cut, and the start after it.
     *
     * @param whoeverClicks while the power goes
     */
    void killAndStart(Thread whoeverClicks) {
        killAndStart(whoeverClicks, () -> {});
    }

    /** @param meanwhile looks at what is left while nothing runs */
    void killAndStart(Thread whoeverClicks, Runnable meanwhile) {
        hub.kill();
        meanwhile.run();
        try {
            whoeverClicks.join(LONG.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hub.start();
    }

    FormClient logIn(String personalId) {
        FormClient person = new FormClient();
        Document login = person.get(url().resolve("/oauth2/authorization/vneid"));
        Document code =
                person.submit(login, "form[action*=login]", Map.of("personalId", personalId, "password", "vidu-2025"));
        person.submit(code, "form[action*=code]", Map.of("code", oneTimeCode(personalId)));
        return person;
    }

    private String oneTimeCode(String personalId) {
        for (JsonNode person : partnersSay("/people")) {
            if (person.path("personalId").asText().equals(personalId)) {
                return person.path("oneTimeCode").asText();
            }
        }
        throw new IllegalStateException("the identity provider does not know this person");
    }

    long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    Optional<String> one(String sql, String value) {
        return database.sql(sql).param(value).query(String.class).optional();
    }

    /** What a page of the partners' says. */
    JsonNode partnersSay(String path) {
        try {
            return new ObjectMapper()
                    .readTree(URI.create(partners.partnersUrl() + path).toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param kind of the dossiers the portal must know with as many steps as the hub has of each */
    void assertPortalKnowsEachStepOnce(String kind) {
        Map<String, Long> told = stepsAtPortal();
        Map<String, Long> steps = new HashMap<>();
        database.sql("SELECT s.dossier, count(*) AS steps FROM dossier_step s JOIN dossier d ON d.number = s.dossier"
                        + " WHERE d.kind = ? GROUP BY s.dossier")
                .param(kind)
                .query((row, number) -> steps.put(row.getString("dossier"), row.getLong("steps")))
                .list();
        assertThat(steps).as("dossiers " + kind).isNotEmpty();
        assertThat(told).containsAllEntriesOf(steps);
    }

    /** Whether the portal has been told all of this dossier; the hub may be dead. */
    boolean portalKnowsEachStep(String dossier) {
        long steps = database.sql("SELECT count(*) FROM dossier_step WHERE dossier = ?")
                .param(dossier)
                .query(Long.class)
                .single();
        return stepsAtPortal().getOrDefault(dossier, 0L) == steps;
    }

    private Map<String, Long> stepsAtPortal() {
        Map<String, Long> told = new HashMap<>();
        for (JsonNode dossier : partnersSay("/portal.json")) {
            told.put(dossier.at("/fields/MaHoSo").asText(), (long)
                    dossier.path("steps").size());
        }
        return told;
    }

    void assertAuditChainHolds() {
        await("audit chain holds").atMost(LONG).until(() -> command("audit", "verify") == 0);
    }

    private int command(String... words) {
        List<String> command = JavaCommand.of(List.of("-jar", HubProcess.jar().toString()));
        command.addAll(List.of(words));
        try {
            ProcessBuilder process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("commands.log").toFile()));
            process.environment().putAll(commandSettings);
            return process.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        hub.close();
        partners.close();
    }
}
