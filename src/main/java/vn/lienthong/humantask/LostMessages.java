package vn.lienthong.humantask;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.DeadLetter;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;

/**
 * Sends a message once more whose step has not come for long ({@link LostStep}): it was lost, or given up by somebody. Where it
 * still waits on its queue, the second one finds everything done. Each time the log says of what, and why.
 */
@Component
public class LostMessages {

    private static final Logger log = LoggerFactory.getLogger(LostMessages.class);

    private final Tasks tasks;
    private final Outbox outbox;
    private final DeadLetters deadLetters;

    public LostMessages(Tasks tasks, Outbox outbox, DeadLetters deadLetters) {
        this.tasks = tasks;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
    }

    /**
     * Sends it, unless one like it is parked: that one waits for the operator.
     *
     * @param what stands, for the log: its kind and id, nothing about a person
     * @param id the message names, of what stands or of its task: others of its dossier may have messages on the queue
     * @param dossier or conversation the message belongs to
     * @param person whoever clicked, in whose name it goes: a task knows by it who may not decide
     */
    public void sendAgain(String what, UUID id, String queue, String dossier, long person, Object message) {
        send(what, id.toString(), queue, dossier, person, message);
    }

    private void send(String what, String id, String queue, String dossier, long person, Object message) {
        if (last(queue, dossier, id, DeadLetter.State.PARKED)) {
            log.warn("{} stands: its message on {} is parked", what, queue);
        } else {
            log.warn("{} stands: {} is told once more", what, queue);
            MessageContext.ofPerson(person).run(() -> outbox.send(queue, dossier, message));
        }
    }

    /**
     * Asks once more for the task of what was submitted, where none was made. Where something was decided, and its route has not taken
     * that up for long, the decision is told once more, unless it was parked and discarded: it would only come back.
     *
     * @param what as for {@link #sendAgain}
     * @param step when a message counts as lost
     * @param subject of the task
     * @param ask sends the message that has the task made
     */
    public void askAgain(String what, LostStep step, String subject, Runnable ask) {
        List<Task> asked = tasks.ofSubject(subject);
        if (asked.isEmpty()) {
            ask.run();
        }
        asked.stream()
                .filter(task -> task.state() == TaskState.DECIDED)
                .filter(task -> task.decidedAt().orElseThrow().isBefore(step.clickedBefore()))
                .forEach(task -> tellAgain(what, task));
    }

    private void tellAgain(String what, Task task) {
        tellAgain(
                what,
                task.id().toString(),
                Queues.humanTask(task.type().name(), task.outcome().orElseThrow()),
                task.dossier(),
                task.decidedBy().orElseThrow(),
                task.decision());
    }

    /** As {@link #sendAgain}, but not when it was parked and discarded, which may have been on purpose. */
    public void tellAgain(String what, String id, String queue, String dossier, long person, Object message) {
        if (discarded(queue, dossier, id)) {
            log.warn("{} stands: its message on {} was discarded, and is not told once more", what, queue);
        } else {
            send(what, id, queue, dossier, person, message);
        }
    }

    /** Whether the last message of this dossier that was parked from this queue, and names this id, was discarded. */
    public boolean discarded(String queue, String dossier, String id) {
        return last(queue, dossier, id, DeadLetter.State.DISCARDED);
    }

    private boolean last(String queue, String dossier, String id, DeadLetter.State state) {
        return deadLetters.last(queue, dossier, id).equals(Optional.of(state));
    }
}
