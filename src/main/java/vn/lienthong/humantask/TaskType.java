package vn.lienthong.humantask;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.organisation.PositionKind;

/**
 * The rules of one kind of task, from {@code config/rules/tasks.yaml}.
 *
 * @param titles by language; always has {@code vi}
 * @param positions who may act, at the organisation found by {@code level}
 * @param outcomes by name, in the order the buttons stand
 * @param dueWorkingDays working days until it is overdue
 * @param expiryWorkingDays working days until it expires; empty when it never does
 * @param escalates whether an overdue task is also given to the organisation above
 * @param fourEyes whether the person who asked for the task may not decide it
 * @param expiryLine where the file says when it expires, counted from 1; for complaints only
 */
public record TaskType(
        String name,
        Map<String, String> titles,
        Set<PositionKind> positions,
        Level level,
        List<Outcome> outcomes,
        int dueWorkingDays,
        Optional<Integer> expiryWorkingDays,
        boolean escalates,
        boolean fourEyes,
        int expiryLine) {

    /** Where the search for candidates starts. */
    public enum Level {
        /** At the organisation the request names. */
        OWN_ORGANISATION,
        /** At the organisation directly above it on the date of the request. */
        SUPERIOR
    }

    /**
     * One way to decide.
     *
     * @param reasonRequired whether a sentence must explain it
     * @param bulk whether it may be chosen for several tasks in one go
     * @param line where the file has it, counted from 1; for complaints only
     */
    public record Outcome(String name, Map<String, String> titles, boolean reasonRequired, boolean bulk, int line) {}

    public Optional<Outcome> outcome(String wanted) {
        return outcomes.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    public boolean allowsBulk() {
        return outcomes.stream().anyMatch(Outcome::bulk);
    }

    /** The title in a language, in Vietnamese when there is none. */
    public String title(String language) {
        return titles.getOrDefault(language, titles.get("vi"));
    }
}
