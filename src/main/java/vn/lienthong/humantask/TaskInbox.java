package vn.lienthong.humantask;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.SearchText;

/** Lists tasks for a person: an indexed query over the pairs of organisation and type the person may act on. */
@Component
class TaskInbox {

    /** The pairs of an organisation and a type that a mandate covers, as two arrays of equal length. */
    private static final String COVERED =
            """
            ((organisation, type) IN (SELECT * FROM unnest(?::text[], ?::text[]))
             OR (escalated_to, type) IN (SELECT * FROM unnest(?::text[], ?::text[])))
            """;

    /** {@link Task#bars}, the other way round; its third parameter are the types that want four eyes. */
    private static final String NOT_BARRED =
            """
            subject_person IS DISTINCT FROM ? AND ? <> ALL (barred) AND NOT (type = ANY (?) AND requested_by = ?)
            """;

    private final TaskStore store;
    private final TaskTypes types;
    private final TaskRights rights;
    private final JdbcTemplate jdbc;
    private final Clock clock;

    TaskInbox(TaskStore store, TaskTypes types, TaskRights rights, JdbcTemplate jdbc, Clock clock) {
        this.store = store;
        this.types = types;
        this.rights = rights;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    TaskPage list(long person, TaskQuery query) {
        boolean done = query.scope() == TaskQuery.Scope.DONE;
        Where where = new Where();
        switch (query.scope()) {
            case MINE -> {
                where.and(actionable(person));
                where.and("claimed_by = ?", person);
            }
            case DONE -> where.and("decided_by = ?", person);
            case ORGANISATION -> where.and(actionable(person));
        }
        filter(where, query, done);
        String order = done ? "decided_at DESC, id DESC" : "due_at, id";
        where.arguments.add(query.limit() + 1);
        List<Task> found = store.select(where + " ORDER BY " + order + " LIMIT ?", where.arguments.toArray());
        if (found.size() <= query.limit()) {
            return new TaskPage(found, Optional.empty());
        }
        List<Task> page = found.subList(0, query.limit());
        Task last = page.get(page.size() - 1);
        return new TaskPage(
                page,
                Optional.of(new TaskQuery.Cursor(done ? last.decidedAt().orElseThrow() : last.dueAt(), last.id())));
    }

    /** Without what is held by another who may still act on it. */
    Map<String, Integer> waiting(long person) {
        Where where = actionable(person);
        Map<String, Integer> counts = new LinkedHashMap<>();
        Set<String> heldByOthers = new HashSet<>();
        jdbc.query(
                "SELECT type, claimed_by, count(*) AS waiting FROM human_task " + where
                        + " GROUP BY type, claimed_by ORDER BY type",
                row -> {
                    long holder = row.getLong("claimed_by");
                    if (row.wasNull() || holder == person) {
                        counts.merge(row.getString("type"), row.getInt("waiting"), Integer::sum);
                    } else {
                        heldByOthers.add(row.getString("type"));
                    }
                },
                where.arguments.toArray());
        if (!heldByOthers.isEmpty()) {
            where.and("type = ANY (?) AND claimed_by <> ?", heldByOthers.toArray(String[]::new), person);
            store.select(where.toString(), where.arguments.toArray()).stream()
                    .filter(task -> rights.mandateFor(task.claimedBy().getAsLong(), task)
                            .isEmpty())
                    .forEach(task -> counts.merge(task.type().name(), 1, Integer::sum));
        }
        return counts;
    }

    /** What waits where the person may act; under a delegation nothing that whoever gave it may not decide. */
    private Where actionable(long person) {
        List<Mandate> mandates = rights.mandates(person);
        String[] places =
                mandates.stream().map(Mandate::organisation).distinct().toArray(String[]::new);
        Where where = new Where();
        where.and("waiting");
        where.and("(organisation = ANY (?) OR escalated_to = ANY (?))", places, places);
        where.and(NOT_BARRED, notBarred(person));
        Where covered = new Where();
        mandates.stream()
                .collect(Collectors.groupingBy(Mandate::onBehalfOf))
                .forEach((giver, given) -> covered.or(under(giver, given)));
        where.and(covered);
        return where;
    }

    private Where under(Optional<Long> giver, List<Mandate> mandates) {
        List<String> organisations = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Mandate mandate : mandates) {
            for (TaskType type : types.all()) {
                if (TaskRights.covers(mandate, type)) {
                    organisations.add(mandate.organisation());
                    names.add(type.name());
                }
            }
        }
        String[] codes = organisations.toArray(String[]::new);
        String[] typeNames = names.toArray(String[]::new);
        Where under = new Where();
        under.and(COVERED, codes, typeNames, codes, typeNames);
        giver.ifPresent(person -> under.and(NOT_BARRED, notBarred(person)));
        return under;
    }

    private Object[] notBarred(long person) {
        String[] fourEyes = types.all().stream()
                .filter(TaskType::fourEyes)
                .map(TaskType::name)
                .toArray(String[]::new);
        return new Object[] {person, person, fourEyes, "person:" + person};
    }

    private void filter(Where where, TaskQuery query, boolean done) {
        if (!query.types().isEmpty()) {
            where.and("type = ANY (?)", (Object) query.types().toArray(String[]::new));
        }
        query.state().ifPresent(state -> where.and("state = ?", state.name()));
        if (query.overdueOnly()) {
            where.and("due_at < ?", TaskStore.at(clock.instant()));
        }
        SearchText.patterns(query.text()).forEach(pattern -> where.and("search_text LIKE ?", pattern));
        query.after()
                .ifPresent(after -> where.and(
                        done ? "(decided_at, id) < (?, ?)" : "(due_at, id) > (?, ?)",
                        TaskStore.at(after.at()),
                        after.id()));
    }

    /** Conditions, with what fills their question marks. */
    private static final class Where {

        private final StringBuilder condition = new StringBuilder();
        private final List<Object> arguments = new ArrayList<>();

        void and(String more, Object... values) {
            join(" AND ", more, List.of(values));
        }

        /** An empty one allows nothing. */
        void and(Where more) {
            join(" AND ", more.condition.isEmpty() ? "false" : "(" + more.condition + ")", more.arguments);
        }

        void or(Where more) {
            join(" OR ", "(" + more.condition + ")", more.arguments);
        }

        private void join(String by, String more, List<Object> values) {
            condition.append(condition.isEmpty() ? "" : by).append(more);
            arguments.addAll(values);
        }

        @Override
        public String toString() {
            return "WHERE " + condition;
        }
    }
}
