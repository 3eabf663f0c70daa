package vn.lienthong.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The order of the benchmark: every contender is warmed up, then they take turns, and whoever began ends the next round. */
final class Measurements {

    private final Sizes sizes;
    private final Path results;
    private final Report report = new Report();

    /** @param results where the figures are written, after each piece of work */
    Measurements(Sizes sizes, Path results) {
        this.sizes = sizes;
        this.results = results;
    }

    Report report() {
        return report;
    }

    /** @param folder for the data of hubs that are started only to see how long that takes */
    void starts(Path folder) throws IOException, InterruptedException {
        StartTime start = firstStart(folder);
        List<Double> hub = new ArrayList<>();
        List<Double> floor = new ArrayList<>();
        for (int round = 0; round < sizes.rounds(); round++) {
            hub.add(start.ofHub());
            floor.add(start.ofFloor());
        }
        report.add("start with kept data", "s", hub, floor, "≤ 15 s");
        report.write(results);
    }

    /** @return for more starts with the same data */
    StartTime firstStart(Path folder) throws IOException, InterruptedException {
        StartTime start = new StartTime(folder);
        report.add("first start, sample loaded", "s", List.of(start.ofHub()), List.of(start.ofFloor()), "≤ 15 s");
        report.write(results);
        return start;
    }

    void work(BenchmarkHub hub) throws Exception {
        report.addRounds(
                "task cycle",
                inTurn(sizes.cycles(), new HubTaskCycle(hub), new Floor(hub, "cycle", Script.taskCycle())),
                "≥ 40 % of the floor",
                "≤ 5 ms");
        report.write(results);
        report.addRounds(
                "registration conversation",
                inTurn(
                        sizes.conversations(),
                        new HubRegistration(hub),
                        new Floor(hub, "registration", Script.registration())),
                "",
                "");
        report.write(results);
        report.addRounds(
                "relay", inTurn(sizes.relayed(), RelayDrain.ofHub(hub), RelayDrain.ofFloor(hub)), "≥ 3,000", "");
        report.write(results);
        inbox(hub);
        heap();
        report.write(results);
    }

    /**
     * @param kept how many finished conversations the hub is to keep from the first round on; none are added for 0
     * @param sizes lines of each round; the first round, of a tenth of the first, only warms up
     * @throws AssertionError when a later round is not about as quick a line as the first, or leaves more behind in memory
     */
    void residence(BenchmarkHub hub, int kept, int... sizes) throws IOException, SQLException {
        ResidenceScale residence = new ResidenceScale(hub);
        residence.run(Math.max(10, sizes[0] / 10));
        List<ResidenceScale.Stages> rounds = new ArrayList<>();
        String beside = "";
        for (int lines : sizes) {
            ResidenceScale.Stages stages = residence.run(lines);
            rounds.add(stages);
            String work = "residence, %,d lines%s: ".formatted(lines, beside);
            stage(work + "sent and taken up", stages.send());
            stage(work + "written and submitted", stages.write());
            stage(work + "approved", stages.approve());
            stage(work + "signed twice, sent and received", stages.sign());
            one(work + "heap in use afterwards", "MB", stages.heapMegabytes());
            report.write(results);
            if (kept > 0 && beside.isEmpty()) {
                beside = " beside %,d".formatted(residence.keep(kept));
            }
        }
        rounds.forEach(round -> round.requireAsGoodAs(rounds.get(0)));
    }

    private void stage(String work, Round round) {
        one(work, "lines a second", round.casesPerSecond());
        one(work + ": processor time", "ms each", round.cpuMillisPerCase());
    }

    private void one(String work, String unit, double value) {
        report.add(work, unit, List.of(value), List.of(), "");
    }

    private void inbox(BenchmarkHub hub) throws IOException, SQLException {
        InboxPages inbox = new InboxPages(hub);
        inbox.openTasks(sizes.openTasks());
        inbox.ofHub(sizes.pages());
        List<Double> ofHub = new ArrayList<>();
        List<Double> ofFloor = new ArrayList<>();
        for (int round = 0; round < sizes.rounds(); round++) {
            ofHub.add(inbox.ofHub(sizes.pages()).percentileMillis(95));
            ofFloor.add(inbox.ofFloor(sizes.pages()).percentileMillis(95));
        }
        inbox.closeTasks();
        report.add(
                "inbox page, %,d open tasks, 95th percentile".formatted(sizes.openTasks()),
                "ms",
                ofHub,
                ofFloor,
                "< 200 ms");
    }

    private void heap() {
        System.gc();
        double used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024.0 / 1024.0;
        report.add(
                "heap in use after all this, hub, sandbox and benchmark together",
                "MB",
                List.of(used),
                List.of(),
                "≤ 512 MB");
    }

    private Map<String, List<Round>> inTurn(int cases, Contender hub, Contender floor) {
        Map<String, List<Round>> rounds = new LinkedHashMap<>();
        for (Contender each : List.of(hub, floor)) {
            for (int round = 0; round < sizes.warmUps(); round++) {
                each.run(cases);
            }
            rounds.put(each.name(), new ArrayList<>());
        }
        for (int round = 0; round < sizes.rounds(); round++) {
            for (Contender each : round % 2 == 0 ? List.of(hub, floor) : List.of(floor, hub)) {
                rounds.get(each.name()).add(each.run(cases));
            }
        }
        return rounds;
    }
}
