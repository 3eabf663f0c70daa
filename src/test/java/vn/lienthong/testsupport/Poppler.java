package vn.lienthong.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Poppler's {@code pdfsig}, a judge of signatures that shares no code with the hub; installed where this user may. */
public final class Poppler {

    private Poppler() {}

    /**
     * What {@code pdfsig} says of a file.
     *
     * @throws IllegalStateException with a sentence that says what to do when it cannot be had
     */
    public static String pdfsig(Path pdf) throws IOException, InterruptedException {
        Debian.install("poppler-utils", () -> installed().isPresent());
        Path program = installed()
                .orElseThrow(
                        () -> new IllegalStateException("A signature is judged by pdfsig too, which shares no code with"
                                + " the library that signed. Install it (Debian: apt-get install poppler-utils)."));
        Process process = new ProcessBuilder(program.toString(), "-nocert", pdf.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .map(folder -> Path.of(folder, "pdfsig"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
