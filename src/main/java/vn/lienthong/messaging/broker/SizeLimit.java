package vn.lienthong.messaging.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;

/** Refuses, at the door, messages so long that the broker would keep them in files of their own. */
final class SizeLimit implements ActiveMQServerMessagePlugin {

    private static final Logger log = LoggerFactory.getLogger(SizeLimit.class);

    @Override
    public void beforeSend(
            ServerSession session, Transaction tx, Message message, boolean direct, boolean noAutoCreateQueue)
            throws ActiveMQException {
        if (message.isLargeMessage()
                && !(session.getRemotingConnection().getTransportConnection() instanceof InVMConnection)) {
            log.warn(
                    "{} {} sent a message that is too large to {}",
                    ErrorCode.MESSAGE_FORM_REFUSED.code(),
                    session.getValidatedUser(),
                    message.getAddress());
            throw new ActiveMQException("the message is too large", ActiveMQExceptionType.ILLEGAL_STATE);
        }
    }
}
