package vn.lienthong.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Poppler's {@code pdfsig}, a judge of signatures that shares no code with the hub; installed where this user may. */
public final class Poppler {

    private static final Logger LOG = LoggerFactory.getLogger(Poppler.class);

    private Poppler() {}

    /** What {@code pdfsig} says of a file; empty, with a loud line in the log, where it cannot be had. */
    public static Optional<String> pdfsig(Path pdf) throws IOException, InterruptedException {
        Optional<Path> program = installed();
        if (program.isEmpty() && Debian.install("poppler-utils")) {
            program = installed();
        }
        if (program.isEmpty()) {
            LOG.error("pdfsig IS NOT HERE AND CANNOT BE INSTALLED: only the library that signed judges the signature."
                    + " Install poppler-utils.");
            return Optional.empty();
        }
        Process process = new ProcessBuilder(program.get().toString(), "-nocert", pdf.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return Optional.of(said);
    }

    private static Optional<Path> installed() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .map(folder -> Path.of(folder, "pdfsig"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
