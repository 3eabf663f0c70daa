package vn.lienthong.messaging.broker;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.actuate.health.Health;
import org.springframework.context.SmartLifecycle;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.messaging.PartnerQueues;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;
import vn.lienthong.settings.ConfigFiles;

/**
 * The broker in this process: there before anything that sends or receives, stopped after it. It opens its journal in a thread of
 * its own while the rest of the hub is put together.
 */
final class EmbeddedBroker implements SmartLifecycle, InitializingBean, DisposableBean, PartnerQueues.QueueReaders {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final String FILE = "broker/broker.xml";
    private static final Duration LONGEST_START = Duration.ofSeconds(20);

    private final BrokerSettings settings;
    private final ConfigFiles files;
    private final List<RemoteUser> users;
    private final RefusalCounter refusals;
    private final RefusedHandshakes handshakes;
    private final JournalDisk disk;
    private FutureTask<EmbeddedActiveMQ> opening;
    private EmbeddedActiveMQ server;

    /** @param users who may come from outside, when there is a door */
    EmbeddedBroker(BrokerSettings settings, ConfigFiles files, List<RemoteUser> users, MeterRegistry meters) {
        this.settings = settings;
        this.files = files;
        this.users = users;
        this.refusals = new RefusalCounter(meters);
        this.handshakes = new RefusedHandshakes(refusals);
        this.disk = new JournalDisk(meters);
        if (!users.isEmpty() && settings.remote() == null) {
            throw new IllegalArgumentException("lienthong.broker.remote is missing: without it "
                    + users.stream().map(RemoteUser::name).toList() + " cannot reach the broker");
        }
    }

    @Override
    public void afterPropertiesSet() {
        // before the thread: what else starts would be measured with the disk
        JournalCalibration calibration = calibration();
        opening = new FutureTask<>(() -> open(calibration));
        Thread thread = new Thread(opening, "broker-start");
        thread.setDaemon(true);
        thread.start();
    }

