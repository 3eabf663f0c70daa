package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.Headers;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.partner.portal.PortalRouteApplication.Attention;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.faults.Fault;
import vn.sandbox.faults.FaultValve;
import vn.sandbox.portal.Dossiers;
import vn.sandbox.portal.ReceivedDossier;
import vn.sandbox.portal.Sessions;

/** The route {@code portal-send} as it is shipped, from the outbox to the portal's socket. */
class PortalRouteIT {

    private static final String PORTAL = "portal";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path data;

    private static Sandbox sandbox;
    private static ConfigurableApplicationContext hub;

    private final String dossier = Steps.newDossier();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
        hub = new SpringApplicationBuilder(PortalRouteApplication.class)
                .run(PortalRouteApplication.arguments(data, 83, sandbox.partnersUrl()));
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        sandbox.close();
    }

    @BeforeEach
    void heal() {
        sandbox.faults().reset();
    }

    @Test
    void everyStepArrivesOnceAndInOrder() {
        send(steps(dossier, 1, 2, 4, 9, 10));

        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).hasSize(5));
        assertThat(contents(dossier)).containsExactly("Bước 1", "Bước 2", "Bước 3", "Bước 4", "Bước 5");
        assertThat(received(dossier).statuses()).containsExactly("1", "2", "4", "9", "10");
        await().atMost(SOON).untilAsserted(() -> assertThat(noted(dossier))
                .containsExactly("1 1 sent ", "2 2 sent ", "3 4 sent ", "4 9 sent ", "5 10 sent "));
    }

    @Test
    void aMessageDeliveredTwiceIsToldOnce() {
        DossierProgressed first = Steps.of(dossier, 1, 1);
        String id = UUID.randomUUID().toString();
        putOnQueue(id, dossier, xml(first));
        putOnQueue(id, dossier, xml(first));
        putOnQueue(UUID.randomUUID().toString(), dossier, xml(Steps.of(dossier, 2, 2)));

        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).contains("Bước 2"));
        assertThat(contents(dossier)).containsExactly("Bước 1", "Bước 2");
    }

    @Test
    void anInvalidMessageIsParkedAtOnceAndTheNextOneGoesOn() {
        String invalid = xml(Steps.of(dossier, 1, 1)).replace("<status>1</status>", "<status>11</status>");
        putOnQueue(UUID.randomUUID().toString(), dossier, invalid);
        send(steps(dossier, 1));

        DeadLetter parked = parked(dossier);
        assertThat(parked.code()).isEqualTo("LT-MSG-001");
        assertThat(parked.queue()).isEqualTo(Queues.PORTAL_DOSSIER);
        assertThat(parked.route()).isEqualTo("portal-send");
        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).containsExactly("Bước 1"));
    }

    @Test
    void aPassingErrorIsTriedAgainAndNothingIsParked() {
        double failed = failedCalls();
        sandbox.faults().set(PORTAL, Fault.switchedOn("error-on-dossier", dossier));
        send(steps(dossier, 1, 2));
        await().atMost(SOON).until(() -> failedCalls() > failed);

        sandbox.faults().reset();

        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).containsExactly("Bước 1", "Bước 2"));
        assertThat(letters(dossier)).isEmpty();
    }

    @Test
    void aDossierThePortalKeepsStumblingOverIsParkedAfterBoundedTriesAndCanBeReplayed() {
        double failed = failedCalls();
        sandbox.faults().set(PORTAL, Fault.switchedOn("error-on-dossier", dossier));
        String other = Steps.newDossier();
        send(steps(dossier, 1));
        send(steps(other, 1));

        DeadLetter parked = parked(dossier);
        assertThat(parked.code()).isEqualTo("LT-PRT-003");
        assertThat(failedCalls() - failed).as("one try and five more").isEqualTo(6);
        assertThat(hub.getBean(Attention.class).dossiers).contains(dossier);
        await().atMost(SOON).untilAsserted(() -> assertThat(deadLetterQueue())
                .contains(parked.messageId().toString()));
        await().atMost(SOON).untilAsserted(() -> assertThat(contents(other)).containsExactly("Bước 1"));

        sandbox.faults().reset();
        hub.getBean(DeadLetters.class).replay(parked.id(), "person:1");

        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).containsExactly("Bước 1"));
        assertThat(hub.getBean(Attention.class).dossiers).doesNotContain(dossier);
    }

    @Test
    void refusedDataIsParkedAtOnceWithThePortalsCodeAndMessage() {
        sandbox.faults().set(PORTAL, Fault.switchedOn("refuse-dossier", dossier));
        send(steps(dossier, 1));

        DeadLetter parked = parked(dossier);

        assertThat(parked.code()).isEqualTo("LT-PRT-004");
        assertThat(parked.cause()).isEqualTo("LT-PRT-004 DongBoHoSoMC error_code 20: Dữ liệu hồ sơ bị từ chối");
        assertThat(parked.cause()).doesNotContain(dossier);
        assertThat(noted(dossier)).containsExactly("1 1 refused LT-PRT-004");
    }

    @Test
    void whileThePortalIsDownNothingIsParkedAndAfterwardsEverythingArrivesInOrder() {
        sandbox.faults().set(PORTAL, Fault.of(Fault.Mode.DOWN));
        double refused = notPermittedCalls();
        List<String> dossiers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            dossiers.add(Steps.newDossier());
            send(steps(dossiers.get(i), 1, 2, 4));
        }
        await().atMost(SOON).until(() -> notPermittedCalls() > refused + 10);
        assertThat(hub.getBean(DeadLetters.class).waiting(100))
                .extracting(DeadLetter::dossier)
                .doesNotContainAnyElementsOf(dossiers);

        sandbox.faults().reset();

        await().atMost(SOON).untilAsserted(() -> assertThat(dossiers)
                .allSatisfy(each -> assertThat(contents(each)).containsExactly("Bước 1", "Bước 2", "Bước 3")));
    }

    @Test
    void lostRepliesDoubleNothing() {
        double failed = failedCalls();
        sandbox.faults().set(PORTAL, Fault.switchedOn("lose-reply-of", "CapNhatTienDoHoSoMC"));
        send(steps(dossier, 1, 2));
        await().atMost(SOON).until(() -> failedCalls() > failed);
        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).contains("Bước 2"));

        sandbox.faults().reset();
        send(List.of(Steps.of(dossier, 3, 4)));

        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).contains("Bước 3"));
        assertThat(contents(dossier)).containsExactly("Bước 1", "Bước 2", "Bước 3");
    }

    @Test
    void sessionsThatExpireAllTheTimeLoseNothing() {
        sandbox.partners().getBean(Sessions.class).expireAll();
        send(steps(dossier, 1));
        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).hasSize(1));
        sandbox.partners().getBean(Sessions.class).expireAll();
        send(List.of(Steps.of(dossier, 2, 2)));

        await().atMost(SOON).untilAsserted(() -> assertThat(contents(dossier)).containsExactly("Bước 1", "Bước 2"));
        assertThat(letters(dossier)).isEmpty();
    }

    @Test
    void aSlowPortalHoldsNoMoreThreadsThanTheRouteHasConsumers() {
        sandbox.faults().set(PORTAL, Fault.slow(Duration.ofMillis(150)));
        List<String> dossiers = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            dossiers.add(Steps.newDossier());
            send(steps(dossiers.get(i), 1));
        }

        AtomicInteger most = new AtomicInteger();
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> {
            most.accumulateAndGet(requestsHeld(), Math::max);
            return dossiers.stream().allMatch(each -> contents(each).size() == 1);
        });

        assertThat(most.get()).isBetween(2, 4);
    }

    /** Step, status, outcome and code of the audit log's entries about a dossier. */
    private static List<String> noted(String dossier) {
        return hub.getBean(JdbcClient.class)
                .sql(
                        """
                        SELECT concat_ws(' ', details::json ->> 'step', details::json ->> 'status',
                                         details::json ->> 'outcome', details::json ->> 'code')
                          FROM audit_entry WHERE action = 'portal.tell' AND actor = 'hub' AND subject = ? ORDER BY id
                        """)
                .param("dossier:" + dossier.replaceAll("[0-9]{9,}", "…"))
                .query(String.class)
                .list();
    }

    private static List<DossierProgressed> steps(String dossier, int... statuses) {
        List<DossierProgressed> steps = new ArrayList<>();
        for (int status : statuses) {
            steps.add(Steps.of(dossier, steps.size() + 1, status));
        }
        return steps;
    }

    private static void send(List<DossierProgressed> steps) {
        new TransactionTemplate(hub.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> steps.forEach(
                        step -> hub.getBean(Outbox.class).send(Queues.PORTAL_DOSSIER, step.getDossier(), step)));
    }

    private static String xml(DossierProgressed step) {
        return hub.getBean(XmlMessages.class).write(step);
    }

    private static void putOnQueue(String id, String dossier, String body) {
        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext()) {
            TextMessage message = context.createTextMessage(body);
            message.setStringProperty("JMSXGroupID", dossier);
            message.setStringProperty(Headers.MESSAGE_ID, id);
            message.setStringProperty(Headers.DOSSIER, dossier);
            message.setStringProperty(Headers.TYPE, "dossierProgressed");
            message.setStringProperty(Headers.ACTOR, "hub");
            context.createProducer().send(context.createQueue(Queues.PORTAL_DOSSIER), message);
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> deadLetterQueue() {
        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext();
                QueueBrowser browser =
                        context.createBrowser(context.createQueue(Queues.deadLetter(Queues.PORTAL_DOSSIER)))) {
            List<String> ids = new ArrayList<>();
            for (Object message : Collections.list(browser.getEnumeration())) {
                ids.add(((TextMessage) message).getStringProperty(Headers.MESSAGE_ID));
            }
            return ids;
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeadLetter parked(String dossier) {
        await().atMost(SOON).until(() -> !letters(dossier).isEmpty());
        return letters(dossier).get(0);
    }

    private static List<DeadLetter> letters(String dossier) {
        return hub.getBean(DeadLetters.class).waiting(100).stream()
                .filter(letter -> letter.dossier().equals(dossier))
                .toList();
    }

    private static ReceivedDossier received(String dossier) {
        return sandbox.partners().getBean(Dossiers.class).find(dossier).orElseThrow();
    }

    private static List<String> contents(String dossier) {
        return sandbox.partners().getBean(Dossiers.class).find(dossier).stream()
                .flatMap(found -> found.steps().stream())
                .map(step -> step.get("NoiDungXuLy"))
                .toList();
    }

    private static double failedCalls() {
        return hub.getBean(MeterRegistry.class)
                .get("resilience4j.circuitbreaker.calls")
                .tags("name", PORTAL, "kind", "failed")
                .timer()
                .count();
    }

    private static double notPermittedCalls() {
        return hub.getBean(MeterRegistry.class)
                .get("resilience4j.circuitbreaker.not.permitted.calls")
                .tags("name", PORTAL)
                .counter()
                .count();
    }

    /** How many requests wait inside the portal at this moment. */
    private static int requestsHeld() {
        return (int) Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack).anyMatch(PortalRouteIT::isThePause))
                .count();
    }

    private static boolean isThePause(StackTraceElement frame) {
        return frame.getClassName().equals(FaultValve.class.getName())
                && frame.getMethodName().equals("pause");
    }
}
