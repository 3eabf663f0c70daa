package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
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
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.testsupport.FormClient;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/**
 * The packaged hub is killed in the middle of payments, at seeded places from the committed click to the settlement, and started
 * again. At the end every payment has happened, once, and every đồng the platform took is on the books.
 */
class PaymentSurvivesKillsIT {

    private static final int KILLS = 20;
    private static final long SEED = 20261126;
    private static final long AMOUNT = 60_000;
    private static final Duration LONG = Duration.ofSeconds(90);

    @TempDir
    private Path data;

    private Sandbox partners;
    private HubProcess hub;
    private JdbcClient database;
    private TransactionTemplate transaction;
    private Map<String, String> commandSettings = Map.of();

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
    void start() {
        String jdbcUrl = Postgres.freshDatabaseUrl();
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        database = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        partners = Sandbox.start(SandboxOptions.partnersOnly()
                .withHubSetting("spring.datasource.url", jdbcUrl)
                .withHubSetting("spring.datasource.username", "postgres")
                .withHubSetting("spring.datasource.password", "postgres")
                .withHubSetting("lienthong.messaging.redelivery-delay", "100")
                .withHubSetting("lienthong.fee.deadline-check", "PT1S"));
        commandSettings = Map.of(
                "SPRING_DATASOURCE_URL", jdbcUrl,
                "SPRING_DATASOURCE_USERNAME", "postgres",
                "SPRING_DATASOURCE_PASSWORD", "postgres");
        assertThat(command("load", Path.of("config/sample").toAbsolutePath().toString()))
                .as("load of the sample")
                .isZero();
        hub = new HubProcess(
                partners.hubArguments(data.resolve("broker")), partners.managementUrl(), data.resolve("hub.log"));
        hub.start();
    }

    @AfterEach
    void stop() {
        hub.close();
        partners.close();
    }

    /** Where the hub dies. */
    private enum Place {
        /** While the provider is asked for the money. */
        ASKING,
        /** While the payer pays, so that the call-back meets nobody, or a hub that dies under it. */
        PAYING,
        /** After the call-back was answered, while the order is settled. */
        SETTLING
    }

    @Test
    void noPaymentIsLostAndNoneHappensTwice() {
        Random places = new Random(SEED);
        List<Member> members = members();
        List<String> references = new ArrayList<>();

        for (int round = 0; round < KILLS; round++) {
            Place place = Place.values()[places.nextInt(Place.values().length)];
            int jitter = places.nextInt(150);
            String reference = click(round, members.get(round));
            references.add(reference);
            if (place == Place.ASKING) {
                killAfter(jitter);
            }
            await("the provider waits for the payer, round " + round)
                    .atMost(LONG)
                    .until(() -> stateOf(reference).equals("READY"));
            pay(reference);
            if (place == Place.SETTLING) {
                await("the call-back is judged, round " + round)
                        .atMost(LONG)
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> stateOf(reference).equals("PAID"));
                killAfter(jitter / 3);
            } else if (place == Place.PAYING) {
                killAfter(jitter);
            }
        }

