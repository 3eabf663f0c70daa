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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.FormClient;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/**
 * The packaged hub is killed in the middle of registrations, at seeded places from the click to the last word to the portal,
 * and started again. At the end every registration has happened, once.
 */
class RegistrationSurvivesKillsIT {

    private static final int KILLS = 20;
    /** Effects of messages before a submitted registration rests: checked, and its officer told. */
    private static final int EFFECTS_OF_SUBMITTING = 2;
    /** Before an approved one does: decided, concluded, and its member told. */
    private static final int EFFECTS_OF_APPROVING = 3;

    private static final long SEED = 20261121;
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String SECRETARY = "001178000002";
    private static final String CELL = "HN-TAYHO-VIDU-KD1";
    private static final String RESULT_RETURNED = "RESULT_RETURNED";

    @TempDir
    private Path data;

    private Sandbox partners;
    private HubProcess hub;
    private JdbcClient database;
    private URI hubUrl;

    /** Partners' threads that talk to a hub may fail when it is killed; that is not this test's failure. */
    @BeforeAll
    static void leavePartnersThreadsAlone() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterAll
    static void asBefore() {
        Awaitility.reset();
    }

    @BeforeEach
    void start() throws Exception {
        String jdbcUrl = Postgres.freshDatabaseUrl();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        database = JdbcClient.create(dataSource);
        partners = Sandbox.start(SandboxOptions.partnersOnly()
                .withHubSetting("spring.datasource.url", jdbcUrl)
                .withHubSetting("spring.datasource.username", "postgres")
                .withHubSetting("spring.datasource.password", "postgres")
                .withHubSetting("lienthong.messaging.redelivery-delay", "100")
                // one login of the secretary lasts all rounds
                .withHubSetting("lienthong.login.fresh-for", "8h"));
        hubUrl = partners.hubUrl();
        loadSample(jdbcUrl);
        hub = new HubProcess(
                partners.hubArguments(data.resolve("broker")), partners.managementUrl(), data.resolve("hub.log"));
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.close();
        partners.close();
    }

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        Random places = new Random(SEED);
        FormClient secretary = logIn(SECRETARY);
        List<String> newcomers = newcomers();
        assertThat(newcomers).hasSizeGreaterThanOrEqualTo(KILLS);

        for (int round = 0; round < KILLS; round++) {
            String newcomer = newcomers.get(round);
            FormClient member = logIn(newcomer);
            boolean whileSubmitting = round % 2 == 0;
            int afterEffects = places.nextInt(1 + (whileSubmitting ? EFFECTS_OF_SUBMITTING : EFFECTS_OF_APPROVING));
            int jitter = places.nextInt(120);

            Runnable submit = () -> register(member, newcomer, newcomerNumber(newcomer));
            Runnable approve = () -> approve(secretary, newcomer);
            if (whileSubmitting) {
                killDuring(submit, afterEffects, jitter);
            } else {
                submit.run();
            }
            if (requestsOf(newcomer) == 0) {
                submit.run(); // the click died with the hub: the member clicks again
            }
            await().atMost(LONG).until(() -> waitingTask(newcomer).isPresent() || taskState(newcomer, "RESUMED"));
            if (whileSubmitting) {
                approve.run();
            } else {
                killDuring(approve, afterEffects, jitter);
            }
            if (waitingTask(newcomer).isPresent()) {
                approve.run();
            }
        }

