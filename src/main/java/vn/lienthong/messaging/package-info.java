/**
 * How messages leave and arrive: outbox, relay, inbox, dead letters, the headers of a message and its XML.
 *
 * <p>Business code sends with {@link vn.lienthong.messaging.Outbox} inside its own transaction and consumes with
 * {@link vn.lienthong.messaging.Inbox}; between the two stand durable queues and the routes of {@code routes/}.
 *
 * <p>Partners that bring a client of their own have queues of their own ({@link vn.lienthong.messaging.RemoteUsers}): the hub puts
 * messages there with {@link vn.lienthong.messaging.PartnerQueues} and takes them by {@code partner:} routes.
 */
package vn.lienthong.messaging;
