package vn.lienthong.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.lienthong.testsupport.JavaCommand;

/**
 * The packaged hub, unpacked and with an archive of its classes, as {@code docs/operating.md} recommends for quick starts: what
 * is started twenty times should not read a hundred megabytes of archive in an archive each time. Unpacked once for all tests of
 * this JVM, and removed when that ends.
 */
final class UnpackedHub {

    private static final List<String> SMALL =
            List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private static UnpackedHub shared;

    private final Path folder;

    private UnpackedHub(Path folder) {
        this.folder = folder;
    }

    /** @param arguments the hub's settings, with which it begins a start once to see which classes that takes */
    static synchronized UnpackedHub of(Path jar, List<String> arguments) {
        if (shared == null) {
            shared = unpack(jar, arguments);
        }
        return shared;
    }

    private static UnpackedHub unpack(Path jar, List<String> arguments) {
        try {
            Path target = jar.getParent();
            UnpackedHub hub = new UnpackedHub(Files.createTempDirectory(target, "unpacked-hub"));
            Runtime.getRuntime().addShutdownHook(new Thread(hub::remove, "unpacked-hub-remove"));
            hub.run(List.of(
                    "-Djarmode=tools",
                    "-jar",
                    jar.toString(),
                    "extract",
                    "--destination",
                    hub.unpacked().toString()));
            List<String> rehearsal = new ArrayList<>(SMALL);
            rehearsal.addAll(List.of(
                    "-XX:ArchiveClassesAtExit=" + hub.archive(), "-Dspring.context.exit=onRefresh", "-jar", hub.jar()));
            rehearsal.addAll(arguments);
            hub.run(rehearsal);
            return hub;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The command that starts it. */
    List<String> command(List<String> arguments) {
        List<String> hub = new ArrayList<>(SMALL);
        hub.addAll(List.of("-XX:SharedArchiveFile=" + archive(), "-jar", jar()));
        hub.addAll(arguments);
        return JavaCommand.of(hub);
    }

    private Path unpacked() {
        return folder.resolve("hub");
    }

    private String jar() {
        return unpacked().resolve("lienthong.jar").toString();
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private void run(List<String> arguments) throws IOException {
        List<String> command = JavaCommand.of(arguments);
        Path log = folder.resolve("unpacking.log");
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("exit code " + exit + " of " + command + ":\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while unpacking", e);
        }
    }

    private void remove() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
