package vn.lienthong.testsupport;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;

/** Installs a package of Debian; possible for root on Debian, and silently not elsewhere. */
final class Debian {

    private Debian() {}

    /** @return whether it is there now. @param installed tells that; test classes run in several JVMs, of which one installs */
    static boolean install(String name, BooleanSupplier installed) {
        if (installed.getAsBoolean()) {
            return true;
        }
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            return false;
        }
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "lienthong-apt.lock");
        try (FileChannel channel = FileChannel.open(
                        lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
                FileLock held = channel.lock()) {
            return installed.getAsBoolean()
                    || run("apt-get", "update")
                            && run("apt-get", "install", "--yes", "--no-install-recommends", name)
                            && installed.getAsBoolean();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
