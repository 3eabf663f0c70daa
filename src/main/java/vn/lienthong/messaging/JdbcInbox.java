package vn.lienthong.messaging;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The inbox as one insert in the transaction of the effect. */
@Component
final class JdbcInbox implements Inbox {

    private static final Logger log = LoggerFactory.getLogger(JdbcInbox.class);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    JdbcInbox(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public boolean once(String consumer, Runnable effect) {
        UUID message = MessageContext.current()
                .messageId()
                .orElseThrow(() -> new IllegalStateException(consumer + " runs outside of a message"));
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            if (!note(consumer, message)) {
                return false;
            }
            effect.run();
            return true;
        }));
        if (!first) {
            log.info("{} had already handled message {}", consumer, message);
        }
        return first;
    }

    private boolean note(String consumer, UUID message) {
        return jdbc.update(
                        "INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        consumer,
                        message)
                == 1;
    }
}
