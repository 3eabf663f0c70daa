package vn.lienthong.benchmark;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.apache.camel.CamelContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.organisation.People;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

/**
 * The whole hub with its partners, on a database and a broker as durable as in production, for as long as the benchmark
 * runs. The sample organisations are loaded; one task type and its routes are added for the task cycle. Notices go into the
 * portal account; nobody has an e-mail address, because a mail server's pace is not the hub's.
 */
final class BenchmarkHub implements AutoCloseable {

    /** The cell whose secretary decides. */
    static final String CELL = "HN-TAYHO-VIDU-KD1";

    static final String SECRETARY = "001178000002";

    private final Path folder;
    private final Sandbox sandbox;
    private final ApplicationContext context;
    private final JdbcTemplate jdbc;
    private final CpuClock cpu;

    private BenchmarkHub(Path folder, Sandbox sandbox) throws IOException {
        this.folder = folder;
        this.sandbox = sandbox;
        context = sandbox.hub();
        jdbc = new JdbcTemplate(context.getBean(DataSource.class));
        cpu = new CpuClock(Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                .get(0)
                .trim()));
    }

    static BenchmarkHub start() throws IOException {
        Path folder = Files.createTempDirectory("lienthong-benchmark");
        writeTaskTypes(folder.resolve("config/rules"));
        BenchmarkHub hub = new BenchmarkHub(
                folder,
                Sandbox.start(SandboxOptions.daily(folder.resolve("data"))
                        .onFreePorts()
                        .withHubSetting(
                                "lienthong.config-directory",
                                folder.resolve("config").toString())
                        .withHubSetting("logging.level.root", "WARN")));
        hub.bean(People.class).changeEmail(hub.secretary(), Optional.empty());
        return hub;
    }

    /** The hub's own task types and the benchmark's. */
    private static void writeTaskTypes(Path rules) throws IOException {
        Files.createDirectories(rules);
        String types = Files.readString(Path.of("config/rules/tasks.yaml"));
        try (var more = BenchmarkHub.class.getResourceAsStream("/benchmark/task-type.yaml")) {
            Files.writeString(
                    rules.resolve("tasks.yaml"),
                    types.stripTrailing() + "\n\n" + new String(more.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    CamelContext camel() {
        return bean(CamelContext.class);
    }

    ConnectionFactory broker() {
        return bean(ConnectionFactory.class);
    }

    SmartLifecycle relay() {
        return context.getBean("relay", SmartLifecycle.class);
    }

    /** What only the owner of the hub's tables may do. */
    void asOwner(String sql) {
        try (java.sql.Connection connection = connect();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
            connection.commit();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A connection of one's own to the hub's database, not from its pool, as the owner of its tables. */
    java.sql.Connection connect() throws java.sql.SQLException {
        String url = context.getEnvironment().getRequiredProperty("spring.datasource.url");
        java.sql.Connection connection =
                java.sql.DriverManager.getConnection(url + "?reWriteBatchedInserts=true", "postgres", "postgres");
        connection.setAutoCommit(false);
        return connection;
    }

    CpuClock cpu() {
        return cpu;
    }

    long secretary() {
        return bean(People.class).byPersonalId(SECRETARY).orElseThrow().id();
    }

    long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    /**
     * Returns when the outbox is empty and no queue holds a message.
     *
     * @throws AssertionError when that does not happen in time
     */
    void awaitRest(Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (count("SELECT count(*) FROM outbox") > 0 || messagesOnQueues() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("messages are still on their way after " + atMost);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos()); // each look costs the broker a connection
        }
    }

    private long messagesOnQueues() {
        try (Connection connection = broker().createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            connection.start();
            Queue management = session.createQueue("activemq.management");
            Queue answers = session.createTemporaryQueue();
            try (MessageProducer questions = session.createProducer(management);
                    MessageConsumer consumer = session.createConsumer(answers)) {
                Message question = session.createMessage();
                question.setJMSReplyTo(answers);
                JMSManagementHelper.putAttribute(question, ResourceNames.BROKER, "totalMessageCount");
                questions.send(question);
                Message answer = consumer.receive(Duration.ofSeconds(10).toMillis());
                return ((Number) JMSManagementHelper.getResult(answer)).longValue();
            }
        } catch (Exception e) { // the helper declares nothing narrower
            throw new IllegalStateException("the broker does not say how many messages it holds", e);
        }
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
        FileSystemUtils.deleteRecursively(folder);
    }

    /** JMS calls without checked exceptions around every use. */
    interface JmsWork<T> {
        T run(Session session) throws JMSException;
    }

    /** Runs work in one JMS transaction. */
    <T> T inJmsTransaction(JmsWork<T> work) {
        try (Connection connection = broker().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            connection.start();
            T result = work.run(session);
            session.commit();
            return result;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }
}
