package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.WorkplaceRules.ExemptGroup;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;

/**
 * What the maker says of lines: one, some, or all a filter finds. A draft takes every change; of a list that was approved only
 * the residence of lines that could not be sent.
 */
@Service
public class LineChanges {

    private final CommentLists commentLists;
    private final ListStore lists;
    private final LineStore lines;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final AuditLog audit;
    private final Clock clock;

    LineChanges(
            CommentLists commentLists,
            ListStore lists,
            LineStore lines,
            Organisations organisations,
            WorkplaceRules rules,
            AuditLog audit,
            Clock clock) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.lines = lines;
        this.organisations = organisations;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What became of a change.
     *
     * @param chosen lines it was for
     * @param changed lines it holds for now; the others may not have it
     * @param introduced of those, how many are introductions from now on because what they asked may not be
     */
    public record Outcome(int chosen, int changed, int introduced) {

        public int left() {
            return chosen - changed;
        }
    }

    /** What a page says of one of its lines. */
    public record Entry(UUID line, LineKind kind, boolean reportWanted) {}

    /** Xóa dòng. */
    public Outcome remove(long person, UUID id, LineChoice choice) {
        return change(person, id, choice, list -> lines.remove(id, choice, commentLists.barred(list), clock.instant()));
    }

    /** Loại. Lines of a group it may not be asked about stay as they are. */
    public Outcome kind(long person, UUID id, LineChoice choice, LineKind kind) {
        return change(
                person, id, choice, list -> lines.kind(id, choice, kind, commentLists.barred(list), clock.instant()));
    }

    /** Báo cáo tình hình thực hiện nhiệm vụ. */
    public Outcome report(long person, UUID id, LineChoice choice, boolean wanted) {
        return change(
                person,
                id,
                choice,
                list -> lines.report(id, choice, wanted, commentLists.barred(list), clock.instant()));
    }

    /**
     * Diện miễn: what may not be asked about the group any more becomes an introduction where that may, and else bars the list
     * from being handed in until the line is removed.
     *
     * @param group empty for none
     */
    public Outcome exempt(long person, UUID id, LineChoice choice, Optional<String> group) {
        Map<String, ExemptGroup> groups = rules.groups(ResidenceTime.today(clock));
        if (group.isPresent() && !groups.containsKey(group.get())) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "no exempt group " + group.get());
        }
        int[] introduced = new int[1];
        Outcome outcome = change(person, id, choice, list -> {
            LineKind otherwise = group.map(groups::get)
                    .filter(found -> found.allows(LineKind.INTRODUCE, list.purpose()))
                    .map(found -> LineKind.INTRODUCE)
                    .orElse(null);
            Set<String> barred = commentLists.barred(list);
            if (otherwise != null) {
                introduced[0] = lines.asking(id, choice, group.get(), barred, clock.instant());
            }
            return lines.exempt(id, choice, group.orElse(null), otherwise, barred, clock.instant());
        });
        return new Outcome(outcome.chosen(), outcome.changed(), introduced[0]);
    }

    /** Keeps what a page says of its lines. @return those left as they were, since it may not be asked about their group */
    public List<CommentLine> keep(long person, UUID id, Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<CommentLine> left = new ArrayList<>();
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            CommentLists.require(list, ListState.DRAFT);
            Set<String> barred = commentLists.barred(list);
            for (LineKind kind : LineKind.values()) {
                List<UUID> wanted = entries.stream()
                        .filter(entry -> entry.kind() == kind)
                        .map(Entry::line)
                        .toList();
                lines.kind(id, LineChoice.of(wanted), kind, barred, clock.instant());
            }
            for (boolean wanted : new boolean[] {true, false}) {
                List<UUID> reports = entries.stream()
                        .filter(entry -> entry.reportWanted() == wanted)
                        .map(Entry::line)
                        .toList();
                lines.report(id, LineChoice.of(reports), wanted, barred, clock.instant());
            }
            lists.touch(id);
            left.addAll(others(list, entries));
        });
        return left;
    }

    /** Lines that ask something else than the page says. */
    private List<CommentLine> others(CommentList list, Collection<Entry> entries) {
        Map<UUID, LineKind> wanted = entries.stream().collect(Collectors.toMap(Entry::line, Entry::kind, (a, b) -> b));
        return commentLists.chosen(list, LineChoice.of(List.copyOf(wanted.keySet())), wanted.size()).stream()
                .filter(line -> line.kind() != wanted.get(line.id()))
                .toList();
    }

    /**
     * Says where members live. Also after the approval, for lines that wait: so that what could not be sent can be.
     *
     * @param residence code of an organisation of today that is one of people's residence
     */
    public Outcome residence(long person, UUID id, LineChoice choice, String residence) {
        LocalDate today = ResidenceTime.today(clock);
        organisations
                .find(residence, today)
                .filter(Organisation::residential)
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_ORGANISATION_UNFIT, "residence " + residence));
        int[] counts = new int[2];
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            if (list.state() == ListState.SUBMITTED || list.state() == ListState.SENDING) {
                throw CommentLists.closed(list);
            }
            Set<String> barred = commentLists.barred(list);
            counts[0] = chosen(id, choice, list);
            // what was approved stays as it was approved, but for what could not be sent
            boolean all = list.state() == ListState.DRAFT;
            counts[1] = lines.residence(id, choice, residence, barred, clock.instant(), all);
            lists.touch(id);
            audit.record(
                    MessageContext.current().actor(),
                    "residence.line-residence",
                    Subjects.LIST + id,
                    Map.of("residence", residence, "lines", Integer.toString(counts[1])));
        });
        return new Outcome(counts[0], counts[1], 0);
    }

    private Outcome change(long person, UUID id, LineChoice choice, ToIntFunction<CommentList> change) {
        int[] counts = new int[2];
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            CommentLists.require(list, ListState.DRAFT);
            counts[0] = chosen(id, choice, list);
            counts[1] = change.applyAsInt(list);
            lists.touch(id);
        });
        return new Outcome(counts[0], counts[1], 0);
    }

    private int chosen(UUID id, LineChoice choice, CommentList list) {
        return lines.chosen(id, choice, commentLists.barred(list), clock.instant());
    }
}
