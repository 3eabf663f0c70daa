package vn.lienthong.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.lienthong.humantask.TaskType;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.messaging.Queues;
import vn.lienthong.settings.ConfigFiles;

/** The map of the hub reads the same everywhere. */
class RoutesTest {

    private static final Path FOLDER = Path.of("routes");
    private static final int MOST_STEPS = 12;
    private static final Set<String> BANNED =
            Set.of("toD", "recipientList", "routingSlip", "dynamicRouter", "script", "enrich", "pollEnrich");

    private static final Map<String, RouteFile> files = new TreeMap<>();
    private static final List<RouteOfFile> routes = new ArrayList<>();

    /** One route with the file it stands in. */
    private record RouteOfFile(String file, Map<String, Object> definition) {

        String id() {
            return (String) definition.get("id");
        }

        Map<String, Object> from() {
            return child(definition, "from");
        }

        List<Map<String, Object>> steps() {
            List<Map<String, Object>> all = new ArrayList<>();
            collectSteps(from(), all);
            return all;
        }

        @Override
        public String toString() {
            return file + ": " + id();
        }
    }

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> paths = Files.list(FOLDER)) {
            paths.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .forEach(RoutesTest::readFile);
        }
    }

    @Test
    void thereAreRoutes() {
        assertThat(routes).hasSizeGreaterThan(5);
    }

    @Test
    void everyTemplateIsNamedAfterItsFileAndUsed() {
        files.forEach((name, file) -> {
            assertThat(file.templates())
                    .as("templates of %s", name)
                    .allMatch(template -> template.startsWith(conversation(name) + "-"));
            assertThat(file.templatesInUse())
                    .as("templates of %s in use", name)
                    .containsExactlyInAnyOrderElementsOf(file.templates());
        });
    }

    @Test
    void everyRouteIsNamedAfterItsFileAndSaysWhatItDoes() {
        assertThat(routes).allSatisfy(route -> {
            assertThat(route.id()).startsWith(conversation(route.file()) + "-");
            assertThat((String) route.definition().get("description"))
                    .as("description of %s", route)
                    .isNotBlank();
        });
        assertThat(routes).extracting(RouteOfFile::id).doesNotHaveDuplicates();
    }

    @Test
    void everyStepIsNamedAfterItsRoute() {
        assertThat(routes).allSatisfy(route -> assertThat(route.steps()).allSatisfy(step -> {
            String kind = step.keySet().iterator().next();
            assertThat(step.get(kind)).as("step %s of %s", kind, route).isInstanceOf(Map.class);
            assertThat((String) child(step, kind).get("id"))
                    .as("id of %s in %s", kind, route)
                    .startsWith(route.id() + "-");
        }));
    }

    @Test
    void noRouteHidesABean() {
        assertThat(routes)
                .allSatisfy(route ->
                        assertThat(route.steps()).as("steps of %s", route).hasSizeLessThanOrEqualTo(MOST_STEPS));
    }

    @Test
    void noMessageChoosesWhereItGoes() {
        assertThat(routes).allSatisfy(route -> {
            assertThat(route.steps())
                    .allSatisfy(step -> assertThat(step.keySet()).doesNotContainAnyElementsOf(BANNED));
            assertThat(route.definition().toString()).doesNotContain("${body", "${header.Camel");
        });
        assertThat(routes)
                .flatExtracting(RouteOfFile::steps)
                .filteredOn(step -> step.containsKey("to"))
                .allSatisfy(step ->
                        assertThat(child(step, "to").get("uri").toString()).doesNotContain("${"));
    }

    @Test
    void everyRouteStartsAtAQueueAnEdgeOrADecision() {
        assertThat(routes).allSatisfy(route -> assertThat((String) route.from().get("uri"))
                .as("start of %s", route)
                .matches("((jms:queue:|batch:|partner:|human-task:|platform-http:).+|timer:exchange-fetch)"));
    }

    @Test
    void everyOutcomeOfEveryTaskTypeResumesExactlyOneRoute() {
        TaskTypes types = new TaskTypes(new ConfigFiles(Path.of("config")));
        List<String> resumed = routes.stream()
                .filter(route -> ((String) route.from().get("uri")).startsWith("human-task:"))
                .map(route -> route.from().get("uri") + "?"
                        + child(route.from(), "parameters").get("outcome"))
                .toList();
        List<String> possible = types.all().stream()
                .flatMap(type -> type.outcomes().stream()
                        .map(TaskType.Outcome::name)
                        .map(outcome -> "human-task:" + type.name() + "?" + outcome))
                .toList();
        assertThat(possible).isNotEmpty();
        assertThat(resumed).containsExactlyInAnyOrderElementsOf(possible);
    }

    @Test
    void theTableHasARowForEachFileAndNamesEachQueueItConsumes() throws IOException {
        String table = Files.readString(FOLDER.resolve("README.md"));
        assertThat(routes).allSatisfy(route -> {
            String row = table.lines()
                    .filter(line -> line.startsWith("| `" + route.file() + "`"))
                    .findFirst()
                    .orElse("");
            assertThat(row).as("row of %s in routes/README.md", route.file()).isNotEmpty();
            assertThat(row)
                    .as("what %s consumes", route)
                    .contains(((String) route.from().get("uri")).replace("jms:queue:", ""));
        });
    }

    @Test
    void eachQueueIsNamedWhereItsMessagesComeFrom() throws IOException, IllegalAccessException {
        String told = Files.readAllLines(FOLDER.resolve("README.md")).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .map(cells -> cells.length > 3 ? cells[3] : cells[2])
                .collect(Collectors.joining());
        for (Field queue : Queues.class.getFields()) {
            assertThat(told).contains("`" + queue.get(null) + "`");
        }
    }

    private static void readFile(Path path) {
        try {
            String name = path.getFileName().toString();
            RouteFile file = new RouteFile(name, Files.readString(path));
            files.put(name, file);
            file.routes().forEach(definition -> routes.add(new RouteOfFile(name, definition)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static void collectSteps(Map<String, Object> node, List<Map<String, Object>> into) {
        Object steps = node.get("steps");
        if (steps instanceof List<?> list) {
            for (Object step : list) {
                Map<String, Object> named = (Map<String, Object>) step;
                into.add(named);
                named.values().stream()
                        .filter(Map.class::isInstance)
                        .map(value -> (Map<String, Object>) value)
                        .forEach(value -> {
                            collectSteps(value, into);
                            nested(value.get("when")).forEach(branch -> collectSteps(branch, into));
                            nested(value.get("otherwise")).forEach(branch -> collectSteps(branch, into));
                        });
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> nested(Object value) {
        if (value instanceof List<?> list) {
            return (List<Map<String, Object>>) list;
        }
        return value instanceof Map<?, ?> map ? List.of((Map<String, Object>) map) : List.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> node, String name) {
        return (Map<String, Object>) node.getOrDefault(name, Map.of());
    }

    private static String conversation(String file) {
        return file.substring(0, file.indexOf('.'));
    }
}
