package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.FileDeploymentManager;
import org.apache.activemq.artemis.core.config.impl.FileConfiguration;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.messaging.KernelApplication.KernelEffect;
import vn.lienthong.messaging.KernelApplication.KernelOrder;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.testsupport.Postgres;

/** Two nodes with one database and one broker, which is run apart, behind a port, and asks who comes. */
@Timeout(120)
class TwoNodesIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int MANY = 200;
    private static final String USER = "lienthong";
    private static final String PASSWORD = "vi-du-mat-khau";

    @TempDir
    private Path data;

    private EmbeddedActiveMQ broker;
    private final List<ConfigurableApplicationContext> nodes = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        broker = broker();
        broker.start();
        String database = Postgres.freshDatabaseUrl();
        for (int node = 0; node < 2; node++) {
            nodes.add(new SpringApplicationBuilder(KernelApplication.class)
                    .run(KernelApplication.arguments(
                            data.resolve("unused"),
                            0,
                            "kernel.jdbc-url=" + database,
                            "lienthong.broker.url=" + address(),
                            "lienthong.broker.username=" + USER,
                            "lienthong.broker.password=" + PASSWORD)));
        }
    }

    @AfterEach
    void stop() throws Exception {
        nodes.forEach(ConfigurableApplicationContext::close);
        broker.stop();
    }

    @Test
    void bothWorkAndTheMessagesOfADossierKeepTheirOrder() {
        List<String> dossiers = IntStream.range(0, 20)
                .mapToObj(number -> "G22.99.DP-001099000000-261127-%04d".formatted(number))
                .toList();
        List<RegistrationSubmitted> messages = new ArrayList<>();
        dossiers.forEach(dossier -> IntStream.range(0, 25).forEach(step -> messages.add(message(dossier))));
        Collections.shuffle(messages, new Random(7));

        for (int i = 0; i < messages.size(); i++) {
            send(nodes.get(i % 2), "kernel.order.v1", messages.get(i));
        }

        await().atMost(SOON)
                .until(() -> dossiers.stream()
                                .mapToInt(dossier -> seen(0, dossier).size()
                                        + seen(1, dossier).size())
                                .sum()
                        == messages.size());
        for (String dossier : dossiers) {
            List<String> sent = messages.stream()
                    .filter(message -> message.getDossier().equals(dossier))
                    .map(RegistrationSubmitted::getRequest)
                    .toList();
            assertThat(sent)
                    .as(dossier)
                    .isIn(join(seen(0, dossier), seen(1, dossier)), join(seen(1, dossier), seen(0, dossier)));
        }
        assertThat(IntStream.range(0, 2).mapToObj(node -> dossiers.stream()
                        .filter(dossier -> !seen(node, dossier).isEmpty())
                        .count()))
                .as("dossiers each node took part in")
                .allSatisfy(taken -> assertThat(taken).isPositive());
    }

    @Test
    void noneHasABrokerOfItsOwn() {
        assertThat(nodes).allSatisfy(node -> assertThat(node.containsBean("embeddedBroker"))
                .isFalse());
        assertThat(data.resolve("unused")).doesNotExist();
    }

    @Test
    void whatANodeLeavesTheOtherDoesOnce() throws Exception {
        List<RegistrationSubmitted> messages = IntStream.range(0, MANY)
                .mapToObj(number -> message("G22.99.DP-001099000000-261127-%04d".formatted(number % 30)))
                .toList();
        KernelEffect ofFirst = nodes.get(0).getBean(KernelEffect.class);
        ConfigurableApplicationContext second = nodes.remove(1);
        KernelEffect ofSecond = second.getBean(KernelEffect.class);
        CountDownLatch leaving = new CountDownLatch(1);
        ofFirst.trouble = message -> hold(leaving);
        ofSecond.trouble = message -> hold(leaving);

        messages.forEach(message -> send(second, KernelApplication.QUEUE, message));
        await().atMost(SOON).until(() -> ofFirst.attempts.get() > 0 && ofSecond.attempts.get() > 0);
        int begun = ofFirst.attempts.get() + ofSecond.attempts.get();
        Thread closing = new Thread(second::close);
        closing.start();
        await().atMost(SOON).until(() -> second.getBean(CamelContext.class).isStopping());
        leaving.countDown();
        closing.join();

        assertThat(begun).as("messages begun with before").isLessThan(MANY / 2);
        await().atMost(SOON).untilAsserted(() -> assertThat(messages)
                .allSatisfy(message ->
                        assertThat(ofFirst.times(message.getRequest())).isEqualTo(1)));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> seen(int node, String dossier) {
        return nodes.get(node).getBean(KernelOrder.class).requestsByDossier.getOrDefault(dossier, List.of());
    }

    private static List<String> join(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    private static void send(ConfigurableApplicationContext node, String queue, RegistrationSubmitted message) {
        new TransactionTemplate(node.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> node.getBean(Outbox.class).send(queue, message.getDossier(), message));
    }

    private static RegistrationSubmitted message(String dossier) {
        RegistrationSubmitted message = new RegistrationSubmitted();
        message.setDossier(dossier);
        message.setRequest(UUID.randomUUID().toString());
        return message;
    }

    private String address() {
        return "tcp://127.0.0.1:"
                + broker.getActiveMQServer().getRemotingService().getAcceptors().values().stream()
                        .mapToInt(acceptor -> acceptor.getActualPort())
                        .filter(port -> port > 0)
                        .findFirst()
                        .orElseThrow();
    }

    /** With the settings the hub ships for its own, as the operating manual asks of whoever runs one apart. */
    private EmbeddedActiveMQ broker() throws Exception {
        FileConfiguration settings = new FileConfiguration();
        FileDeploymentManager file = new FileDeploymentManager(
                Path.of("config/broker/broker.xml").toUri().toURL().toString());
        file.addDeployable(settings);
        file.readConfiguration();
        settings.setJournalDirectory(data.resolve("journal").toString());
        settings.setBindingsDirectory(data.resolve("bindings").toString());
        settings.setLargeMessagesDirectory(data.resolve("large").toString());
        settings.setPagingDirectory(data.resolve("paging").toString());
        settings.addAcceptorConfiguration("nodes", "tcp://127.0.0.1:0");
        settings.setSecurityEnabled(true);
        settings.putSecurityRoles(
                "#", Set.of(new Role("hubs", true, true, true, true, true, true, false, true, true, true)));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "hubs");
        return new EmbeddedActiveMQ()
                .setConfiguration(settings)
                .setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
    }
}
