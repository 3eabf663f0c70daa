package vn.lienthong.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/failure-behaviour.md} says is proved by tests that are there. */
class FailureBehaviourTest {

    private static final Path DOCUMENT = Path.of("docs/failure-behaviour.md");
    private static final Path TESTS = Path.of("src/test/java");

    /** {@code `SomeIT`}, {@code `SomeIT.someCase`}, and {@code `.anotherCase`} of the class named before. */
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*(?:IT|Test))?(?:\\.(\\w+))?`");

    @Test
    void everyTestItNamesExists() throws IOException {
        Map<String, String> sources = sources();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : Files.readAllLines(DOCUMENT)) {
            String last = null;
            Matcher names = NAMED.matcher(row);
            while (names.find()) {
                last = names.group(1) == null ? last : names.group(1);
                if (last == null) {
                    continue;
                }
                named++;
                String source = sources.getOrDefault(last, "");
                String method = names.group(2);
                if (method == null ? source.isEmpty() : !isTest(source, method)) {
                    missing.add(last + (method == null ? "" : "." + method));
                }
            }
        }
        assertThat(named).isGreaterThan(200);
        assertThat(missing).isEmpty();
    }

    /** Whether the method's annotations, which no empty line parts from it, say so. */
    private static boolean isTest(String source, String method) {
        int name = source.indexOf("void " + method + "(");
        if (name < 0) {
            return false;
        }
        String annotations = source.substring(source.lastIndexOf("\n\n", name), name);
        return annotations.contains("@Test")
                || annotations.contains("@ParameterizedTest")
                || annotations.contains("@Example")
                || annotations.contains("@Property");
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            FailureBehaviourTest::read,
                            (one, other) -> one + other));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
