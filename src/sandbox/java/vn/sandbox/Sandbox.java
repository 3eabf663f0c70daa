package vn.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.LienThong;
import vn.sandbox.faults.Faults;
import vn.sandbox.sample.FirstStart;
import vn.sandbox.signing.SandboxAuthority;

/**
 * The hub's partners, and where wanted the hub itself, in this JVM: what {@code spring-boot:test-run} starts on the
 * well-known ports and every integration test on free ones.
 */
public final class Sandbox implements AutoCloseable {

    private final SandboxOptions options;
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private SandboxCertificates certificates;
    private ConfigurableApplicationContext partners;
    private ConfigurableApplicationContext hub;

    private Sandbox(SandboxOptions options) {
        this.options = options;
    }

    /**
     * Starts what the options name and returns when all of it answers.
     *
     * @throws IllegalStateException when something does not start; nothing is left running then
     */
    public static Sandbox start(SandboxOptions options) {
        Sandbox sandbox = new Sandbox(options);
        try {
            sandbox.start();
            return sandbox;
        } catch (Exception e) {
            sandbox.close();
            throw new IllegalStateException("the sandbox does not start: " + e.getMessage(), e);
        }
    }

    /** Where the partners answer, without a slash at the end. */
    public URI partnersUrl() {
        return localhost(options.partnersPort());
    }

    /** Where the partners' timestamp authority answers. */
    public URI timestampUrl() {
        return URI.create(partnersUrl() + "/timestamp");
    }

    /** Where the hub answers, without a slash at the end. */
    public URI hubUrl() {
        return localhost(options.hubPort());
    }

    /** Where the hub's health and metrics are, without a slash at the end. */
    public URI managementUrl() {
        return localhost(options.managementPort());
    }

    /** Where the hub's broker lets partners in, and with which keys. */
    public SandboxCertificates certificates() {
        return certificates;
    }

    /** See {@link #certificates()}. */
    public int brokerPort() {
        return options.brokerPort();
    }

    /** What is wrong with the partners at the moment. */
    public Faults faults() {
        return partners.getBean(Faults.class);
    }

    /** The partners' beans, for a look behind their scenes. */
    public ConfigurableApplicationContext partners() {
        return partners;
    }

    /** The hub's beans. @throws IllegalStateException when the options asked for partners only */
    public ConfigurableApplicationContext hub() {
        if (hub == null) {
            throw new IllegalStateException("this sandbox has no hub");
        }
        return hub;
    }

    /**
     * Starts one more hub node beside the first, on the same database and the same partners, with a broker of its own.
     *
     * @param port of its screens and interfaces
     * @return its context; closed with the sandbox at the latest
     */
    public ConfigurableApplicationContext startNode(int port) throws IOException {
        Map<String, String> settings = hubSettings(options.hubSettings(), temporaryDirectory("node"));
        settings.put("server.port", Integer.toString(port));
        settings.put("lienthong.broker.vm-id", Integer.toString(port));
        settings.put("management.server.port", Integer.toString(FreePorts.next()));
        settings.put("lienthong.broker.remote.port", Integer.toString(FreePorts.next()));
        return keep(hubApplication().run(arguments(settings)));
    }

    /**
     * Starts another hub that knows nothing of the first, with the same partners, and a broker of its own.
     *
     * @param settings its database, and whatever else is to differ
     * @return its context; closed with the sandbox at the latest
     */
    public ConfigurableApplicationContext startOtherHub(Map<String, String> settings) throws IOException {
        int port = FreePorts.next();
        Map<String, String> own = new LinkedHashMap<>();
        own.put("server.port", Integer.toString(port));
        own.put("lienthong.base-url", localhost(port).toString());
        own.put("lienthong.broker.vm-id", Integer.toString(port));
        own.put("management.server.port", Integer.toString(FreePorts.next()));
        own.put("lienthong.broker.remote.port", Integer.toString(FreePorts.next()));
        own.putAll(settings);
        return keep(hubApplication().run(arguments(hubSettings(own, temporaryDirectory("hub")))));
    }

    /**
     * The arguments of a hub in a process of its own that works with these partners: for a test that kills it.
     *
     * @param brokerData where its broker keeps its journal over the kills
     */
    public List<String> hubArguments(Path brokerData) {
        return List.of(arguments(hubSettings(options.hubSettings(), brokerData)));
    }

    /** Stops everything in the reverse order of its start. */
    @Override
    public void close() {
        AutoCloseable last;
        while ((last = running.poll()) != null) {
            try {
                last.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(Sandbox.class).warn("{} does not stop", last, e);
            }
        }
    }

    private void start() throws Exception {
        if (options.dataDirectory().isPresent()) {
            lock(options.dataDirectory().get());
            Runtime.getRuntime().addShutdownHook(new Thread(this::close, "sandbox-stop"));
        }
        certificates = SandboxCertificates.in(
                options.dataDirectory().isPresent()
                        ? options.dataDirectory().get().resolve("certificates")
                        : temporaryDirectory("certificates"));
        CountDownLatch loggingIsReady = new CountDownLatch(1);
        CompletableFuture<ConfigurableApplicationContext> partnersStart =
                CompletableFuture.supplyAsync(() -> startPartners(loggingIsReady), Sandbox::inThreadOfItsOwn);
        partnersStart.whenComplete((context, failure) -> loggingIsReady.countDown());
        try {
            if (options.hub()) {
                startHub(loggingIsReady);
            }
        } finally {
            partners = joined(partnersStart);
            keep(partners);
        }
        if (options.hub() && options.sample()) {
            SampleData.loadIfEmpty(hub);
        }
    }

