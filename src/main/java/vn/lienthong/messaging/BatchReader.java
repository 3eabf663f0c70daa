package vn.lienthong.messaging;

import jakarta.jms.JMSException;
import jakarta.jms.Message;

/** Makes a batch's item of a message of the broker. */
public interface BatchReader {

    /**
     * @throws vn.lienthong.failure.Failure when it is not a message of the hub, or not valid: it cannot be in a batch
     * @throws JMSException when the broker's message cannot be read
     */
    MessageBatch.Item read(Message message) throws JMSException;
}
