package vn.lienthong.notice;

import java.util.List;
import java.util.Optional;

/** Asks for a notice in the caller's transaction; it is stored, shown and mailed by the notice routes. */
public interface Notices {

    /**
     * @param dossier the conversation it is about
     * @param recipient the hub's number of the person
     * @param kind key of title and text in {@code i18n/notice*.properties}: {@code notice.<kind>.title}, {@code .text}
     * @param link path on the hub the notice leads to, for example {@code /tasks/…}
     * @param arguments what fills the text
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