        for (int round = 0; round < KILLS; round++) {
            String newcomer = newcomers.get(round);
            await("dossier of newcomer " + round).atMost(LONG).until(() -> dossierStatus(newcomer)
                    .filter(RESULT_RETURNED::equals)
                    .isPresent());
        }
        await("outbox is empty").atMost(LONG).until(() -> count("SELECT count(*) FROM outbox") == 0);
        await("portal knows all steps").atMost(LONG).untilAsserted(this::assertPortalKnowsEachStepOnce);
        assertEverythingOnce();
        assertAuditChainHolds();
    }

    private void killDuring(Runnable click, int effects, int jitterMillis) {
        long before = count("SELECT count(*) FROM inbox");
        Thread clicking = new Thread(() -> {
            try {
                click.run();
            } catch (UncheckedIOException | IllegalStateException died) {
                // the hub was killed under the click; the round looks at what came of it
            }
        });
        clicking.start();
        if (effects > 0) {
            await("effect " + effects + " of the click")
                    .atMost(LONG)
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> count("SELECT count(*) FROM inbox") >= before + effects);
        }
        await().pollDelay(Duration.ofMillis(jitterMillis)).until(() -> true);
        hub.kill();
        try {
            clicking.join(LONG.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        hub.start();
    }

    private void assertEverythingOnce() {
        assertThat(count("SELECT count(*) FROM dead_letter")).as("parked").isZero();
        assertThat(count("SELECT count(*) FROM dossier")).as("dossiers").isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM human_task")).as("tasks").isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM human_task WHERE state = 'RESUMED'"))
                .as("resumed tasks")
                .isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM human_task_history WHERE event = 'decided'"))
                .as("decisions")
                .isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM (SELECT kind, recipient, dossier FROM notice GROUP BY 1, 2, 3"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled notices")
                .isZero();
        assertThat(count("SELECT count(*) FROM (SELECT dossier, event FROM dossier_step GROUP BY 1, 2"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled steps")
                .isZero();
    }

    private void assertPortalKnowsEachStepOnce() {
        Map<String, Long> told = new HashMap<>();
        for (JsonNode dossier : json(partners.partnersUrl() + "/portal.json")) {
            told.put(dossier.at("/fields/MaHoSo").asText(), (long)
                    dossier.path("steps").size());
        }
        Map<String, Long> steps = new HashMap<>();
        database.sql("SELECT dossier, count(*) AS steps FROM dossier_step GROUP BY dossier")
                .query((row, number) -> steps.put(row.getString("dossier"), row.getLong("steps")))
                .list();
        assertThat(told).isEqualTo(steps);
    }

    private void assertAuditChainHolds() {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                HubProcess.jar().toString(),
                "audit",
                "verify");
        await("audit chain holds").atMost(LONG).until(() -> run(command) == 0);
    }

    private void loadSample(String jdbcUrl) {
        assertThat(run(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        HubProcess.jar().toString(),
                        "load",
                        Path.of("config/sample").toAbsolutePath().toString(),
                        "--spring.datasource.url=" + jdbcUrl,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres")))
                .as("load of the sample")
                .isZero();
        commandSettings = Map.of(
                "SPRING_DATASOURCE_URL", jdbcUrl,
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres");
    }

    private Map<String, String> commandSettings = Map.of();

    private int run(List<String> command) {
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

    private FormClient logIn(String personalId) {
        FormClient person = new FormClient();
        Document login = person.get(hubUrl.resolve("/oauth2/authorization/vneid"));
        Document code =
                person.submit(login, "form[action*=login]", Map.of("personalId", personalId, "password", "vidu-2025"));
        person.submit(code, "form[action*=code]", Map.of("code", oneTimeCode(personalId)));
        return person;
    }

    private String oneTimeCode(String personalId) {
        for (JsonNode person : json(partners.partnersUrl() + "/people")) {
            if (person.path("personalId").asText().equals(personalId)) {
                return person.path("oneTimeCode").asText();
            }
        }
        throw new IllegalStateException("the identity provider does not know this person");
    }

    private void register(FormClient member, String personalId, int number) {
        Document form = member.get(hubUrl.resolve("/account/register"));
        Map<String, String> typed = new HashMap<>();
        typed.put("cardNumber", String.format("99.%06d", number));
        typed.put("joinedOn", "03/02/2024");
        typed.put("officialOn", "03/02/2025");
        typed.put("position", "MEMBER");
        typed.put("cell", CELL);
        typed.put("residence", CELL_OF_RESIDENCE);
        typed.put("fee", "60.000");
        typed.put("feeFrom", "01/2026");
        typed.put("permanentProvince", "01");
        typed.put("permanentWard", "Phường Ví Dụ");
        typed.put("permanentDetail", "Số 1 phố Người Mẫu");
        typed.put("employerName", "Công ty Ví Dụ");
        typed.put("phone", "0900000001");
        typed.put("nationality", "VN");
        Document answer = member.submit(form, "#profile-form", typed);
        if (requestsOf(personalId) == 0) {
            throw new IllegalStateException("not registered: "
                    + answer.select("[role=alert], .error, .field-error").text());
        }
    }

    private static final String CELL_OF_RESIDENCE = "HN-TAYHO-DC21";

    private void approve(FormClient secretary, String newcomer) {
        String task = waitingTask(newcomer).orElseThrow();
        Document confirm = secretary.get(hubUrl.resolve("/tasks/" + task + "/decide?outcome=approve"));
        secretary.submit(confirm, "form[method=post][action*=decide]", Map.of());
    }

    /** People the identity provider knows who have no account yet. */
    private List<String> newcomers() {
        List<String> withAccount = database.sql(
                        "SELECT p.personal_id FROM member_account a JOIN person p ON p.id = a.person_id")
                .query(String.class)
                .list();
        List<String> officers = database.sql("SELECT p.personal_id FROM position o JOIN person p ON p.id = o.person_id")
                .query(String.class)
                .list();
        List<String> newcomers = new ArrayList<>();
        json(partners.partnersUrl() + "/people")
                .forEach(person -> newcomers.add(person.path("personalId").asText()));
        newcomers.removeAll(withAccount);
        newcomers.removeAll(officers);
        return newcomers;
    }

    private int newcomerNumber(String personalId) {
        return Integer.parseInt(personalId.substring(6));
    }

    private long requestsOf(String personalId) {
        return database.sql("SELECT count(*) FROM membership_request r JOIN person p ON p.id = r.person_id"
                        + " WHERE p.personal_id = ?")
                .param(personalId)
                .query(Long.class)
                .single();
    }

    private Optional<String> waitingTask(String personalId) {
        return database.sql("SELECT t.id::text FROM human_task t JOIN person p ON p.id = t.subject_person"
                        + " WHERE p.personal_id = ? AND t.state IN ('OPEN', 'CLAIMED')")
                .param(personalId)
                .query(String.class)
                .optional();
    }

    private boolean taskState(String personalId, String state) {
        return database.sql("SELECT count(*) FROM human_task t JOIN person p ON p.id = t.subject_person"
                                + " WHERE p.personal_id = ? AND t.state = ?")
                        .params(personalId, state)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Optional<String> dossierStatus(String personalId) {
        return database.sql(
                        "SELECT d.status FROM dossier d JOIN person p ON p.id = d.applicant WHERE p.personal_id = ?")
                .param(personalId)
                .query(String.class)
                .optional();
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static JsonNode json(String address) {
        try {
            return new ObjectMapper().readTree(URI.create(address).toURL());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
