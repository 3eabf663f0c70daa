package vn.lienthong.residence.workplace;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.AnnouncementsDue;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * Tells the members of a list that they may open what was announced at the yearly review, some at a time: a click on a list of 5,000
 * does not wait for 5,000 notices, and whatever is killed in between, each gets one. Named by {@code routes/residence.camel.yaml}.
 */
@Component("workplaceAnnouncements")
class Announcements {

    static final int AT_ONCE = 200;

    private final ListStore lists;
    private final LineStore lines;
    private final LineEnd end;
    private final Inbox inbox;
    private final Outbox outbox;

    Announcements(ListStore lists, LineStore lines, LineEnd end, Inbox inbox, Outbox outbox) {
        this.lists = lists;
        this.lines = lines;
        this.end = end;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /** Tells as many as fit one transaction, and asks to be called again when there may be more. */
    public void tell(AnnouncementsDue message) {
        inbox.once("residence-tell-announced", () -> {
            UUID id = UUID.fromString(message.getList());
            CommentList list = lists.lock(id).orElseThrow(() -> CommentLists.unknown(id));
            List<CommentLine> announced = lines.takeAnnounced(id, AT_ONCE);
            announced.forEach(end::announced);
            if (announced.size() == AT_ONCE) {
                outbox.send(Queues.RESIDENCE_TELL_ANNOUNCED, list.conversation(), message);
            }
        });
    }

    static AnnouncementsDue due(UUID list) {
        AnnouncementsDue message = new AnnouncementsDue();
        message.setList(list.toString());
        return message;
    }
}
