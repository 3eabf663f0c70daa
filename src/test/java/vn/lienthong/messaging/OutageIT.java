package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.micrometer.core.instrument.MeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.camel.CamelContext;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.Lifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.messaging.KernelApplication.KernelEffect;
import vn.lienthong.messaging.KernelApplication.KernelOrder;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.testsupport.EmbeddedJournal;
import vn.lienthong.testsupport.LoggedLines;
import vn.sandbox.FreePorts;

/** The broker or the database goes away while messages are on their way, and comes back. */
class OutageIT {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final String DOSSIER = "G22.99.DP-001099000000-261121-0001";

    @TempDir
    private Path data;

    private EmbeddedPostgres server;
    private int port;
    private ConfigurableApplicationContext hub;

    @BeforeEach
    void start() throws IOException {
        port = FreePorts.next();
        startDatabase();
        Flyway.configure()
                .dataSource(server.getPostgresDatabase())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        startHub();
    }

    private void startHub() {
        hub = new SpringApplicationBuilder(KernelApplication.class)
                .run(KernelApplication.arguments(
                        data.resolve("broker"),
                        74,
                        "kernel.jdbc-url=jdbc:postgresql://localhost:" + port + "/postgres"));
    }

    @AfterEach
    void stop() throws IOException {
        hub.close();
        server.close();
    }

    @Test
    void messagesStoredWhileTheBrokerIsAwayArriveOnceWhenItIsBack() {
        Lifecycle broker = (Lifecycle) hub.getBean("embeddedBroker");
        List<RegistrationSubmitted> sent = new ArrayList<>(send(10));
        broker.stop();
        sent.addAll(send(20));
        assertThat(hub.getBean(JdbcTemplate.class).queryForObject("SELECT count(*) FROM outbox", Integer.class))
                .isGreaterThanOrEqualTo(20);

        broker.start();

        sent.addAll(send(10));
        assertEachOnce(sent);
    }

    @Test
    void messagesOnTheQueueWhileTheDatabaseIsAwayTakeEffectOnceWhenItIsBack() throws IOException {
        List<RegistrationSubmitted> sent = send(5);
        assertEachOnce(sent);
        server.close();
        List<RegistrationSubmitted> queued = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            queued.add(putOnQueue());
        }
        KernelEffect effect = hub.getBean(KernelEffect.class);
        int before = effect.attempts.get();
        await("the hub has met the outage").atMost(RECOVERY).until(() -> effect.attempts.get() > before);

        startDatabase();

