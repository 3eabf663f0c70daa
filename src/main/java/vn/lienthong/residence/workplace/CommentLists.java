package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskMandates;
import vn.lienthong.humantask.TaskQuery;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.messaging.v1.DossiersDue;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListScanStore;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * The lists of an organisation: opening one, finding it, handing it in for approval. To whoever has nothing to do with a list it
 * is unknown.
 */
@Service
public class CommentLists {

    private static final int TASKS_LOOKED_AT = 200;
    private static final int TWICE_NAMED = 20;

    private final ListStore lists;
    private final LineStore lines;
    private final ListScanStore scans;
    private final ListRights rights;
    private final WorkplaceRules rules;
    private final Organisations organisations;
    private final People people;
    private final Tasks tasks;
    private final TaskMandates mandates;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CommentLists(
            ListStore lists,
            LineStore lines,
            ListScanStore scans,
            ListRights rights,
            WorkplaceRules rules,
            Organisations organisations,
            People people,
            Tasks tasks,
            TaskMandates mandates,
            Outbox outbox,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.lists = lists;
        this.lines = lines;
        this.scans = scans;
        this.rights = rights;
        this.rules = rules;
        this.organisations = organisations;
        this.people = people;
        this.tasks = tasks;
        this.mandates = mandates;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** An empty list that is made on the hub, see {@link #open(long, String, int, ListPurpose, Channel)}. */
    public CommentList open(long person, String organisation, int year, ListPurpose purpose) {
        return open(person, organisation, year, purpose, Channel.ONLINE);
    }

    /**
     * An empty list.
     *
     * @param year the comments are on: this one or the one before
     * @param channel in person for a list that is entered from paper
     * @throws Failure when the person may make none of this organisation, or the organisation is none of today's
     */
    public CommentList open(long person, String organisation, int year, ListPurpose purpose, Channel channel) {
        rights.requireMaker(person, organisation);
        LocalDate today = ResidenceTime.today(clock);
        if (year > today.getYear() || year < today.getYear() - 1) {
            throw new Failure(ErrorCode.RESIDENCE_YEAR_UNFIT, "a list of " + year, Integer.toString(year));
        }
        Organisation maker = organisations
                .find(organisation, today)
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LIST_FORBIDDEN, "no " + organisation + " today"));
        UUID id = Uuids.next();
        Instant now = clock.instant();
        CommentList list = CommentList.draft(
                id, ListConversation.number(id, today), organisation, year, purpose, channel, person, now);
        String name = people.find(person).map(Person::fullName).orElse("");
        as(person, () -> {
            lists.insert(list, String.join(" ", "" + year, ResidenceTime.written(now), maker.name(), name));
            audit.record(MessageContext.current().actor(), "residence.list-open", Subjects.LIST + id, told(channel));
        });
        return list;
    }

    /** A list the person may work on. @throws Failure {@code LT-RES-001} when it is unknown, or not for this person */
    public CommentList ownList(long person, UUID id) {
        return lists.find(id)
                .filter(list -> rights.madeBy(person).contains(list.organisation()))
                .orElseThrow(() -> unknown(id));
    }

    /**
     * A list the person may approve, or might have, or did: of an own organisation, or of a task that reached a position the
     * person holds.
     */
    public CommentList toApprove(long person, UUID id) {
        return lists.find(id)
                .filter(list -> list.submission() > 0)
                .filter(list -> rights.approvedBy(person).contains(list.organisation())
                        || waitingTask(person, list).isPresent()
                        || decidedBy(person, list))
                .orElseThrow(() -> unknown(id));
    }

    /** Whether the person makes lists of the organisation this one is of. */
    boolean makes(long person, CommentList list) {
        return rights.madeBy(person).contains(list.organisation());
    }

    /** A list the person may work on or approve. @throws Failure {@code LT-RES-001} for everybody else */
    CommentList seen(long person, UUID id) {
        return lists.find(id).filter(list -> makes(person, list)).orElseGet(() -> toApprove(person, id));
    }

    private boolean decidedBy(long person, CommentList list) {
        return tasks.ofSubject(list.subject()).stream()
                .anyMatch(task -> task.decidedBy().equals(OptionalLong.of(person)) && mandates.today(person, task));
    }

    /**
     * The list of a task, for a person who may see that task.
     *
     * @throws Failure when there is none, or the person holds no position for it today, though they decided it once
     */
    public CommentList ofTask(long person, Task task) {
        UUID id = ListTasks.list(task.subject());
        return lists.find(id).filter(list -> mandates.today(person, task)).orElseThrow(() -> unknown(id));
    }

    /** The waiting task of a list, when this person may decide it. */
    public Optional<Task> waitingTask(long person, CommentList list) {
        return tasks.ofSubject(list.subject()).stream()
                .filter(task -> task.state().waiting() && tasks.mayDecide(person, task))
                .findFirst();
    }

    /** Lists of the person's organisations, the newest first. */
    public List<CommentList> made(
            long person, Set<ListState> states, String text, Optional<ListStore.Key> after, int limit) {
        return lists.list(new ListStore.Query(rights.madeBy(person), List.of(), states, false, text), after, limit);
    }

    /** Lists that were handed in where the person approves, and those whose task reached the person, the newest first. */
    public List<CommentList> submitted(long person, String text, Optional<ListStore.Key> after, int limit) {
        return lists.list(handedIn(person, text), after, limit);
    }

    /** How many. */
    public int countSubmitted(long person, String text) {
        return lists.count(handedIn(person, text));
    }