    private ConfigurableApplicationContext startPartners(CountDownLatch loggingIsReady) {
        SpringApplication application = new SpringApplication(Partners.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setRegisterShutdownHook(false);
        application.addListeners(
                (ApplicationListener<ApplicationContextInitializedEvent>) event -> loggingIsReady.countDown());
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.config.location", "classpath:/");
        settings.put("spring.config.name", "sandbox");
        settings.put("server.port", Integer.toString(options.partnersPort()));
        settings.put("sandbox.base-url", partnersUrl().toString());
        settings.put("sandbox.hub-url", hubUrl().toString());
        settings.put("sandbox.mail.port", Integer.toString(options.mailPort()));
        settings.put("sandbox.bank.broker", "localhost:" + options.brokerPort());
        settings.put("sandbox.bank.certificates", certificates.directory().toString());
        return application.run(arguments(settings));
    }

    private void startHub(CountDownLatch loggingIsReady) throws Exception {
        Map<String, String> settings = new LinkedHashMap<>();
        Path brokerData;
        if (options.dataDirectory().isPresent()) {
            Path data = options.dataDirectory().get();
            LocalDatabase database = keep(LocalDatabase.start(data.resolve("postgres"), 0));
            settings.putAll(LocalDatabase.hubSettings(database.jdbcUrl()));
            brokerData = data.resolve("broker");
        } else {
            brokerData = temporaryDirectory("broker");
        }
        settings.putAll(options.hubSettings());
        SpringApplication application = hubApplication();
        loggingIsReady.await();
        hub = keep(application.run(arguments(hubSettings(settings, brokerData))));
        FirstStart.fill(hub);
    }

    private static SpringApplication hubApplication() {
        SpringApplication application = LienThong.application();
        application.setRegisterShutdownHook(false);
        application.addInitializers(new ShippedClassesOnly());
        return application;
    }

    /** The hub's required settings as they are in the sandbox, and the plain-http cookies of a loopback address. */
    private Map<String, String> hubSettings(Map<String, String> more, Path brokerData) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.config.location", "classpath:/");
        settings.put("spring.autoconfigure.exclude", ShippedClassesOnly.PARTNERS_AUTO_CONFIGURATIONS);
        settings.put("server.port", Integer.toString(options.hubPort()));
        settings.put("management.server.port", Integer.toString(options.managementPort()));
        settings.put("server.servlet.session.cookie.name", "lienthong-sandbox");
        settings.put("server.servlet.session.cookie.secure", "false");
        settings.put("lienthong.base-url", hubUrl().toString());
        settings.put("lienthong.broker.data-directory", brokerData.toString());
        // several hubs in one JVM: a port is a number no other one has
        settings.put("lienthong.broker.vm-id", Integer.toString(options.hubPort()));
        settings.put("lienthong.identity.issuer", partnersUrl().toString());
        settings.put("lienthong.identity.client-id", "lienthong");
        settings.put("lienthong.identity.client-secret", "sandbox");
        settings.put("lienthong.portal.url", partnersUrl() + "/portal");
        settings.put("lienthong.portal.username", "lienthong");
        settings.put("lienthong.portal.password", "sandbox");
        settings.put("lienthong.portal.unit-code", "000.00.00.H26");
        settings.put("lienthong.memberdb.url", partnersUrl() + "/memberdb");
        settings.put("lienthong.memberdb.username", "lienthong");
        settings.put("lienthong.memberdb.password", "sandbox");
        settings.putAll(PaymentSettings.of(partnersUrl(), options.brokerPort(), certificates));
        settings.put(
                "lienthong.payment.vnpay.statements",
                statements(options.dataDirectory().orElse(brokerData)).toString());
        Path signing = options.dataDirectory().orElse(brokerData).resolve("signing");
        settings.putAll(SandboxAuthority.settings(signing));
        if (options.sample()) {
            settings.putAll(SandboxAuthority.ringSettings(signing, SampleSigners::names));
        }
        if (options.dataDirectory().isPresent()) {
            settings.put("lienthong.signing.timestamp.url", timestampUrl().toString());
        }
        settings.put("spring.mail.host", "127.0.0.1");
        settings.put("spring.mail.port", Integer.toString(options.mailPort()));
        settings.putAll(more);
        return settings;
    }

    /** Where somebody puts the files of VNPAY's merchant pages. */
    private static Path statements(Path data) {
        try {
            return Files.createDirectories(data.resolve("vnpay"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lock(Path data) {
        try {
            Files.createDirectories(data);
            FileChannel channel =
                    FileChannel.open(data.resolve("sandbox.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            running.push(channel);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new IllegalStateException("another sandbox is running on the data in " + data.toAbsolutePath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    private Path temporaryDirectory(String purpose) throws IOException {
        Path directory = Files.createTempDirectory("lienthong-" + purpose);
        running.push(() -> FileSystemUtils.deleteRecursively(directory));
        return directory;
    }

    private <T extends AutoCloseable> T keep(T started) {
        running.push(started);
        return started;
    }

    private static <T> T joined(CompletableFuture<T> start) throws Exception {
        try {
            return start.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void inThreadOfItsOwn(Runnable work) {
        Thread thread = new Thread(work, "partners-start");
        thread.setContextClassLoader(Sandbox.class.getClassLoader());
        thread.start();
    }

    private static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    private static URI localhost(int port) {
        return URI.create("http://localhost:" + port);
    }
}
