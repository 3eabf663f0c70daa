package vn.lienthong.notice;

import java.util.List;
import java.util.Optional;

/** What people are told: in their portal accounts, and by e-mail those who gave an address. */
public interface Notices {

    /**
     * Puts a notice into the person's account, in the caller's transaction, and asks for its e-mail.
     *
     * @param dossier the conversation it is about
     * @param recipient the hub's number of the person
     * @param kind key of title and text in {@code i18n/notice*.properties}: {@code notice.<kind>.title}, {@code .text}
     * @param link path on the hub the notice leads to, for example {@code /tasks/…}
     * @param arguments what fills the text; shortened when longer than a message may hold
     * @throws vn.lienthong.failure.Failure {@code LT-NTC-001} when nobody has the recipient's number
     * @throws IllegalStateException outside of a transaction
     */
    void request(String dossier, long recipient, String kind, String link, String... arguments);

    /** How many the person has not read yet. */
    int unread(long recipient);

    /** Newest first, keyset-paged: {@code before} is the id of the last one shown, or null for the first page. */
    List<Notice> list(long recipient, java.util.UUID before, int limit);

    /** One of the person's own notices; empty for another's. */
    Optional<Notice> find(long recipient, java.util.UUID notice);

    /** Marks one of the person's own notices as read; another's is left alone. Idempotent. */
    void markRead(long recipient, java.util.UUID notice);

    void markAllRead(long recipient);
}
