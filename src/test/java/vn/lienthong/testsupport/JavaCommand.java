package vn.lienthong.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM like this one: the same Java, and the same folder for what is temporary, which goes with {@code target/}. */
public final class JavaCommand {

    private static final String TEMPORARY = "java.io.tmpdir";

    private JavaCommand() {}

    /** @param arguments what follows {@code java}: its options, then the class or the jar and what that is told */
    public static List<String> of(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-D" + TEMPORARY + "=" + System.getProperty(TEMPORARY)));
        command.addAll(arguments);
        return command;
    }
}