        assertEachOnce(queued);
        assertThat(hub.getBean(DeadLetters.class).waiting(10)).isEmpty();
    }

    /** As after a failover to a server that is no primary yet. */
    @Test
    void aDatabaseThatOnlyReadsForAWhileParksNothing() throws Exception {
        CamelContext camel = hub.getBean(CamelContext.class);
        camel.getRouteController().stopRoute("kernel-effect");
        List<RegistrationSubmitted> queued = List.of(putOnQueue(), putOnQueue());
        deliverInVain(19);
        readOnly(true);
        KernelEffect effect = hub.getBean(KernelEffect.class);

        camel.getRouteController().startRoute("kernel-effect");
        await("tried more often than a delivery tries anything else")
                .atMost(RECOVERY)
                .until(() -> effect.attempts.get() > 20);
        readOnly(false);

        assertEachOnce(queued);
        assertThat(hub.getBean(DeadLetters.class).waiting(10)).isEmpty();
    }

    @Test
    void whileTheJournalsDiskIsFullClicksSucceedAndAfterwardsEverythingGoesOnInOrder() {
        List<String> inOrder = new ArrayList<>(sendInOrder(10));
        assertArrived(inOrder); // so that the relay is in the middle of its work, with room promised by the broker
        try (LoggedLines disk = LoggedLines.of("vn.lienthong.messaging.broker.JournalDisk");
                LoggedLines relay = LoggedLines.of(RelayWorker.class.getName())) {
            diskIsFull(true);
            inOrder.addAll(sendInOrder(700));
            List<RegistrationSubmitted> elsewhere = send(20);
            await("the relay has tried again")
                    .atMost(RECOVERY)
                    .until(() -> relay.at(Level.WARN).size() > 2);

            assertThat(waitingInOutbox()).isEqualTo(720);
            assertThat(relay.at(Level.WARN)).as("tries during so many clicks").hasSizeLessThan(6);
            assertThat(longTransactions()).isZero();
            assertThat(disk.at(Level.ERROR)).singleElement().asString().startsWith("LT-MSG-009");
            assertThat(brokerHealth().getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(brokerHealth().getDetails()).containsEntry("disk", "LT-MSG-009 full");
            assertThat(diskFullMeter()).isEqualTo(1);

            diskIsFull(false);
            inOrder.addAll(sendInOrder(5));
            assertArrived(inOrder);
            assertEachOnce(elsewhere);
        }
        assertThat(waitingInOutbox()).isZero();
        assertThat(brokerHealth().getStatus()).isEqualTo(Status.UP);
        assertThat(diskFullMeter()).isZero();
        assertThat(hub.getBean(DeadLetters.class).waiting(10)).isEmpty();
    }

    @Test
    void whatIsOnTheQueuesIsDoneOrParkedThoughTheJournalsDiskIsFull() throws Exception {
        RegistrationSubmitted early = message("G22.99.DP-001099000000-261121-0002");
        putOnQueue(early, "not xml");
        assertParked(early);
        CamelContext camel = hub.getBean(CamelContext.class);
        camel.getRouteController().stopRoute("kernel-effect");
        List<RegistrationSubmitted> queued = List.of(putOnQueue(), putOnQueue());
        RegistrationSubmitted late = message("G22.99.DP-001099000000-261121-0003");
        putOnQueue(late, "not xml");
        RegistrationSubmitted behind = putOnQueue();
        await().atMost(RECOVERY).until(() -> leftOnQueue() == 4);

        try (LoggedLines parking = LoggedLines.of(Parking.class.getName())) {
            diskIsFull(true);
            camel.getRouteController().startRoute("kernel-effect");

            assertEachOnce(queued);
            assertEachOnce(List.of(behind));
            assertParked(early, late);
            await("nothing goes round in circles").atMost(RECOVERY).until(() -> leftOnQueue() == 0);
            assertThat(parking.at(Level.ERROR)).hasSizeLessThan(3);
        }
    }

    @Test
    void aMessageThatFailsStopsNoBatchThoughTheJournalsDiskIsFull() throws Exception {
        CamelContext camel = hub.getBean(CamelContext.class);
        camel.getRouteController().stopRoute("kernel-batch");
        List<RegistrationSubmitted> queued = new ArrayList<>(send(KernelApplication.BATCH_QUEUE, 8));
        await().atMost(RECOVERY).until(() -> waitingInOutbox() == 0);
        RegistrationSubmitted failing = queued.remove(1);
        KernelEffect effect = hub.getBean(KernelEffect.class);
        effect.trouble = message -> {
            if (message.getRequest().equals(failing.getRequest())) {
                throw new IllegalStateException("not this one");
            }
        };

        diskIsFull(true);
        camel.getRouteController().startRoute("kernel-batch");

        assertEachOnce(queued);
        await().atMost(RECOVERY).until(() -> left(KernelApplication.BATCH_QUEUE) == 1);
        assertThat(effect.times(failing.getRequest())).isZero();

        effect.trouble = message -> {};
        diskIsFull(false);
        assertEachOnce(List.of(failing));
        await().atMost(RECOVERY).until(() -> left(KernelApplication.BATCH_QUEUE) == 0);
        assertEachOnce(queued);
    }

    private void assertParked(RegistrationSubmitted... messages) {
        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(hub.getBean(DeadLetters.class).waiting(10))
                        .extracting(DeadLetter::dossier, DeadLetter::code)
                        .containsExactlyInAnyOrderElementsOf(Stream.of(messages)
                                .map(message -> tuple(message.getDossier(), "LT-MSG-001"))
                                .toList()));
    }

    private long leftOnQueue() {
        return left(KernelApplication.QUEUE);
    }

    private long left(String queue) {
        return journal().locateQueue(queue).getMessageCount();
    }

    @Test
    void aBrokerThatCouldNotWriteItsJournalIsDownAndTheNextStartGoesOn() throws Exception {
        List<String> inOrder = new ArrayList<>(sendInOrder(10));
        assertArrived(inOrder);
        journal()
                .getIoCriticalErrorListener()
                .onIOException(new IOException("No space left on device"), "test", "journal");
        await().atMost(RECOVERY).until(() -> brokerHealth().getStatus().equals(Status.DOWN));
        inOrder.addAll(sendInOrder(20));
        assertThat(waitingInOutbox()).isEqualTo(20);

        List<String> before = List.copyOf(arrived());
        hub.close();
        startHub();

        assertArrived(inOrder.subList(before.size(), inOrder.size()));
    }

    private void diskIsFull(boolean full) {
        EmbeddedJournal.diskIsFull(hub, full);
    }

    private ActiveMQServerImpl journal() {
        return EmbeddedJournal.of(hub);
    }

    private Health brokerHealth() {
        return hub.getBean("brokerHealthIndicator", HealthIndicator.class).health();
    }

    private double diskFullMeter() {
        return hub.getBean(MeterRegistry.class).get("broker.disk.full").gauge().value();
    }

    private int waitingInOutbox() {
        return count("SELECT count(*) FROM outbox");
    }

    private int longTransactions() {
        return count(
                "SELECT count(*) FROM pg_stat_activity WHERE xact_start < clock_timestamp() - INTERVAL '2 seconds'");
    }

    private int count(String query) {
        return hub.getBean(JdbcTemplate.class).queryForObject(query, Integer.class);
    }

    private List<String> sendInOrder(int count) {
        return send(KernelApplication.ORDER_QUEUE, count).stream()
                .map(RegistrationSubmitted::getRequest)
                .toList();
    }

    private List<String> arrived() {
        return hub.getBean(KernelOrder.class).requestsByDossier.getOrDefault(DOSSIER, List.of());
    }

    private void assertArrived(List<String> inOrder) {
        await().atMost(RECOVERY).until(() -> arrived().size() >= inOrder.size());
        assertThat(arrived()).isEqualTo(inOrder);
    }

    private void readOnly(boolean wanted) throws SQLException {
        try (java.sql.Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            statement.execute("ALTER DATABASE postgres SET default_transaction_read_only = " + (wanted ? "on" : "off"));
        }
    }

    @Test
    void aHubThatIsToldToStopUnderLoadGoesOnWhereItStood() {
        KernelEffect stopping = hub.getBean(KernelEffect.class);
        stopping.trouble =
                message -> LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        List<RegistrationSubmitted> sent = send(200);
        await().atMost(RECOVERY).until(() -> stopping.attempts.get() > 20);

        hub.close();
        assertThat(stopping.attempts).hasValueLessThan(200);
        startHub();

        assertEachOnce(sent);
        assertThat(hub.getBean(DeadLetters.class).waiting(10)).isEmpty();
    }

    /** One more would count as a message that kills its consumer. */
    @Test
    void aLongOutageUsesUpNoDeliveriesNeitherOfWhatIsToBeDoneNorOfWhatIsToBeParked() throws Exception {
        CamelContext camel = hub.getBean(CamelContext.class);
        camel.getRouteController().stopRoute("kernel-effect");
        RegistrationSubmitted good = message();
        RegistrationSubmitted poison = message("G22.99.DP-001099000000-261121-0002");
        putOnQueue(good, hub.getBean(XmlMessages.class).write(good));
        putOnQueue(poison, "not xml");
        deliverInVain(19);
        server.close();
        KernelEffect effect = hub.getBean(KernelEffect.class);
        int before = effect.attempts.get();

        camel.getRouteController().startRoute("kernel-effect");
        await("tried more often than a delivery tries anything else")
                .atMost(RECOVERY)
                .until(() -> effect.attempts.get() > before + 10);
        startDatabase();

        assertEachOnce(List.of(good));
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> assertThat(
                        hub.getBean(DeadLetters.class).waiting(10))
                .extracting(DeadLetter::dossier, DeadLetter::code)
                .containsExactly(tuple(poison.getDossier(), "LT-MSG-001")));
    }

    /** As often as this both messages are taken and given back. */
    private void deliverInVain(int times) throws JMSException {
        try (Connection connection = hub.getBean(ConnectionFactory.class).createConnection()) {
            connection.start();
            for (int i = 0; i < times; i++) {
                try (Session session = connection.createSession(Session.SESSION_TRANSACTED);
                        MessageConsumer consumer =
                                session.createConsumer(session.createQueue(KernelApplication.QUEUE))) {
                    assertThat(consumer.receive(5000)).isNotNull();
                    assertThat(consumer.receive(5000)).isNotNull();
                    session.rollback();
                }
            }
        }
    }

    private void assertEachOnce(List<RegistrationSubmitted> messages) {
        KernelEffect effect = hub.getBean(KernelEffect.class);
        await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> assertThat(messages)
                .allSatisfy(message ->
                        assertThat(effect.times(message.getRequest())).isEqualTo(1)));
    }

    private void startDatabase() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .start();
    }

    private List<RegistrationSubmitted> send(int count) {
        return send(KernelApplication.QUEUE, count);
    }

    private List<RegistrationSubmitted> send(String queue, int count) {
        List<RegistrationSubmitted> messages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RegistrationSubmitted message = message();
            new TransactionTemplate(hub.getBean(PlatformTransactionManager.class))
                    .executeWithoutResult(
                            status -> hub.getBean(Outbox.class).send(queue, message.getDossier(), message));
            messages.add(message);
        }
        return messages;
    }

    private RegistrationSubmitted putOnQueue() {
        RegistrationSubmitted message = message();
        putOnQueue(message, hub.getBean(XmlMessages.class).write(message));
        return message;
    }

    private void putOnQueue(RegistrationSubmitted message, String text) {
        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext()) {
            TextMessage jms = context.createTextMessage(text);
            jms.setStringProperty(Headers.MESSAGE_ID, UUID.randomUUID().toString());
            jms.setStringProperty(Headers.DOSSIER, message.getDossier());
            jms.setStringProperty(Headers.TYPE, "registrationSubmitted");
            jms.setStringProperty(Headers.ACTOR, "person:1");
            context.createProducer().send(context.createQueue(KernelApplication.QUEUE), jms);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RegistrationSubmitted message() {
        return message(DOSSIER);
    }

    private static RegistrationSubmitted message(String dossier) {
        RegistrationSubmitted message = new RegistrationSubmitted();
        message.setDossier(dossier);
        message.setRequest(UUID.randomUUID().toString());
        return message;
    }
}