    private JournalCalibration calibration() {
        try {
            return JournalCalibration.measure(settings.dataDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException("no broker can write in " + settings.dataDirectory(), e);
        }
    }

    private EmbeddedActiveMQ open(JournalCalibration calibration) throws Exception {
        EmbeddedActiveMQ opened = new EmbeddedActiveMQ().setConfiguration(configuration(calibration));
        if (settings.remote() != null) {
            opened.setSecurityManager(new RemoteDoor(users, refusals));
            handshakes.listen();
        }
        opened.start();
        FileStoreMonitor monitor = ((ActiveMQServerImpl) opened.getActiveMQServer()).getMonitor();
        if (monitor == null) {
            log.warn(
                    "neither max-disk-usage nor min-disk-free is set: nobody is told before the broker's disk is full");
        } else {
            monitor.addCallback(disk);
        }
        log.info(
                "broker started, journal {} in {}",
                opened.getActiveMQServer().getConfiguration().getJournalType(),
                settings.dataDirectory());
        return opened;
    }

    @Override
    public void start() {
        if (opening == null) {
            afterPropertiesSet(); // once more, after a stop
        }
        try {
            server = opening.get();
            opening = null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the broker did not start: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started", e);
        }
    }

    private Configuration configuration(JournalCalibration calibration) throws Exception {
        FileConfiguration configuration = new FileConfiguration();
        FileDeploymentManager deployment = new FileDeploymentManager(location().toString());
        deployment.addDeployable(configuration);
        deployment.readConfiguration();
        List<String> complaints = LossyJournal.complaints(configuration);
        if (!complaints.isEmpty()) {
            throw new IllegalStateException(files.describe(FILE) + " could lose messages: " + complaints);
        }
        List<String> waiting = waitingForRoom(configuration, users);
        if (!waiting.isEmpty()) {
            log.warn(
                    "{}: disk-full-policy of {} is not FAIL: whatever sends waits with a transaction open while the disk is full",
                    files.describe(FILE),
                    String.join(", ", waiting));
        }
        Path data = settings.dataDirectory();
        configuration.setJournalBufferTimeout_NIO(calibration.bufferTimeout());
        log.info(
                "a forced write takes {} µs here: journal-buffer-timeout {} ns",
                calibration.forceTime().toNanos() / 1000,
                calibration.bufferTimeout());
        configuration.setJournalDirectory(data.resolve("journal").toString());
        configuration.setBindingsDirectory(data.resolve("bindings").toString());
        configuration.setPagingDirectory(data.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(data.resolve("large-messages").toString());
        configuration.setNodeManagerLockDirectory(data.resolve("journal").toString());
        configuration.addAcceptorConfiguration("in-vm", settings.clientUrl());
        if (settings.remote() != null) {
            RemoteAcceptor.open(configuration, settings.remote(), users);
        }
        return configuration;
    }

    /** Settings under which the hub itself would wait: not those of the queues that partners write, where it never sends. */
    static List<String> waitingForRoom(Configuration broker, List<RemoteUser> users) {
        Set<String> ofPartners = users.stream().map(RemoteUser::writes).collect(Collectors.toSet());
        return broker.getAddressSettings().entrySet().stream()
                .filter(setting -> !ofPartners.contains(setting.getKey()))
                .filter(setting -> policy(setting) != DiskFullMessagePolicy.FAIL)
                .map(setting -> '"' + setting.getKey() + '"')
                .sorted()
                .toList();
    }

    /** What a narrower setting does not say it takes from a wider one, which is looked at by itself. */
    private static DiskFullMessagePolicy policy(Map.Entry<String, AddressSettings> setting) {
        DiskFullMessagePolicy own = setting.getValue().getDiskFullMessagePolicy();
        return own == null && !setting.getKey().equals(LossyJournal.EVERY_ADDRESS) ? DiskFullMessagePolicy.FAIL : own;
    }

    private URL location() throws Exception {
        Path copy = settings.dataDirectory().resolve("broker.xml");
        Files.createDirectories(settings.dataDirectory());
        Files.writeString(copy, files.read(FILE));
        return copy.toUri().toURL();
    }

    /**
     * Down also when the broker has ended by itself, as it does when it can no longer write. While its disk is full it is
     * UNKNOWN: people work on, and no load balancer should take the hub away for it.
     */
    Health health() {
        EmbeddedActiveMQ running = server;
        if (running == null || !running.getActiveMQServer().isActive()) {
            return Health.down().build();
        }
        Health.Builder health = disk.isFull()
                ? Health.unknown().withDetail("disk", ErrorCode.BROKER_DISK_FULL.code() + " full")
                : Health.up();
        return health.withDetail("journal", journalType()).build();
    }

    /** The type of journal really in use; the fast one silently gives way to NIO without its native library. */
    String journalType() {
        return server.getActiveMQServer().getConfiguration().getJournalType().name();
    }

    /** How long the running journal gathers writes before it forces them to the disk, in nanoseconds. */
    int journalBufferTimeout() {
        return server.getActiveMQServer().getConfiguration().getJournalBufferTimeout_NIO();
    }

    @Override
    public int readersOf(String queue) {
        EmbeddedActiveMQ running = server;
        Queue found = running == null ? null : running.getActiveMQServer().locateQueue(SimpleString.of(queue));
        return found == null ? 0 : found.getConsumerCount();
    }

    @Override
    public void stop() {
        EmbeddedActiveMQ stopping = server;
        server = null;
        handshakes.close();
        try {
            stopping.stop();
        } catch (Exception e) { // the broker's API declares nothing narrower
            log.warn("the broker did not stop cleanly", e);
        }
    }

    /** When the hub did not come up, the broker may be there all the same. */
    @Override
    public void destroy() {
        if (opening == null) {
            return;
        }
        try {
            opening.get(LONGEST_START.toSeconds(), TimeUnit.SECONDS).stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) { // its thread keeps no program from ending
            log.warn("the broker was still starting and is left behind");
        } catch (Exception e) { // it did not start, or not stop: nothing is to be done about either
            log.debug("the broker was not stopped", e);
        }
    }

    @Override
    public boolean isRunning() {
        return server != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 100;
    }
}