        for (String reference : references) {
            await("order of " + reference).atMost(LONG).until(() -> orderState(reference)
                    .equals("PAID"));
        }
        await("outbox is empty").atMost(LONG).until(() -> count("SELECT count(*) FROM outbox") == 0);
        assertEverythingOnce();
        assertThat(command("audit", "verify")).as("audit chain").isZero();
    }

    private void killAfter(int millis) {
        await().pollDelay(Duration.ofMillis(millis)).until(() -> true);
        hub.kill();
        hub.start();
    }

    private void assertEverythingOnce() {
        long taken = partners.partners().getBean("platformBook", PaymentBook.class).all().stream()
                .filter(payment -> payment.state() == Payment.State.PAID)
                .mapToLong(Payment::paid)
                .sum();
        assertThat(taken).isEqualTo(KILLS * AMOUNT);
        assertThat(count("SELECT sum(amount) FROM ledger_posting WHERE account = 'PROVIDER'"))
                .as("money at the provider")
                .isEqualTo(taken);
        assertThat(count("SELECT sum(amount) FROM ledger_posting")).as("ledger").isZero();
        assertThat(count("SELECT count(*) FROM ledger_entry WHERE kind = 'SETTLEMENT'"))
                .as("settlements")
                .isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM ledger_entry")).as("entries").isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM fee_month WHERE state = 'PAID'"))
                .as("paid months")
                .isEqualTo(KILLS);
        assertThat(count("SELECT count(*) FROM fee_suspense")).as("suspense").isZero();
        assertThat(count("SELECT count(*) FROM dead_letter WHERE queue NOT LIKE '%receipt%'"))
                .as("parked")
                .isZero();
        assertThat(count("SELECT count(*) FROM (SELECT dossier, event FROM dossier_step GROUP BY 1, 2"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled steps")
                .isZero();
    }

    /** A member of the sample. */
    private record Member(long person, String personalId, String cell) {}

    private List<Member> members() {
        return database.sql(
                        """
                        SELECT p.id, p.personal_id, a.cell_code FROM member_account a JOIN person p ON p.id = a.person_id
                         WHERE a.status = 'ACTIVE' ORDER BY p.id LIMIT ?
                        """)
                .param(KILLS)
                .query((row, number) -> new Member(row.getLong(1), row.getString(2), row.getString(3)))
                .list();
    }

    /**
     * What the transactions of a click leave behind: an order, a payment, and the message that its provider is to be asked. By
     * SQL, so that each round begins at a committed click whatever has become of the hub.
     */
    private String click(int round, Member member) {
        String reference = "DPKILL%06d".formatted(round);
        UUID order = UUID.randomUUID();
        String dossier = "G22.99.DP-%s-261126-%04d".formatted(member.personalId(), round + 1);
        transaction.executeWithoutResult(status -> {
            database.sql(
                            """
                            INSERT INTO dossier (number, kind, applicant, status, last_step, opened_at, due_at)
                            VALUES (?, 'fee', ?, 'PAYMENT_ASKED', 2, now(), now() + interval '10 days')
                            """)
                    .params(dossier, member.person())
                    .update();
            database.sql(
                            """
                            INSERT INTO fee_order (id, form_key, dossier, form, payer, cell, amount, line_count, state, search_text,
                                                   created_at, expires_at)
                            VALUES (?, ?, ?, 'OWN', ?, ?, ?, 1, 'OPEN', '', now(), now() + interval '1 day')
                            """)
                    .params(order, UUID.randomUUID(), dossier, member.person(), member.cell(), AMOUNT)
                    .update();
            LocalDate month = LocalDate.of(2026, 11, 1);
            database.sql("INSERT INTO fee_line VALUES (?, ?, ?, ?)")
                    .params(order, member.person(), month, AMOUNT)
                    .update();
            database.sql("INSERT INTO fee_month VALUES (?, ?, 'IN_PAYMENT', ?, ?)")
                    .params(member.person(), month, order, AMOUNT)
                    .update();
            database.sql(
                            """
                            INSERT INTO fee_payment (reference, order_id, method, provider, amount, state, client_address,
                                                     created_at, expires_at, query_at)
                            VALUES (?, ?, 'vietcombank', 'platform', ?, 'ASKED', '127.0.0.1', now(), now() + interval '15 minutes',
                                    now() + interval '20 seconds')
                            """)
                    .params(reference, order, AMOUNT)
                    .update();
            UUID message = UUID.randomUUID();
            database.sql(
                            """
                            INSERT INTO outbox (lane, queue, message_id, duplicate_id, dossier, type, actor, traceparent, body)
                            VALUES (0, 'fee.request-payment.v1', ?, ?, ?, 'paymentRequested', ?, ?, ?)
                            """)
                    .params(
                            message,
                            message.toString(),
                            dossier,
                            "person:" + member.person(),
                            "00-%032x-%016x-01".formatted(round + 1, round + 1),
                            "<paymentRequested xmlns=\"urn:lienthong:v1\"><reference>" + reference
                                    + "</reference></paymentRequested>")
                    .update();
        });
        return reference;
    }

    /** What the payer does on the platform's page; where the platform sends the browser then is not looked at. */
    private void pay(String reference) {
        String page = database.sql("SELECT checkout ->> 'page' FROM fee_payment WHERE reference = ?")
                .param(reference)
                .query(String.class)
                .single();
        FormClient payer = new FormClient();
        Document form = payer.get(URI.create(page));
        try {
            payer.submit(form, "form", Map.of("choice", "pay"));
        } catch (UncheckedIOException hubIsDead) {
            // the payer comes back to a hub that was killed
        }
    }

    private String stateOf(String reference) {
        return one("SELECT state FROM fee_payment WHERE reference = ?", reference)
                .orElseThrow();
    }

    private String orderState(String reference) {
        return one(
                        "SELECT o.state FROM fee_order o JOIN fee_payment p ON p.order_id = o.id WHERE p.reference = ?",
                        reference)
                .orElseThrow();
    }

    private Optional<String> one(String sql, String value) {
        return database.sql(sql).param(value).query(String.class).optional();
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private int command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                HubProcess.jar().toString()));
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
}
