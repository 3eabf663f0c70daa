package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.support.DefaultExchangeHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.actuate.jms.JmsHealthIndicator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.KernelApplication.Attention;
import vn.lienthong.messaging.KernelApplication.AuditTrail;
import vn.lienthong.messaging.KernelApplication.KernelEffect;
import vn.lienthong.messaging.KernelApplication.KernelOrder;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.testsupport.LoggedLines;

/** Outbox, relay, queue, inbox and dead letters together, on a real broker and a real database. */
class MessagingKernelIT {

    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext hub;
    private static KernelEffect effect;

    @BeforeAll
    static void start() {
        hub = new SpringApplicationBuilder(KernelApplication.class).run(KernelApplication.arguments(data, 71));
        effect = hub.getBean(KernelEffect.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void calm() {
        effect.trouble = message -> {};
        effect.attempts.set(0);
    }

    @Test
    void committedMessageReachesItsConsumerOnce() {
        RegistrationSubmitted message = message();

        send(KernelApplication.QUEUE, message);

        await().atMost(SOON).untilAsserted(() -> assertThat(effect.times(message.getRequest()))
                .isEqualTo(1));
        assertThat(rows("outbox")).isZero();
    }

    @Test
    void rolledBackTransactionSendsNothing() {
        RegistrationSubmitted lost = message();
        RegistrationSubmitted next = message();
        transaction().executeWithoutResult(status -> {
            outbox().send(KernelApplication.QUEUE, lost.getDossier(), lost);
            status.setRollbackOnly();
        });

        send(KernelApplication.QUEUE, next);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(effect.times(next.getRequest())).isEqualTo(1));
        assertThat(effect.times(lost.getRequest())).isZero();
    }

    @Test
    void sendingOutsideOfATransactionIsRefused() {
        RegistrationSubmitted message = message();
        assertThatThrownBy(() -> outbox().send(KernelApplication.QUEUE, message.getDossier(), message))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void messageThatIsNotValidNeverLeaves() {
        RegistrationSubmitted message = message();
        message.setRequest("no uuid");
        assertThatThrownBy(() -> send(KernelApplication.QUEUE, message))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MESSAGE_INVALID));
    }

    @Test
    void duplicateDeliveryHasNoSecondEffect() {
        RegistrationSubmitted message = message();
        String id = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            putOnQueue(
                    KernelApplication.QUEUE, context -> headers(context.createTextMessage(xml(message)), id, message));
        }

