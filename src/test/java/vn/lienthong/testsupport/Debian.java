package vn.lienthong.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Installs a package of Debian; possible for root on Debian, and silently not elsewhere. */
final class Debian {

    private Debian() {}

    static boolean install(String name) throws InterruptedException {
        return "root".equals(System.getProperty("user.name"))
                && Files.isExecutable(Path.of("/usr/bin/apt-get"))
                && run("apt-get", "update")
                && run("apt-get", "install", "--yes", "--no-install-recommends", name);
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
