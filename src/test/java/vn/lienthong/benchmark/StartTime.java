package vn.lienthong.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.lienthong.testsupport.JavaCommand;

/**
 * Seconds from the start of a JVM until what it starts says that it is ready: {@code vn.sandbox.SandboxApplication} as {@code
 * spring-boot:test-run} runs it, and a floor that brings up no more than database, broker and an HTTP port.
 */
final class StartTime {

    private static final Pattern READY = Pattern.compile("ready in ([0-9.]+) s");
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Path folder;

    /** @param folder where both keep their data; the first start fills it */
    StartTime(Path folder) {
        this.folder = folder;
    }

    double ofHub() throws IOException, InterruptedException {
        return start(
                "hub",
                "vn.sandbox.SandboxApplication",
                "--sandbox.data-directory=" + folder.resolve("hub-data"),
                "--sandbox.free-ports=true");
    }

    double ofFloor() throws IOException, InterruptedException {
        return start(
                "floor",
                FloorStart.class.getName(),
                folder.resolve("floor-data").toString());
    }

    private double start(String name, String mainClass, String... arguments) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Files.deleteIfExists(log);
        List<String> command = JavaCommand.of(List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-cp",
                classPath(),
                mainClass));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            return awaitReady(process, log);
        } finally {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    /** Each entry once: the hub would find every route twice in a repeated one. */
    private static String classPath() {
        String entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(entries.split(File.pathSeparator)).distinct().collect(Collectors.joining(File.pathSeparator));
    }

    private static double awaitReady(Process process, Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            Matcher ready = READY.matcher(Files.readString(log));
            if (ready.find()) {
                return Double.parseDouble(ready.group(1));
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not ready:\n" + Files.readString(log));
    }
}
