/**
 * How messages leave and arrive: outbox, relay, inbox, dead letters, the headers of a message and its XML.
 *
 * <p>Business code sends with {@link vn.lienthong.messaging.Outbox} inside its own transaction and consumes with
 * {@link vn.lienthong.messaging.Inbox}; between the two stand durable queues and the routes of {@code routes/}.
 */
package vn.lienthong.messaging;
