package vn.lienthong.messaging;

import java.util.List;
import java.util.UUID;

/**
 * Several messages of one queue that a route handles in one transaction: the body a {@code batch:} route gives its bean.
 *
 * @param messages in the order they came, at least one
 */
public record MessageBatch(List<Item> messages) {

    public MessageBatch {
        messages = List.copyOf(messages);
    }

    /**
     * One message.
     *
     * @param context to run in what is done for this message alone
     * @param body the generated type of the message
     */
    public record Item(UUID id, String dossier, MessageContext context, Object body) {

        /** @throws ClassCastException when the message is of another type */
        public <T> T body(Class<T> type) {
            return type.cast(body);
        }
    }
}
