package vn.lienthong.notice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.EmailRequested;
import vn.lienthong.messaging.v1.NoticeRequested;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Puts a notice into the portal account. Named by {@code routes/notice.camel.yaml}. */
@Component("noticeKeeper")
class NoticeKeeper {

    private final NoticeTables tables;
    private final People people;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    NoticeKeeper(NoticeTables tables, People people, Inbox inbox, Outbox outbox, Clock clock) {
        this.tables = tables;
        this.people = people;
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws Failure when nobody has the recipient's number */
    public void keep(NoticeRequested message) {
        inbox.once("notice-keep", () -> {
            Person recipient = people.find(message.getRecipient())
                    .orElseThrow(() -> new Failure(
                            ErrorCode.NOTICE_RECIPIENT_UNKNOWN, "person " + message.getRecipient() + " is unknown"));
            UUID id = MessageContext.current().messageId().orElseThrow();
            tables.insert(notice(id, message), recipient.id());
            if (recipient.email().isPresent()) {
                outbox.send(Queues.NOTICE_EMAIL, message.getDossier(), mail(id, message));
            }
        });
    }

    private Notice notice(UUID id, NoticeRequested message) {
        return new Notice(
                id,
                message.getDossier(),
                message.getKind(),
                List.copyOf(message.getArgument()),
                message.getLink(),
                clock.instant(),
                Optional.empty());
    }

    private static EmailRequested mail(UUID id, NoticeRequested message) {
        EmailRequested mail = new EmailRequested();
        mail.setDossier(message.getDossier());
        mail.setNotice(id.toString());
        return mail;
    }
}