        await().atMost(SOON).until(() -> effect.attempts.get() == 3);
        assertThat(effect.times(message.getRequest())).isEqualTo(1);
    }

    @Test
    void relayThatDiedBetweenSendAndDeleteDoublesNothing() {
        RegistrationSubmitted message = message();
        OutboxLane lane = hub.getBean(OutboxLane.class);
        hub.getBean(Relay.class).stop();
        try {
            send(KernelApplication.QUEUE, message);
            try (BrokerSender sender = new BrokerSender(hub.getBean(ConnectionFactory.class))) {
                assertThatThrownBy(() -> lane.drain(4, 10, batch -> {
                            sendQuietly(sender, batch);
                            throw new IllegalStateException("killed here");
                        }))
                        .hasMessage("killed here");
            } catch (jakarta.jms.JMSException e) {
                throw new IllegalStateException(e);
            }
            assertThat(rows("outbox")).isEqualTo(1);
        } finally {
            hub.getBean(Relay.class).start();
        }

        await().atMost(SOON).until(() -> rows("outbox") == 0);
        await().atMost(SOON).until(() -> effect.times(message.getRequest()) == 1);
        assertThat(effect.attempts).hasValue(1);
    }

    @Test
    void onlyForgettingWhatWasSentDoesNotWaitForTheDisk() {
        RegistrationSubmitted message = message();
        JdbcTemplate jdbc = hub.getBean(JdbcTemplate.class);
        String setting = "SELECT setting || ' by ' || source FROM pg_settings WHERE name = 'synchronous_commit'";
        List<String> whileRelaying = new ArrayList<>();
        hub.getBean(Relay.class).stop();
        try {
            send("kernel.order.v1", message);
            hub.getBean(OutboxLane.class)
                    .drain(4, 10, batch -> whileRelaying.add(jdbc.queryForObject(setting, String.class)));
        } finally {
            hub.getBean(Relay.class).start();
        }

        assertThat(whileRelaying).containsExactly("off by session");
        IntStream.range(0, 20).forEach(connection -> assertThat(jdbc.queryForObject(setting, String.class))
                .doesNotEndWith("by session"));
    }

    @Test
    void messagesOfOneDossierKeepTheirOrder() {
        assertOrderIsKept();
    }

    @Test
    void severalRelaysShareTheWorkAndKeepTheOrder() {
        List<Relay> others = IntStream.range(0, 3)
                .mapToObj(node -> new Relay(
                        hub.getBean(OutboxLane.class), hub.getBean(ConnectionFactory.class), new RelaySignal()))
                .toList();
        others.forEach(Relay::start);
        try {
            assertOrderIsKept();
        } finally {
            others.forEach(Relay::stop);
        }
    }

    private static void assertOrderIsKept() {
        List<RegistrationSubmitted> messages = new ArrayList<>();
        for (int dossier = 0; dossier < 20; dossier++) {
            String number = dossier();
            IntStream.range(0, 25).forEach(step -> messages.add(message(number)));
        }
        Collections.shuffle(messages, new java.util.Random(7));
        messages.forEach(message -> send("kernel.order.v1", message));

        KernelOrder order = hub.getBean(KernelOrder.class);
        await().atMost(SOON)
                .until(() -> messages.stream()
                                .map(RegistrationSubmitted::getDossier)
                                .distinct()
                                .mapToInt(dossier -> order.requestsByDossier
                                        .getOrDefault(dossier, List.of())
                                        .size())
                                .sum()
                        == messages.size());
        messages.stream().map(RegistrationSubmitted::getDossier).distinct().forEach(dossier -> assertThat(
                        order.requestsByDossier.get(dossier))
                .containsExactlyElementsOf(messages.stream()
                        .filter(message -> message.getDossier().equals(dossier))
                        .map(RegistrationSubmitted::getRequest)
                        .toList()));
    }

    @Test
    void passingTroubleIsTriedAgainUntilItIsOver() {
        RegistrationSubmitted message = message();
        effect.trouble = each -> {
            if (effect.attempts.get() < 3) {
                throw new IllegalStateException("not yet");
            }
        };

        send(KernelApplication.QUEUE, message);

        await().atMost(SOON).untilAsserted(() -> assertThat(effect.times(message.getRequest()))
                .isEqualTo(1));
        assertThat(effect.attempts).hasValue(3);
    }

    @Test
    void permanentFailureIsParkedAtOnceStampedAndLoud() throws Exception {
        RegistrationSubmitted message = message();
        effect.trouble = each -> {
            throw new Failure(ErrorCode.INVALID_REQUEST, "never");
        };

        DeadLetter parked;
        try (LoggedLines lines = LoggedLines.of(Parking.class.getName())) {
            send(KernelApplication.QUEUE, message);
            parked = parkedOf(message);
            assertThat(lines.at(Level.ERROR))
                    .singleElement()
                    .isEqualTo("LT-WEB-001 parked message " + parked.messageId()
                            + " of kernel.effect.v1 at kernel-effect: LT-WEB-001 never");
        }
        assertThat(effect.attempts).hasValue(1);
        assertThat(parked.code()).isEqualTo("LT-WEB-001");
        assertThat(parked.route()).isEqualTo("kernel-effect");
        assertThat(parked.queue()).isEqualTo(KernelApplication.QUEUE);
        assertThat(parked.body()).contains(xml(message));
        assertThat(hub.getBean(Attention.class).byDossier).containsEntry(message.getDossier(), true);
        Message copy = copyOf(parked);
        assertThat(copy.getStringProperty(ParkedCopies.CODE)).isEqualTo("LT-WEB-001");
        assertThat(copy.getStringProperty(ParkedCopies.ROUTE)).isEqualTo("kernel-effect");
        assertThat(effect.times(message.getRequest())).isZero();
    }

    @Test
    void exhaustedRetriesAreParked() {
        RegistrationSubmitted message = message();
        effect.trouble = each -> {
            throw new IllegalStateException("again and again");
        };

        send(KernelApplication.QUEUE, message);

        assertThat(parkedOf(message).code()).isEqualTo("LT-MSG-004");
        assertThat(effect.attempts).hasValue(6);
    }

    @Test
    void replayedMessageTakesEffectOnceAndClearsAttention() {
        RegistrationSubmitted message = message();
        effect.trouble = each -> {
            throw new Failure(ErrorCode.INVALID_REQUEST, "not before the operator acted");
        };
        send(KernelApplication.QUEUE, message);
        DeadLetter parked = parkedOf(message);
        effect.trouble = each -> {};

        deadLetters().replay(parked.id(), "person:1");

        await().atMost(SOON).until(() -> effect.times(message.getRequest()) == 1);
        assertThat(hub.getBean(Attention.class).byDossier).containsEntry(message.getDossier(), false);
        assertThat(hub.getBean(AuditTrail.class).actions).contains("person:1 message.replayed");
        await().atMost(SOON).until(() -> copyOf(parked) == null);
        assertThatThrownBy(() -> deadLetters().replay(parked.id(), "person:2"))
                .isInstanceOfSatisfying(
                        Failure.class, late -> assertThat(late.code()).isEqualTo(ErrorCode.DEAD_LETTER_SETTLED));
    }

    @Test
    void discardNeedsAReasonAndIsFinal() {
        RegistrationSubmitted message = message();
        effect.trouble = each -> {
            throw new Failure(ErrorCode.INVALID_REQUEST, "never");
        };
        send(KernelApplication.QUEUE, message);
        DeadLetter parked = parkedOf(message);

        assertThatThrownBy(() -> deadLetters().discard(parked.id(), "person:1", " "))
                .isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.DEAD_LETTER_REASON_MISSING));
        deadLetters().discard(parked.id(), "person:1", "sent by mistake");

        assertThat(deadLetters().find(parked.id()).orElseThrow().state()).isEqualTo(DeadLetter.State.DISCARDED);
        assertThatThrownBy(() -> deadLetters().replay(parked.id(), "person:2")).isInstanceOf(Failure.class);
        assertThat(effect.times(message.getRequest())).isZero();
    }

    @Test
    void forgedObjectMessageDoesNothing() {
        RegistrationSubmitted message = message();
        String id = UUID.randomUUID().toString();
        putOnQueue(KernelApplication.QUEUE, context -> {
            var exchange = new org.apache.camel.support.DefaultExchange(hub.getBean(CamelContext.class));
            exchange.getMessage().setBody(xml(message));
            exchange.getMessage().setHeader("CamelBeanMethodName", "getClass");
            exchange.setProperty("forged", "yes");
            return headers(context.createObjectMessage(DefaultExchangeHolder.marshal(exchange, true)), id, message);
        });

        DeadLetter parked = parkedOf(message);
        assertThat(parked.code()).isEqualTo("LT-MSG-003");
        assertThat(effect.attempts).hasValue(0);
        assertThat(effect.times(message.getRequest())).isZero();
    }

    @Test
    void noHeaderOfTheHostileListReachesARoute() {
        RegistrationSubmitted message = message();
        putOnQueue("kernel.order.v1", context -> {
            Message jms = headers(
                    context.createTextMessage(xml(message)), UUID.randomUUID().toString(), message);
            return HubHeaderFilterTest.hostile(jms, context.createQueue("somebody.elses.queue"));
        });

        KernelOrder order = hub.getBean(KernelOrder.class);
        await().atMost(SOON).until(() -> order.requestsByDossier.containsKey(message.getDossier()));
        assertThat(order.lastHeaders).containsEntry(Headers.DOSSIER, message.getDossier());
        assertThat(order.lastHeaders.keySet())
                .contains(Headers.MESSAGE_ID, Headers.TYPE, Headers.ACTOR)
                .isSubsetOf(Headers.ALL);
    }

    /** The part of the health that speaks of any broker, an external one too. */
    @Test
    void theHealthAsksTheBrokerOverAConnection() {
        assertThat(hub.getBean(JmsHealthIndicator.class).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void everyEndpointHasTheHubsHeaderFilter() {
        List<HeaderFilterStrategyAware> filtering = hub.getBean(CamelContext.class).getEndpoints().stream()
                .filter(HeaderFilterStrategyAware.class::isInstance)
                .map(HeaderFilterStrategyAware.class::cast)
                .toList();
        assertThat(filtering).isNotEmpty().allSatisfy(endpoint -> assertThat(endpoint.getHeaderFilterStrategy())
                .isInstanceOf(HubHeaderFilter.class));
        assertThat(hub.getBean(CamelContext.class)
                        .getComponent("jms", JmsComponent.class)
                        .getHeaderFilterStrategy())
                .isInstanceOf(HubHeaderFilter.class);
    }

    @Test
    void poisonIsParkedWhateverIsWrongWithIt() {
        RegistrationSubmitted sample = message();
        List<String> poison = List.of(
                "",
                "not xml",
                "<registrationSubmitted/>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" + xml(sample),
                xml(sample) + "<more/>",
                xml(sample) + " ".repeat(300_000));
        for (String body : poison) {
            RegistrationSubmitted message = message();
            putOnQueue(
                    KernelApplication.QUEUE,
                    context -> headers(
                            context.createTextMessage(body), UUID.randomUUID().toString(), message));
            assertThat(parkedOf(message).code()).isEqualTo("LT-MSG-001");
        }
        RegistrationSubmitted wrongCharset = message();
        putOnQueue(KernelApplication.QUEUE, context -> {
            var bytes = context.createBytesMessage();
            bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, 0x00});
            return headers(bytes, UUID.randomUUID().toString(), wrongCharset);
        });
        assertThat(parkedOf(wrongCharset).code()).isEqualTo("LT-MSG-003");
    }

    @Test
    void whatIsWrongWithAMessageIsToldWithoutWhatStandsInIt() throws Exception {
        RegistrationSubmitted message = message();
        String poison = xml(message).replace(message.getRequest(), "001085000123");

        try (LoggedLines lines = LoggedLines.of("vn.lienthong")) {
            putOnQueue(
                    KernelApplication.QUEUE,
                    context -> headers(
                            context.createTextMessage(poison), UUID.randomUUID().toString(), message));
            DeadLetter parked = parkedOf(message);

            assertThat(parked.cause())
                    .contains("pattern-valid at element request")
                    .doesNotContain("001085000123");
            assertThat(lines.at(Level.ERROR))
                    .singleElement()
                    .asString()
                    .contains("pattern-valid at element request")
                    .doesNotContain("001085000123");
            await().atMost(SOON).until(() -> copyOf(parked) != null);
            assertThat(copyOf(parked).getStringProperty(ParkedCopies.CAUSE))
                    .contains("pattern-valid at element request")
                    .doesNotContain("001085000123");
        }
    }

    @Test
    void twoThatBlockEachOtherInTheDatabaseAreBothDoneInTheEnd() {
        JdbcTemplate jdbc = hub.getBean(JdbcTemplate.class);
        jdbc.execute("CREATE TABLE kernel_account (id int PRIMARY KEY, amount int NOT NULL)");
        jdbc.execute("INSERT INTO kernel_account VALUES (1, 0), (2, 0)");
        AtomicInteger deadlocks = new AtomicInteger();
        int pairs = 0;

        while (deadlocks.get() == 0
                && pairs < 10) { // the broker may give two dossiers to one consumer, which blocks nobody
            sendTwoThatBlockEachOther(jdbc, deadlocks);
            pairs++;
        }

        assertThat(deadlocks).hasPositiveValue();
        assertThat(jdbc.queryForList("SELECT amount FROM kernel_account", Integer.class))
                .containsExactly(2 * pairs, 2 * pairs);
    }

    /** Returns when both are done. */
    private void sendTwoThatBlockEachOther(JdbcTemplate jdbc, AtomicInteger deadlocks) {
        RegistrationSubmitted first = message();
        RegistrationSubmitted second = message();
        CountDownLatch bothHoldOne = new CountDownLatch(2);
        effect.trouble = each -> {
            int mine = each.getRequest().equals(first.getRequest()) ? 1 : 2;
            jdbc.update("UPDATE kernel_account SET amount = amount + 1 WHERE id = ?", mine);
            bothHoldOne.countDown();
            try {
                bothHoldOne.await(2, TimeUnit.SECONDS);
                jdbc.update("UPDATE kernel_account SET amount = amount + 1 WHERE id = ?", 3 - mine);
            } catch (PessimisticLockingFailureException deadlock) {
                deadlocks.incrementAndGet();
                throw deadlock;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        send(KernelApplication.QUEUE, first);
        send(KernelApplication.QUEUE, second);
        await().atMost(SOON)
                .until(() -> effect.times(first.getRequest()) == 1 && effect.times(second.getRequest()) == 1);
    }

    @Test
    void anEmptyPoolOfConnectionsCostsNoAttempt() throws Exception {
        HikariDataSource pool = (HikariDataSource) hub.getBean(DataSource.class);
        RegistrationSubmitted message = message();
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
            putOnQueue(
                    KernelApplication.QUEUE,
                    context -> headers(
                            context.createTextMessage(xml(message)),
                            UUID.randomUUID().toString(),
                            message));
            await("tried more often than a delivery tries anything else")
                    .atMost(SOON.multipliedBy(3))
                    .until(() -> effect.attempts.get() > 7);
        } finally {
            for (Connection each : taken) {
                each.close();
            }
        }

        await().atMost(SOON).until(() -> effect.times(message.getRequest()) == 1);
        assertThat(deadLetters().waiting(1000)).extracting(DeadLetter::dossier).doesNotContain(message.getDossier());
    }

    /** As a message comes again after each process it has killed: nobody gave it back. */
    @Test
    void aMessageThatKillsItsConsumerEachTimeIsParkedInTheEndWithoutBeingTriedOnceMore() throws Exception {
        CamelContext camel = hub.getBean(CamelContext.class);
        RegistrationSubmitted message = message();
        camel.getRouteController().stopRoute("kernel-effect");
        putOnQueue(
                KernelApplication.QUEUE,
                context -> headers(
                        context.createTextMessage(xml(message)),
                        UUID.randomUUID().toString(),
                        message));
        for (int killed = 0; killed < 20; killed++) {
            try (JMSContext process =
                            hub.getBean(ConnectionFactory.class).createContext(JMSContext.SESSION_TRANSACTED);
                    var consumer = process.createConsumer(process.createQueue(KernelApplication.QUEUE))) {
                assertThat(consumer.receive(5000)).isNotNull();
                process.rollback();
            }
        }

        camel.getRouteController().startRoute("kernel-effect");

        assertThat(parkedOf(message).code()).isEqualTo("LT-MSG-005");
        assertThat(effect.attempts).hasValue(0);
    }

    @Test
    void aMessageThatAsksForAReplyGetsNone() throws Exception {
        RegistrationSubmitted message = message();
        String replies = "kernel.replies";
        putOnQueue(KernelApplication.QUEUE, context -> {
            Message jms = headers(
                    context.createTextMessage(xml(message)), UUID.randomUUID().toString(), message);
            jms.setJMSReplyTo(context.createQueue(replies));
            return jms;
        });
        await().atMost(SOON).until(() -> effect.times(message.getRequest()) == 1);
        RegistrationSubmitted next = message();
        send(KernelApplication.QUEUE, next);
        await().atMost(SOON).until(() -> effect.times(next.getRequest()) == 1);

        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext();
                var consumer = context.createConsumer(context.createQueue(replies))) {
            assertThat(consumer.receive(500)).isNull();
        }
        assertThat(effect.times(message.getRequest())).isEqualTo(1);
        assertThat(deadLetters().waiting(1000)).extracting(DeadLetter::dossier).doesNotContain(message.getDossier());
    }

    @Test
    void whatAMessageCausesContinuesItsTraceAndNamesIt() {
        RegistrationSubmitted message = message();
        RegistrationSubmitted caused = message();
        effect.trouble = each -> {
            if (each.getRequest().equals(message.getRequest())) {
                outbox().send("kernel.order.v1", caused.getDossier(), caused);
            }
        };
        String id = UUID.randomUUID().toString();
        putOnQueue(KernelApplication.QUEUE, context -> {
            Message jms = headers(context.createTextMessage(xml(message)), id, message);
            jms.setStringProperty(Headers.TRACE, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
            return jms;
        });

        KernelOrder order = hub.getBean(KernelOrder.class);
        await().atMost(SOON).until(() -> order.requestsByDossier.containsKey(caused.getDossier()));
        assertThat(order.lastHeaders)
                .containsEntry(Headers.CAUSATION, id)
                .containsEntry(Headers.ACTOR, "person:1")
                .hasEntrySatisfying(Headers.TRACE, trace -> assertThat((String) trace)
                        .matches("00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01")
                        .doesNotContain("b7ad6b7169203331"));
    }

    @Test
    void messageWithoutTheHubsHeadersIsParked() {
        int before = deadLetters().waiting(1000).size();
        putOnQueue(KernelApplication.QUEUE, context -> context.createTextMessage(xml(message())));

        await().atMost(SOON).until(() -> deadLetters().waiting(1000).size() == before + 1);
        assertThat(deadLetters().waiting(1).get(0).code()).isEqualTo("LT-MSG-002");
    }

    private static void sendQuietly(BrokerSender sender, List<StoredMessage> batch) {
        try {
            sender.send(batch);
        } catch (jakarta.jms.JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DeadLetter parkedOf(RegistrationSubmitted message) {
        return await().atMost(SOON)
                .until(
                        () -> deadLetters().waiting(1000).stream()
                                .filter(letter -> letter.dossier().equals(message.getDossier()))
                                .findFirst()
                                .orElse(null),
                        letter -> letter != null);
    }

    private static Message copyOf(DeadLetter parked) {
        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext();
                QueueBrowser browser = context.createBrowser(
                        context.createQueue(Queues.deadLetter(parked.queue())),
                        Headers.MESSAGE_ID + " = '" + parked.messageId() + "'")) {
            var found = browser.getEnumeration();
            return found.hasMoreElements() ? (Message) found.nextElement() : null;
        } catch (jakarta.jms.JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface MessageMaker {
        Message make(JMSContext context) throws jakarta.jms.JMSException;
    }

    private static void putOnQueue(String queue, MessageMaker maker) {
        try (JMSContext context = hub.getBean(ConnectionFactory.class).createContext()) {
            Queue target = context.createQueue(queue);
            context.createProducer().send(target, maker.make(context));
        } catch (jakarta.jms.JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Message headers(Message jms, String id, RegistrationSubmitted message)
            throws jakarta.jms.JMSException {
        jms.setStringProperty(Headers.MESSAGE_ID, id);
        jms.setStringProperty(Headers.DOSSIER, message.getDossier());
        jms.setStringProperty(Headers.TYPE, "registrationSubmitted");
        jms.setStringProperty(Headers.ACTOR, "person:1");
        return jms;
    }

    private static void send(String queue, RegistrationSubmitted message) {
        transaction().executeWithoutResult(status -> outbox().send(queue, message.getDossier(), message));
    }

    private static RegistrationSubmitted message() {
        return message(dossier());
    }

    private static RegistrationSubmitted message(String dossier) {
        RegistrationSubmitted message = new RegistrationSubmitted();
        message.setDossier(dossier);
        message.setRequest(UUID.randomUUID().toString());
        return message;
    }

    private static int dossierCounter;

    private static synchronized String dossier() {
        return String.format("G22.99.DP-001099000000-261121-%04d", ++dossierCounter);
    }

    private static String xml(RegistrationSubmitted message) {
        return hub.getBean(XmlMessages.class).write(message);
    }

    private static Outbox outbox() {
        return hub.getBean(Outbox.class);
    }

    private static DeadLetters deadLetters() {
        return hub.getBean(DeadLetters.class);
    }

    private static TransactionTemplate transaction() {
        return new TransactionTemplate(hub.getBean(PlatformTransactionManager.class));
    }

    private static int rows(String table) {
        Integer count = hub.getBean(JdbcTemplate.class).queryForObject("SELECT count(*) FROM " + table, Integer.class);
        return count == null ? 0 : count;
    }
}
