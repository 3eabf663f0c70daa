package vn.lienthong.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What a run measured: each figure of the hub beside the floor's, with what is to be reached. */
final class Report {

    private final List<Row> rows = new ArrayList<>();

    /**
     * One line of the table.
     *
     * @param hub one value a round
     * @param floor one value a round, or none
     * @param goal what is to be reached, in words; empty when nothing was agreed
     */
    record Row(String work, String unit, List<Double> hub, List<Double> floor, String goal) {

        double hubMedian() {
            return median(hub);
        }

        double floorMedian() {
            return median(floor);
        }

        private static double median(List<Double> values) {
            return values.isEmpty()
                    ? Double.NaN
                    : values.stream().sorted().toList().get(values.size() / 2);
        }
    }

    void add(String work, String unit, List<Double> hub, List<Double> floor, String goal) {
        rows.add(new Row(work, unit, hub, floor, goal));
    }

    /** Cases a second and processor time a case of the same rounds. */
    void addRounds(String work, Map<String, List<Round>> rounds, String speedGoal, String cpuGoal) {
        add(
                work,
                "a second",
                values(rounds, "hub", Round::casesPerSecond),
                values(rounds, "floor", Round::casesPerSecond),
                speedGoal);
        add(
                work + ": processor time",
                "ms each",
                values(rounds, "hub", Round::cpuMillisPerCase),
                values(rounds, "floor", Round::cpuMillisPerCase),
                cpuGoal);
    }

    private static List<Double> values(
            Map<String, List<Round>> rounds, String contender, ToDoubleFunction<Round> value) {
        return rounds.get(contender).stream().map(value::applyAsDouble).toList();
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** The table of {@code docs/benchmarks.md}: medians, the spread of the hub's rounds, and the share of the floor. */
    String markdown() {
        StringBuilder table = new StringBuilder();
        machine().forEach((name, value) -> table.append("- ")
                .append(name)
                .append(": ")
                .append(value)
                .append('\n'));
        table.append(
                "\n| work | unit | hub (median) | rounds | floor | hub/floor | to reach |\n|---|---|---:|---|---:|---:|---|\n");
        for (Row row : rows) {
            table.append("| %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            row.work(),
                            row.unit(),
                            shown(row.hubMedian()),
                            row.hub().stream().map(Report::shown).collect(java.util.stream.Collectors.joining(", ")),
                            shown(row.floorMedian()),
                            row.floor().isEmpty()
                                    ? "–"
                                    : "%.0f %%".formatted(100 * row.hubMedian() / row.floorMedian()),
                            row.goal()));
        }
        return table.toString();
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("measuredAt", Instant.now().toString());
        json.put("machine", machine());
        json.put("rows", rows);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(directory.resolve("benchmark.json").toFile(), json);
        Files.writeString(directory.resolve("benchmark.md"), markdown());
    }

    private static Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("date", Instant.now().toString().substring(0, 10));
        machine.put("processor", Runtime.getRuntime().availableProcessors() + " × " + processor());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("Java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        machine.put("largest heap", Runtime.getRuntime().maxMemory() / 1024 / 1024 + " MB");
        return machine;
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private static String shown(double value) {
        if (Double.isNaN(value)) {
            return "–";
        }
        return value >= 100 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }
}
