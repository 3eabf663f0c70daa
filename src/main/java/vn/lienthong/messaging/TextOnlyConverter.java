package vn.lienthong.messaging;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.jms.support.converter.MessageConverter;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Takes text, and bytes that are UTF-8 text. Any other form of JMS message, a serialized object above all, stays unread and
 * becomes a {@link Refused} body, which the intake turns into a failure: thrown here it would never reach the error policy.
 */
final class TextOnlyConverter implements MessageConverter {

    private static final int LARGEST_BODY = 1024 * 1024;

    @Override
    public Object fromMessage(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        if (message instanceof BytesMessage bytes) {
            return decode(bytes);
        }
        return new Refused(message.getClass().getSimpleName() + " is neither text nor bytes");
    }

    @Override
    public Message toMessage(Object body, Session session) throws JMSException {
        if (body instanceof String text) {
            return session.createTextMessage(text);
        }
        throw new Failure(ErrorCode.MESSAGE_FORM_REFUSED, "only text is sent, not " + body.getClass());
    }

    private static Object decode(BytesMessage message) throws JMSException {
        if (message.getBodyLength() > LARGEST_BODY) {
            return new Refused("body of " + message.getBodyLength() + " bytes is too large");
        }
        byte[] bytes = new byte[(int) message.getBodyLength()];
        message.readBytes(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Refused("body is not UTF-8");
        }
    }

    /** Stands for a body the hub does not read. */
    record Refused(String reason) {}
}
