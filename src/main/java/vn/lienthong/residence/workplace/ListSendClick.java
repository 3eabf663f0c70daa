package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.v1.ListToSend;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.ListSigning.SignedPaper;
import vn.lienthong.residence.workplace.store.DeliveryStore;
import vn.lienthong.residence.workplace.store.ListStore;

/** Gửi tổ chức Đảng nơi cư trú, with or without a signature: the click; what follows is {@link ListSending}'s. */
@Service
public class ListSendClick {

    private final CommentLists commentLists;
    private final ListStore lists;
    private final DeliveryStore deliveries;
    private final ListSigning signing;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ListSendClick(
            CommentLists commentLists,
            ListStore lists,
            DeliveryStore deliveries,
            ListSigning signing,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.deliveries = deliveries;
        this.signing = signing;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether Ký số và gửi is possible for this person; a list that is signed is not signed again. */
    public boolean maySign(long person, CommentList list) {
        return list.signedDocument().isEmpty() && signing.possible(person, list);
    }

    /**
     * Sends what has not been sent: the first time all lines, later only those that are missing.
     *
     * @throws Failure when the list is not approved, is on its way, nothing of it is missing, or only what came back and was
     *     neither corrected nor confirmed, see {@link LineCorrections}
     */
    public void send(long person, UUID id) {
        commentLists.as(person, () -> send(person, commentLists.lockOwn(person, id)));
    }

    /** Signs the list and sends it. */
    public void signAndSend(long person, UUID id) {
        CommentList seen = commentLists.ownList(person, id);
        requireSendable(seen);
        SignedPaper paper = signing.sign(person, seen);
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            if (list.signedDocument().isPresent() || list.version() != seen.version()) {
                throw CommentLists.closed(list);
            }
            signing.keep(paper);
            send(person, list);
        });
    }

    private void send(long person, CommentList list) {
        requireSendable(list);
        ListCounts counts = commentLists.counts(list);
        if (counts.sendable() == 0) {
            throw new Failure(
                    counts.returned() > 0 ? ErrorCode.RESIDENCE_LINES_RETURNED : ErrorCode.RESIDENCE_NOTHING_TO_SEND,
                    "list " + list.id(),
                    Integer.toString(counts.returned()));
        }
        deliveries.forgetProblems(list.id());
        lists.sending(list.id(), person, clock.instant());
        ListToSend message = new ListToSend();
        message.setList(list.id().toString());
        outbox.send(ListSending.queue(list), list.conversation(), message);
        audit.record(MessageContext.current().actor(), "residence.list-send", Subjects.LIST + list.id(), Map.of());
    }

    static void requireSendable(CommentList list) {
        if (!list.state().mayBecome(ListState.SENDING)) {
            throw CommentLists.closed(list);
        }
    }
}
