package vn.lienthong.notice;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageText;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.messaging.v1.EmailRequested;

/** Notices in the portal account, kept with what they tell of; their mails go out by messages. */
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
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a notice of the kind " + kind + " was written outside of a transaction");
        }
        if (!PATH.matcher(link).matches()) {
            throw new IllegalArgumentException("a notice leads to a path on the hub, not to " + link);
        }
        texts.title(kind);
        texts.text(kind, (Object[]) arguments);
        List<String> words = Arrays.stream(arguments).map(MessageText::text).toList();
        Notice notice = new Notice(Uuids.next(), dossier, kind, words, link, clock.instant(), Optional.empty());
        boolean mailed = tables.insert(notice, recipient)
                .orElseThrow(
                        () -> new Failure(ErrorCode.NOTICE_RECIPIENT_UNKNOWN, "person " + recipient + " is unknown"));
        if (mailed) {
            outbox.send(Queues.NOTICE_EMAIL, dossier, mail(notice));
        }
    }

    private static EmailRequested mail(Notice notice) {
        EmailRequested mail = new EmailRequested();
        mail.setDossier(notice.dossier());
        mail.setNotice(notice.id().toString());
        return mail;
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
