package vn.lienthong.residence.workplace;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Approval;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * Writes down what was decided about a list: an approved one may be sent, a refused one is a draft again. Named by {@code
 * routes/residence.camel.yaml}.
 */
@Component("workplaceListDecisions")
class ListDecisions {

    private final ListStore lists;
    private final ListRights rights;
    private final People people;
    private final Notices notices;
    private final Inbox inbox;
    private final Outbox outbox;

    ListDecisions(ListStore lists, ListRights rights, People people, Notices notices, Inbox inbox, Outbox outbox) {
        this.lists = lists;
        this.rights = rights;
        this.people = people;
        this.notices = notices;
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /** @throws Failure when the list is unknown, or whoever handed it in decided, or the outcome is none of a list's */
    public void record(TaskDecided decision) {
        inbox.once("residence-list-decide", () -> {
            UUID id = ListTasks.list(decision.getSubject());
            CommentList list = lists.lock(id).orElseThrow(() -> CommentLists.unknown(id));
            if (list.state() != ListState.SUBMITTED
                    || list.submission() != ListTasks.submission(decision.getSubject())) {
                return;
            }
            long person = decision.getDecidedBy();
            if (list.submittedBy().equals(OptionalLong.of(person))) {
                throw new Failure(ErrorCode.TASK_FORBIDDEN, "list " + id + " by whoever handed it in");
            }
            boolean approved = Approval.given(decision);
            Optional<String> reason = approved ? Optional.empty() : Optional.of(orEmpty(decision.getReason()));
            lists.decided(
                    list,
                    person,
                    people.find(person).map(Person::fullName).orElse(""),
                    decision.getDecidedAt(),
                    reason);
            reason.ifPresent(why -> lists.refuseDossiers(id, why));
            outbox.send(Queues.RESIDENCE_MOVE_DOSSIERS, list.conversation(), CommentLists.dossiersDue(id));
            rights.told(list, list.submittedBy().orElse(list.createdBy()))
                    .forEach(each -> notices.request(
                            list.conversation(),
                            each,
                            approved ? "residence-list-approved" : "residence-list-refused",
                            approved ? "/residence/lists/sending/" + id : "/residence/lists/" + id,
                            Integer.toString(list.year()),
                            ResidenceTime.written(list.createdAt()),
                            reason.orElse("")));
        });
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
