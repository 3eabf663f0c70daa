package vn.lienthong.notice;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.MessageText;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.NoticeRequested;

/** Notices in the portal account: asked for through the outbox, read from the database. */
@Component
class PortalNotices implements Notices {

    /** A path on the hub; two slashes would name another site. */
    private static final Pattern PATH = Pattern.compile("/(?!/).*");

    private final NoticeTables tables;
    private final NoticeTexts texts;
    private final Outbox outbox;
    private final Clock clock;

    PortalNotices(NoticeTables tables, NoticeTexts texts, Outbox outbox, Clock clock) {
        this.tables = tables;
        this.texts = texts;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void request(String dossier, long recipient, String kind, String link, String... arguments) {
        if (!PATH.matcher(link).matches()) {
            throw new IllegalArgumentException("a notice leads to a path on the hub, not to " + link);
        }
        texts.title(kind);
        texts.text(kind, (Object[]) arguments);
        NoticeRequested message = new NoticeRequested();
        message.setDossier(dossier);
        message.setRecipient(recipient);
        message.setKind(kind);
        Arrays.stream(arguments).map(MessageText::text).forEach(message.getArgument()::add);
        message.setLink(link);
        outbox.send(Queues.NOTICE_REQUESTED, dossier, message);
    }

    @Override
    public int unread(long recipient) {
        return tables.unread(recipient);
    }

    @Override
    public List<Notice> list(long recipient, UUID before, int limit) {
        return tables.page(recipient, before, limit);
    }

    @Override
    public Optional<Notice> find(long recipient, UUID notice) {
        return tables.find(notice).filter(row -> row.recipient() == recipient).map(NoticeTables.Row::notice);
    }

    @Override
    public void markRead(long recipient, UUID notice) {
        tables.markRead(recipient, notice, clock.instant());
    }

    @Override
    public void markAllRead(long recipient) {
        tables.markAllRead(recipient, clock.instant());
    }
}
