package vn.lienthong.messaging;

import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.component.jms.JmsMessage;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Gives every exchange its {@link MessageContext} and its log lines the message id, on every route. What the broker delivered
 * is taken out of the broker's own object here, once: the error policy keeps a copy of the exchange for every step.
 */
@Component
final class MessageContextPolicy extends RoutePolicySupport implements RoutePolicyFactory {

    /** Exchange property: the text as it arrived, for parking; absent when there was none to read. */
    static final String ORIGINAL_BODY = "ltOriginalBody";

    /** Exchange property: how often the broker has delivered the message, an Integer. */
    static final String DELIVERIES = "ltDeliveries";

    private static final String MDC_MESSAGE = "message";

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return this;
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        if (exchange.getMessage() instanceof JmsMessage delivered) {
            takeOver(exchange, delivered);
        }
        Message message = exchange.getMessage();
        Optional<UUID> id = uuid(message.getHeader(Headers.MESSAGE_ID, String.class));
        new MessageContext(
                        id,
                        Optional.ofNullable(message.getHeader(Headers.ACTOR, String.class))
                                .orElse(MessageContext.HUB),
                        Optional.ofNullable(message.getHeader(Headers.TRACE, String.class)))
                .enter();
        if (message.getBody() instanceof String text) {
            exchange.setProperty(ORIGINAL_BODY, text);
        }
        id.ifPresent(known -> MDC.put(MDC_MESSAGE, known.toString()));
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        MessageContext.leave();
        MDC.remove(MDC_MESSAGE);
    }

    private static void takeOver(Exchange exchange, JmsMessage delivered) {
        Message message = new DefaultMessage(exchange);
        // nothing else the broker or the sender says: where to reply, whom it is for, when it ends
        Headers.ALL.stream()
                .filter(name -> delivered.getHeader(name) != null)
                .forEach(name -> message.setHeader(name, delivered.getHeader(name)));
        message.setBody(delivered.getBody());
        try {
            exchange.setProperty(DELIVERIES, delivered.getJmsMessage().getIntProperty("JMSXDeliveryCount"));
        } catch (JMSException e) {
            throw new IllegalStateException("the broker does not count deliveries", e);
        }
        exchange.setMessage(message);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
