package vn.lienthong.humantask;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** The task types of {@code config/rules/tasks.yaml}; a file with a mistake stops the start. */
@Component
public final class TaskTypes {

    static final String FILE = "rules/tasks.yaml";

    /** The outcome a task gets when it expires; its route resumes like any other. */
    public static final String EXPIRED = "expired";

    private static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final int LONGEST_DUE = 250;

    private final Map<String, TaskType> byName;

    /** @throws vn.lienthong.settings.InvalidRules naming file, line and field of everything that is wrong */
    public TaskTypes(ConfigFiles files) {
        byName = RulesFile.read(files, FILE, TaskTypes::types);
    }

    public Collection<TaskType> all() {
        return byName.values();
    }

    /** Empty for a type the file does not have, or no more. */
    Optional<TaskType> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** @throws IllegalArgumentException for a type the file does not have */
    public TaskType get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("no task type " + name + " in config/" + FILE));
    }

    private static Map<String, TaskType> types(Mapping file) {
        Map<String, TaskType> types = new LinkedHashMap<>();
        file.named("task-types").forEach((name, mapping) -> {
            if (!name.matches(NAME)) {
                file.complain("task-types", "\"" + name + "\" must be lower-case words joined by hyphens");
            }
            types.put(name, type(name, mapping));
        });
        return types;
    }

    private static TaskType type(String name, Mapping type) {
        Mapping candidates = type.mapping("candidates");
        List<PositionKind> positions = candidates.choices("positions", PositionKind.class);
        if (positions.isEmpty()) {
            candidates.complain("positions", "names nobody who could act");
        }
        Mapping due = type.mapping("due");
        return new TaskType(
                name,
                titles(type.mapping("title")),
                Set.copyOf(positions),
                candidates.choice("at", TaskType.Level.class),
                outcomes(type),
                due.integer("working-days", 1, LONGEST_DUE),
                type.optionalMapping("expires").map(each -> each.integer("working-days", 1, LONGEST_DUE)),
                type.flag("escalate", false),
                type.flag("four-eyes", true),
                type.line("expires"));
    }

    private static List<TaskType.Outcome> outcomes(Mapping type) {
        Optional<Mapping> outcomes = type.optionalMapping("outcomes");
        List<TaskType.Outcome> read = outcomes.stream()
                .flatMap(all -> all.named().entrySet().stream()
                        .map(each -> outcome(type, each.getKey(), each.getValue(), all.line(each.getKey()))))
                .toList();
        if (read.isEmpty()) {
            type.complain("outcomes", "needs at least one");
        }
        return read;
    }

    private static TaskType.Outcome outcome(Mapping type, String name, Mapping outcome, int line) {
        if (!name.matches(NAME) || name.equals(EXPIRED)) {
            type.complain("outcomes", "\"" + name + "\" is not a name an outcome may have");
        }
        boolean reason = outcome.flag("reason", false);
        boolean bulk = outcome.flag("bulk", false);
        return new TaskType.Outcome(name, titles(outcome.mapping("title")), reason, bulk, line);
    }

    private static Map<String, String> titles(Mapping title) {
        return Map.of("vi", title.text("vi"), "en", title.text("en"));
    }
}
