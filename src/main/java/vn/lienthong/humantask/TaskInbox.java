package vn.lienthong.humantask;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.SearchText;

/** Lists tasks for a person: an indexed query over the pairs of organisation and type the person may act on. */
@Component
class TaskInbox {

    private static final String ACTIONABLE =
            """
            human_task.id IN (%s UNION ALL %s) AND state IN ('OPEN', 'CLAIMED') AND %s
            """
                    .formatted(
                            waitingIn("organisation"), waitingIn("escalated_to"), notBarred("human_task", "?::bigint"));

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

    /**
     * Tasks waiting in one of the given organisations, each with a type and whoever delegated it a row of three arrays; who is
     * barred cannot delegate either.
     */
    private static String waitingIn(String place) {
        return """
            SELECT t.id FROM unnest(?::text[], ?::text[], ?::bigint[]) AS may (organisation, type, giver)
              JOIN human_task t ON t.%s = may.organisation AND t.type = may.type
             WHERE t.state IN ('OPEN', 'CLAIMED') AND (may.giver IS NULL OR %s)
            """
                .formatted(place, notBarred("t", "may.giver"));
    }

    /** {@link Task#bars}, the other way round; its parameter are the types that want four eyes. */
    private static String notBarred(String task, String person) {
        return """
            %1$s.subject_person IS DISTINCT FROM %2$s AND %2$s <> ALL (%1$s.barred)
            AND NOT (%1$s.type = ANY (?) AND %1$s.requested_by = 'person:' || %2$s)
            """
                .formatted(task, person);
    }

    TaskPage list(long person, TaskQuery query) {
        boolean done = query.scope() == TaskQuery.Scope.DONE;
        Where where = new Where();
        switch (query.scope()) {
            case MINE -> where.and("state = 'CLAIMED' AND claimed_by = ?", person);
            case DONE -> where.and("decided_by = ?", person);
            case ORGANISATION -> whereActionable(where, person);
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

    Map<String, Integer> waiting(long person) {
        Where where = new Where();
        whereActionable(where, person);
        Map<String, Integer> counts = new LinkedHashMap<>();
        jdbc.query(
                "SELECT type, count(*) AS waiting FROM human_task " + where + " GROUP BY type ORDER BY type",
                row -> {
                    counts.put(row.getString("type"), row.getInt("waiting"));
                },
                where.arguments.toArray());
        return counts;
    }

    private void whereActionable(Where where, long person) {
        List<String> organisations = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Long> givers = new ArrayList<>();
        for (Mandate mandate : rights.mandates(person)) {
            for (TaskType type : types.all()) {
                if (TaskRights.covers(mandate, type)) {
                    organisations.add(mandate.organisation());
                    names.add(type.name());
                    givers.add(mandate.onBehalfOf().orElse(null));
                }
            }
        }
        String[] codes = organisations.toArray(String[]::new);
        String[] typeNames = names.toArray(String[]::new);
        Long[] giverIds = givers.toArray(Long[]::new);
        String[] fourEyes = types.all().stream()
                .filter(TaskType::fourEyes)
                .map(TaskType::name)
                .toArray(String[]::new);
        where.and(
                ACTIONABLE,
                codes,
                typeNames,
                giverIds,
                fourEyes,
                codes,
                typeNames,
                giverIds,
                fourEyes,
                person,
                person,
                fourEyes,
                person);
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

    /** Conditions joined by AND, with what fills their question marks. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>();
        private final List<Object> arguments = new ArrayList<>();

        void and(String condition, Object... values) {
            conditions.add(condition);
            arguments.addAll(List.of(values));
        }

        @Override
        public String toString() {
            return "WHERE " + String.join(" AND ", conditions);
        }
    }
}
