package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** How batches meet the broker, and what a message must be to be in one. */
@Configuration(proxyBeanMethods = false)
class BatchWiring {

    @Bean("batch")
    BatchComponent batchComponent(ConnectionFactory broker, XmlMessages xml) {
        BatchComponent component = new BatchComponent();
        component.setConnectionFactory(broker);
        component.setReader(message -> read(message, xml));
        return component;
    }

    private static MessageBatch.Item read(Message message, XmlMessages xml) throws JMSException {
        if (!(message instanceof TextMessage text)) {
            throw new Failure(ErrorCode.MESSAGE_FORM_REFUSED, "not text");
        }
        UUID id = id(message);
        String trace = message.getStringProperty(Headers.TRACE);
        return new MessageBatch.Item(
                id,
                required(message, Headers.DOSSIER),
                new MessageContext(Optional.of(id), required(message, Headers.ACTOR), Optional.ofNullable(trace)),
                xml.read(text.getText(), Object.class));
    }

    private static UUID id(Message message) throws JMSException {
        try {
            return UUID.fromString(required(message, Headers.MESSAGE_ID));
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.MESSAGE_HEADER_MISSING, Headers.MESSAGE_ID + " is not a UUID", e);
        }
    }

    private static String required(Message message, String header) throws JMSException {
        String value = message.getStringProperty(header);
        if (value == null || value.isBlank()) {
            throw new Failure(ErrorCode.MESSAGE_HEADER_MISSING, "header " + header + " is missing", header);
        }
        return value;
    }
}
