package vn.lienthong.residence.workplace;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.messaging.v1.ListToSend;
import vn.lienthong.residence.LostStep;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * Sends the message of a list once more that has it sent, or its task made, when that has not happened for long: it was lost, or
 * given up by somebody. Where it still waits on its queue, the second one finds everything done.
 */
@Component
class StandingLists {

    private static final Logger log = LoggerFactory.getLogger(StandingLists.class);

    private final ListStore lists;
    private final Tasks tasks;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Sweep sweep;

    StandingLists(ListStore lists, Tasks tasks, Outbox outbox, DeadLetters deadLetters, Clock clock, Sweep sweep) {
        this.lists = lists;
        this.tasks = tasks;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        sweep.each(
                "list that stands",
                limit -> lists.lockStanding(LostStep.at(now), limit),
                list -> list.id().toString(),
                list -> goOn(list, now));
    }

    private void goOn(CommentList list, Instant now) {
        if (list.state() == ListState.SENDING) {
            ListToSend message = new ListToSend();
            message.setList(list.id().toString());
            send(list.sentBy().orElseThrow(), ListSending.queue(list), list, message);
        } else {
            ask(list);
        }
        lists.stepChecked(list.id(), now);
    }

    private void ask(CommentList list) {
        List<Task> asked = tasks.ofSubject(list.subject());
        if (asked.isEmpty()) {
            send(list.submittedBy().orElseThrow(), Queues.RESIDENCE_APPROVE_LIST, list, submitted(list));
        } else if (asked.stream().noneMatch(task -> task.state().waiting())) {
            log.warn(
                    "list {} stands submitted though its task waits for nobody: its decision was not taken up yet",
                    list.id());
        }
    }

    private static ListSubmitted submitted(CommentList list) {
        ListSubmitted message = new ListSubmitted();
        message.setList(list.id().toString());
        message.setSubmission(BigInteger.valueOf(list.submission()));
        return message;
    }

    /** In the name of whoever clicked: a task knows by it who may not decide. What is parked waits for the operator. */
    private void send(long person, String queue, CommentList list, Object message) {
        if (deadLetters.waits(queue, list.conversation())) {
            log.warn("list {} stands {}: its message on {} is parked", list.id(), list.state(), queue);
        } else {
            log.warn("list {} stands {}: {} is told once more", list.id(), list.state(), queue);
            MessageContext.ofPerson(person).run(() -> outbox.send(queue, list.conversation(), message));
        }
    }
}