    private ListStore.Query handedIn(long person, String text) {
        Set<UUID> reached = new HashSet<>();
        for (TaskQuery.Scope scope : List.of(TaskQuery.Scope.ORGANISATION, TaskQuery.Scope.DONE)) {
            TaskQuery query = new TaskQuery(
                    scope, Set.of(ListTasks.TYPE), Optional.empty(), false, "", Optional.empty(), TASKS_LOOKED_AT);
            tasks.list(person, query).tasks().stream()
                    .filter(task -> mandates.today(person, task))
                    .forEach(task -> reached.add(ListTasks.list(task.subject())));
        }
        return new ListStore.Query(rights.approvedBy(person), reached, EnumSet.allOf(ListState.class), true, text);
    }

    public Map<UUID, ListCounts> counts(Collection<CommentList> shown) {
        return lists.counts(shown.stream().map(CommentList::id).toList(), clock.instant());
    }

    public ListCounts counts(CommentList list) {
        return counts(List.of(list)).getOrDefault(list.id(), ListCounts.NONE);
    }

    /** Each time it was handed in, and what was said to it. */
    public List<ListStore.Submission> history(CommentList list) {
        return lists.submissions(list.id());
    }

    /** A page of a list's lines, by name. The caller has seen that the person may see the list. */
    public List<CommentLine> page(CommentList list, LineFilter filter, int offset, int limit) {
        return lines.page(list.id(), filter, barred(list), clock.instant(), offset, limit);
    }

    /** The chosen lines, by name. */
    public List<CommentLine> chosen(CommentList list, LineChoice choice, int limit) {
        return lines.after(list.id(), choice, barred(list), clock.instant(), Optional.empty(), limit);
    }

    public int count(CommentList list, LineFilter filter) {
        return lines.count(list.id(), filter, barred(list), clock.instant());
    }

    /** Members about whom another list of the same year has asked, as many as a page names, see {@link LineStore#askedElsewhere}. */
    public List<LineStore.AskedElsewhere> askedElsewhere(CommentList list) {
        return lines.askedElsewhere(list.id(), TWICE_NAMED);
    }

    /** What may not be asked on this list, each as {@code <group> <KIND>}. */
    public Set<String> barred(CommentList list) {
        return rules.barred(ResidenceTime.today(clock), list.purpose());
    }

    /**
     * Trình phê duyệt: the list as it is now waits for its approval; its lines get their dossiers.
     *
     * @param version of the list as the person saw it
     * @throws Failure when it was changed since, is empty, is on paper and has no scan, or asks what may not be asked
     */
    public void submit(long person, UUID id, int version) {
        as(person, () -> {
            CommentList list = lockOwn(person, id);
            require(list, ListState.DRAFT);
            if (list.version() != version) {
                throw new Failure(ErrorCode.RESIDENCE_LIST_CHANGED, "list " + id + " is at " + list.version());
            }
            if (lines.count(id) == 0) {
                throw new Failure(ErrorCode.RESIDENCE_LIST_EMPTY, "list " + id);
            }
            if (list.channel().onPaper() && scans.of(id).isEmpty()) {
                throw new Failure(ErrorCode.RESIDENCE_SCAN_MISSING, "list " + id);
            }
            int blocked = count(list, new LineFilter("", Optional.empty(), Optional.of(LineMark.BLOCKED)));
            if (blocked > 0) {
                throw new Failure(
                        ErrorCode.RESIDENCE_LINE_EXEMPT, blocked + " lines of " + id, Integer.toString(blocked));
            }
            lists.submit(id, person, clock.instant());
            ListSubmitted message = new ListSubmitted();
            message.setList(id.toString());
            message.setSubmission(java.math.BigInteger.valueOf(list.submission() + 1L));
            outbox.send(Queues.RESIDENCE_APPROVE_LIST, list.conversation(), message);
            outbox.send(Queues.RESIDENCE_MOVE_DOSSIERS, list.conversation(), dossiersDue(id));
            audit.record(
                    MessageContext.current().actor(),
                    "residence.list-submit",
                    Subjects.LIST + id,
                    Map.of("submission", Integer.toString(list.submission() + 1)));
        });
    }

    /** The list, held to the end of the transaction, when it is one of the person's organisations. */
    CommentList lockOwn(long person, UUID id) {
        CommentList list = lists.lock(id).orElseThrow(() -> unknown(id));
        if (!rights.madeBy(person).contains(list.organisation())) {
            throw unknown(id);
        }
        return list;
    }

    /** Runs a change in one transaction, in the person's name. */
    void as(long person, Runnable change) {
        MessageContext.ofPerson(person).run(() -> transaction.executeWithoutResult(status -> change.run()));
    }

    static void require(CommentList list, ListState state) {
        if (list.state() != state) {
            throw closed(list);
        }
    }

    static Failure closed(CommentList list) {
        return new Failure(ErrorCode.RESIDENCE_LIST_CLOSED, "list " + list.id() + " is " + list.state());
    }

    static Failure unknown(UUID list) {
        return new Failure(ErrorCode.RESIDENCE_LIST_UNKNOWN, "list " + list);
    }

    private static Map<String, String> told(Channel channel) {
        return channel.onPaper() ? Map.of("channel", "in-person") : Map.of();
    }

    static DossiersDue dossiersDue(UUID list) {
        DossiersDue message = new DossiersDue();
        message.setList(list.toString());
        return message;
    }
}
