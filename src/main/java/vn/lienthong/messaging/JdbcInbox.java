package vn.lienthong.messaging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;

    JdbcInbox(JdbcTemplate jdbc, PlatformTransactionManager transactions, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.events = events;
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
            events.publishEvent(new MessageEffect(message));
            return true;
        }));
        if (!first) {
            log.info("{} had already handled message {}", consumer, message);
        }
        return first;
    }

    @Override
    public void onceEach(String consumer, MessageBatch batch, Consumer<List<MessageBatch.Item>> effect) {
        transaction.executeWithoutResult(status -> {
            Set<UUID> unseen = noteAll(consumer, batch);
            List<MessageBatch.Item> news = batch.messages().stream()
                    .filter(item -> unseen.remove(item.id()))
                    .toList();
            if (!news.isEmpty()) {
                effect.accept(news);
            }
        });
    }

    private Set<UUID> noteAll(String consumer, MessageBatch batch) {
        UUID[] ids = batch.messages().stream().map(MessageBatch.Item::id).toArray(UUID[]::new);
        return new HashSet<>(jdbc.queryForList(
                "INSERT INTO inbox (consumer, message_id) SELECT ?, id FROM unnest(?::uuid[]) AS id ORDER BY id"
                        + " ON CONFLICT DO NOTHING RETURNING message_id",
                UUID.class,
                consumer,
                ids));
    }

    private boolean note(String consumer, UUID message) {
        return jdbc.update(
                        "INSERT INTO inbox (consumer, message_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                        consumer,
                        message)
                == 1;
    }
}
