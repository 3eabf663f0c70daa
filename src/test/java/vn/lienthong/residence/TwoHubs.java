package vn.lienthong.residence;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.document.Documents;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.exchange.Mailboxes;
import vn.sandbox.signing.SandboxAuthority;

/**
 * Two whole hubs and the relay between them. {@code A} has the city and its workplaces, {@code B} one commune; a third
 * that both know of is played by the test.
 */
final class TwoHubs implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(30);
    static final String A = "000.00.00.H26";
    static final String B = "000.00.01.H26";
    static final String C = "000.00.02.H26";

    static final String CELL = "HN-TAYHO-VIDU-KD1";
    static final String RESIDENCE = "HN-DONGMY-DC2";
    static final String WARD = "HN-DONGMY";
    static final String CELL_OF_C = "HN-PHUTHUONG-CQ";

    private static final String CELL_SECRETARY = "001070000001";
    private static final String WARD_SECRETARY = "001070000002";
    private static final String WARD_DEPUTY = "001070000003";
    private static final String MAKER = "001070000004";
    private static final String APPROVER = "001070000005";

    final Sandbox sandbox;
    final ConfigurableApplicationContext a;
    final HubKeys keysOfA;
    final HubKeys keysOfB;
    final HubKeys keysOfC;
    final long maker;
    final long approver;
    ConfigurableApplicationContext b;
    long cellSecretary;
    long wardSecretary;
    long wardDeputy;
    private final Map<String, String> settingsOfB;
    private int counter;

    TwoHubs(Path folder) {
        keysOfA = HubKeys.make(folder, "a");
        keysOfB = HubKeys.make(folder, "b");
        keysOfC = HubKeys.make(folder, "c");
        SandboxOptions options = SandboxOptions.withDatabase(Postgres.freshDatabaseUrl());
        String relay = "http://localhost:" + options.partnersPort() + "/exchange";
        Map<String, String> settingsOfA = settings(folder, "a", relay, A, keysOfA, ring());
        settingsOfA.putAll(other("b", B, WARD, keysOfB));
        settingsOfA.putAll(other("c", C, CELL_OF_C, keysOfC));
        for (Map.Entry<String, String> setting : settingsOfA.entrySet()) {
            options = options.withHubSetting(setting.getKey(), setting.getValue());
        }
        sandbox = Sandbox.start(options);
        a = sandbox.hub();
        settingsOfB = settings(folder, "b", relay, B, keysOfB, ring());
        settingsOfB.put("lienthong.exchange.organisations[0]", WARD);
        settingsOfB.putAll(other("a", A, "HN", keysOfA));
        settingsOfB.putAll(other("c", C, CELL_OF_C, keysOfC));
        settingsOfB.put("spring.datasource.url", Postgres.freshDatabaseUrl());
        settingsOfB.put("spring.datasource.username", "postgres");
        settingsOfB.put("spring.datasource.password", "postgres");
        settingsOfB.put(
                "lienthong.broker.data-directory", folder.resolve("broker-b").toString());
        startB();
        b.getBean(Loader.class).load(Path.of("config/sample"), false);
        maker = officer(a, MAKER, CELL, PositionKind.COMMITTEE_MEMBER);
        approver = officer(a, APPROVER, CELL, PositionKind.SECRETARY);
        cellSecretary = officer(b, CELL_SECRETARY, RESIDENCE, PositionKind.SECRETARY);
        wardSecretary = officer(b, WARD_SECRETARY, WARD, PositionKind.SECRETARY);
        wardDeputy = officer(b, WARD_DEPUTY, WARD, PositionKind.DEPUTY);
    }

    private static Map<String, String> ring() {
        Map<String, String> names = new HashMap<>();
        names.put(SandboxAuthority.aliasOfOrganisation(WARD), "Đảng ủy xã Đông Mỹ");
        names.put(SandboxAuthority.aliasOfOrganisation(CELL), "Chi bộ Kinh doanh 1");
        List.of(WARD_SECRETARY, APPROVER)
                .forEach(person -> names.put(SandboxAuthority.aliasOfPerson(person), "Trần Văn Mẫu"));
        return names;
    }

    private static Map<String, String> settings(
            Path folder, String hub, String relay, String organId, HubKeys keys, Map<String, String> signers) {
        Path ring = folder.resolve("ring-" + hub + ".p12");
        Instant now = Instant.now();
        SandboxAuthority.makeRing(ring, now.minus(Duration.ofDays(100)), now.plus(Duration.ofDays(100)), signers);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("lienthong.signing.keystore", keys.keystore().toString());
        settings.put("lienthong.signing.password", SandboxAuthority.PASSWORD);
        settings.put("lienthong.signing.keyring.keystore", ring.toString());
        settings.put("lienthong.signing.keyring.password", SandboxAuthority.PASSWORD);
        settings.put("lienthong.messaging.redelivery-delay", "50");
        settings.put("lienthong.messaging.longest-redelivery-delay", "500");
        settings.put("lienthong.exchange.url", relay);
        settings.put("lienthong.exchange.organ-id", organId);
        settings.put("lienthong.exchange.name", "Hệ thống " + hub.toUpperCase());
        settings.put("lienthong.exchange.username", organId);
        settings.put("lienthong.exchange.password", "sandbox");
        settings.put("lienthong.exchange.fetch-every", "200");
        settings.put("lienthong.exchange.largest-envelope", "2MB");
        settings.put("lienthong.exchange.wait-for-line", "1s"); // what waits is tried again before it is refused
        settings.put("lienthong.exchange.circuit.open-for", "500ms");
        return settings;
    }

    private static Map<String, String> other(String key, String organId, String organisation, HubKeys keys) {
        String hub = "lienthong.exchange.hubs." + key + ".";
        return Map.of(
                hub + "organ-id",
                organId,
                hub + "name",
                "Hệ thống " + key.toUpperCase(),
                hub + "organisations[0]",
                organisation,
                hub + "certificates[0]",
                keys.certificate().toString());
    }

    /** The same hub again, with the database and the broker it had. */
    void startB() {
        startB(Map.of());
    }

    /** @param others settings in which it differs this time */
    void startB(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(settingsOfB);
        settings.putAll(others);
        try {
            b = sandbox.startOtherHub(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }

    Mailboxes relay() {
        return sandbox.partners().getBean(Mailboxes.class);
    }

    int year() {
        return LocalDate.ofInstant(a.getBean(Clock.class).instant(), ZoneId.of("Asia/Ho_Chi_Minh"))
                .getYear();
    }

    /** A member of the cell who lives at the other hub. */
    synchronized Person member() {
        Person person = person(a, "0011734%05d".formatted(++counter));
        Profile base = Profiles.of(person.personalId(), CELL, CellPosition.MEMBER, null);
        a.getBean(AccountStore.class)
                .load(
                        List.of(new AccountStore.LoadedAccount(
                                person.id(),
                                new Profile(
                                        base.citizen(),
                                        base.member(),
                                        CELL,
                                        RESIDENCE,
                                        base.fee(),
                                        base.employer(),
                                        base.extended()))),
                        Instant.now());
        return person;
    }

    private static Person person(ConfigurableApplicationContext hub, String personalId) {
        return hub.getBean(People.class)
                .signedIn(personalId, Optional.empty(), "Nguyễn Thị Ví Dụ", Optional.of(LocalDate.of(1973, 2, 25)));
    }

    private static long officer(
            ConfigurableApplicationContext hub, String personalId, String organisation, PositionKind kind) {
        long id = person(hub, personalId).id();
        hub.getBean(Positions.class).appoint(id, organisation, kind, LocalDate.of(2026, 1, 1), "load");
        return id;
    }

    /** Loads one more cell of the ward at one of the hubs. */
    void cell(ConfigurableApplicationContext hub, String code) {
        hub.getBean(JdbcClient.class)
                .sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text, sort_key)
                        VALUES (:code, 'CELL', 'Chi bộ Mẫu', true, :parent, 'Trụ sở mẫu', '2015-01-01', :code, :code)
                        """)
                .param("code", code)
                .param("parent", WARD)
                .update();
    }

    /** Yesterday was its last day. */
    static void end(ConfigurableApplicationContext hub, String code) {
        hub.getBean(JdbcClient.class)
                .sql("UPDATE organisation SET valid_to = current_date - 1 WHERE code = ?")
                .param(code)
                .update();
    }

    static int count(ConfigurableApplicationContext hub, String table, String condition, Object... values) {
        return hub.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM " + table + " WHERE " + condition)
                .params(values)
                .query(Integer.class)
                .single();
    }

    static Optional<Task> task(ConfigurableApplicationContext hub, String subject) {
        return hub.getBean(Tasks.class).ofSubject(subject).stream()
                .filter(task -> task.state().waiting())
                .findFirst();
    }

    static byte[] bytes(ConfigurableApplicationContext hub, UUID document) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            hub.getBean(Documents.class).copy(document, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }

    static void soon(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(SOON).untilAsserted(assertion);
    }
}
