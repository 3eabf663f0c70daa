package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import vn.lienthong.humantask.HumanTaskEndpoint;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.testsupport.SharedSandbox;

/** The whole hub with its own routes, as it runs. */
class HubEndpointsIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** What a route may begin with. Whoever adds one says here how it keeps foreign headers out. */
    private static final Map<String, String> DOORS = Map.of(
            "jms", "the filter, walked below",
            "human-task", "listens on a jms endpoint, walked below",
            "batch", "makes no header of a message, proved below",
            "partner", "makes no header of a message, QueueProviderIT",
            "timer", "nothing comes in");

    private final ApplicationContext hub = SharedSandbox.get().hub();
    private final CamelContext camel = hub.getBean(CamelContext.class);

    @Test
    void everyEndpointOfTheRunningHubHasItsHeaderFilter() {
        List<Endpoint> filtering = camel.getEndpoints().stream()
                .filter(HeaderFilterStrategyAware.class::isInstance)
                .toList();

        assertThat(names(queues()))
                .contains(
                        Queues.REGISTRATION_SUBMITTED,
                        Queues.PORTAL_DOSSIER,
                        Queues.NOTICE_EMAIL,
                        Queues.FEE_ISSUE_RECEIPTS,
                        Queues.humanTask("approve-account", "approve"));
        assertThat(filtering)
                .allSatisfy(endpoint -> assertThat(((HeaderFilterStrategyAware) endpoint).getHeaderFilterStrategy())
                        .isSameAs(hub.getBean(HubHeaderFilter.class)));
    }

    /** Camel itself speaks to nobody over HTTP or SOAP, and sends nothing: that goes through the outbox. */
    @Test
    void everyRouteBeginsAtADoorThatIsWatchedAndNoneSends() {
        assertThat(camel.getRoutes()).hasSizeGreaterThan(40).allSatisfy(route -> assertThat(scheme(route.getEndpoint()))
                .isIn(DOORS.keySet()));
        assertThat(camel.getEndpoints().stream().map(HubEndpointsIT::scheme).collect(Collectors.toSet()))
                .isEqualTo(DOORS.keySet());

        Set<String> read = camel.getRoutes().stream()
                .map(Route::getEndpoint)
                .flatMap(HubEndpointsIT::queueOf)
                .collect(Collectors.toSet());
        assertThat(names(queues())).isEqualTo(read);
    }

    @Test
    void noHeaderOfTheHostileListComesInAtAnyQueueOrGoesOut() throws JMSException {
        List<String> crossed = Collections.synchronizedList(new ArrayList<>());
        try (Connection connection = hub.getBean(ConnectionFactory.class).createConnection();
                Session jms = connection.createSession()) {
            Message hostile = HubHeaderFilterTest.hostile(allowed(jms), jms.createQueue("somebody.elses.queue"));
            for (JmsEndpoint queue : queues()) {
                Exchange exchange = queue.createExchange();
                Map<String, Object> in = queue.getBinding().extractHeadersFromJms(hostile, exchange);
                assertThat(in.keySet()).as(queue.getDestinationName()).containsAll(Headers.ALL);
                in.keySet().stream()
                        .filter(HubHeaderFilterTest.HOSTILE::contains)
                        .filter(name -> !name.equals(HubHeaderFilterTest.REPLY_TO)) // the context policy, below
                        .forEach(name -> crossed.add(queue.getDestinationName() + " in " + name));

                assertThat(properties(made(queue, Headers.ALL, jms)))
                        .as(queue.getDestinationName())
                        .containsAll(Headers.ALL);
                properties(made(queue, HubHeaderFilterTest.HOSTILE, jms)).stream()
                        .filter(HubHeaderFilterTest.HOSTILE::contains)
                        .forEach(name -> crossed.add(queue.getDestinationName() + " out " + name));
            }
        }
        assertThat(crossed).isEmpty();
    }

    /** What this policy leaves of a message, and that it is the reply address too which it leaves out: MessagingKernelIT. */
    @Test
    void everyRouteTakesOverNothingButTheHubsHeaders() {
        assertThat(camel.getRoutes()).allSatisfy(route -> assertThat(route.getRoutePolicyList())
                .as(route.getRouteId())
                .hasAtLeastOneElementOfType(MessageContextPolicy.class));
    }

    @Test
    void noHeaderOfTheHostileListComesInWithABatch() throws Exception {
        BatchEndpoint endpoint =
                camel.getEndpoint("batch:headers.test.v1?otherwise=headers.test.single.v1", BatchEndpoint.class);
        BlockingQueue<Map<String, Object>> seen = new LinkedBlockingQueue<>();
        BlockingQueue<MessageBatch> batches = new LinkedBlockingQueue<>();
        Consumer consumer = endpoint.createConsumer(exchange -> {
            seen.add(Map.copyOf(exchange.getMessage().getHeaders()));
            batches.add(exchange.getMessage().getBody(MessageBatch.class));
        });
        consumer.start();
        try (Connection connection = hub.getBean(ConnectionFactory.class).createConnection();
                Session jms = connection.createSession()) {
            Message hostile = HubHeaderFilterTest.hostile(allowed(jms), jms.createQueue("somebody.elses.queue"));
            jms.createProducer(jms.createQueue("headers.test.v1")).send(hostile);

            assertThat(seen.poll(SOON.toSeconds(), TimeUnit.SECONDS)).isEmpty();
            assertThat(batches.take().messages()).singleElement().satisfies(item -> assertThat(item.dossier())
                    .isEqualTo("x"));
        } finally {
            consumer.stop();
            camel.removeEndpoint(endpoint);
        }
    }

    /** What the endpoint would send of an exchange with these headers. */
    private static Message made(JmsEndpoint queue, List<String> headers, Session jms) throws JMSException {
        Exchange exchange = queue.createExchange();
        exchange.getMessage().setBody("text");
        headers.stream()
                .filter(name -> !name.equals(HubHeaderFilterTest.REPLY_TO))
                .forEach(name -> exchange.getMessage().setHeader(name, "class"));
        return queue.getBinding().makeJmsMessage(exchange, jms);
    }

    private Message allowed(Session jms) throws JMSException {
        RegistrationSubmitted body = new RegistrationSubmitted();
        body.setDossier("G22.99.DP-001099000000-261121-0001");
        body.setRequest(Uuids.next().toString());
        Message message = jms.createTextMessage(hub.getBean(XmlMessages.class).write(body));
        for (String name : Headers.ALL) {
            message.setStringProperty(name, "x");
        }
        message.setStringProperty(Headers.MESSAGE_ID, Uuids.next().toString());
        message.setStringProperty(Headers.CAUSATION, Uuids.next().toString());
        message.setStringProperty(Headers.TYPE, "registrationSubmitted");
        return message;
    }

    private List<JmsEndpoint> queues() {
        return camel.getEndpoints().stream()
                .filter(JmsEndpoint.class::isInstance)
                .map(JmsEndpoint.class::cast)
                .toList();
    }

    private static Set<String> names(List<JmsEndpoint> queues) {
        return queues.stream().map(JmsEndpoint::getDestinationName).collect(Collectors.toSet());
    }

    private static Stream<String> queueOf(Endpoint door) {
        if (door instanceof JmsEndpoint queue) {
            return Stream.of(queue.getDestinationName());
        }
        return door instanceof HumanTaskEndpoint task
                ? Stream.of(Queues.humanTask(task.getType(), task.getOutcome()))
                : Stream.empty();
    }

    private static String scheme(Endpoint endpoint) {
        String uri = endpoint.getEndpointUri();
        return uri.substring(0, uri.indexOf(':'));
    }

    @SuppressWarnings("unchecked")
    private static List<String> properties(Message message) throws JMSException {
        return Collections.list(message.getPropertyNames());
    }
}
