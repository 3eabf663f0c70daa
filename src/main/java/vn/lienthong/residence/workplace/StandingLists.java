package vn.lienthong.residence.workplace;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.LostMessages;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.messaging.v1.ListToSend;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * Finds lists that were to be sent, or to have a task made, and have stood still since, or whose decision was not taken up, or whose
 * members were not told what was announced.
 */
@Component
class StandingLists {

    private final ListStore lists;
    private final LostMessages lost;
    private final Clock clock;
    private final Sweep sweep;

    StandingLists(ListStore lists, LostMessages lost, Clock clock, Sweep sweep) {
        this.lists = lists;
        this.lost = lost;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        LostStep step = LostStep.at(now);
        sweep.each(
                "list that stands",
                limit -> lists.lockStanding(step, limit),
                list -> list.id().toString(),
                list -> goOn(list, step, now));
        sweep.each(
                "list whose members were not told",
                limit -> lists.lockUntold(step, limit),
                list -> list.id().toString(),
                list -> tell(list, now));
    }

    private void goOn(CommentList list, LostStep step, Instant now) {
        if (list.state() == ListState.SENDING) {
            ListToSend message = new ListToSend();
            message.setList(list.id().toString());
            send(list, ListSending.queue(list), list.sentBy().orElseThrow(), message);
        } else {
            lost.askAgain(
                    named(list),
                    step,
                    list.subject(),
                    () -> send(
                            list,
                            Queues.RESIDENCE_APPROVE_LIST,
                            list.submittedBy().orElseThrow(),
                            submitted(list)));
        }
        lists.stepChecked(list.id(), now);
    }

    private void tell(CommentList list, Instant now) {
        send(list, Queues.RESIDENCE_TELL_ANNOUNCED, list.sender(), Announcements.due(list.id()));
        lists.announcementChecked(list.id(), now);
    }

    private void send(CommentList list, String queue, long person, Object message) {
        lost.sendAgain(named(list), list.id(), queue, list.conversation(), person, message);
    }

    private static ListSubmitted submitted(CommentList list) {
        ListSubmitted message = new ListSubmitted();
        message.setList(list.id().toString());
        message.setSubmission(BigInteger.valueOf(list.submission()));
        return message;
    }

    private static String named(CommentList list) {
        return "list " + list.id();
    }
}
