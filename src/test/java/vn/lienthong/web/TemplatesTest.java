package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FRAGMENT = Pattern.compile("th:(?:replace|insert)=\"(~\\{[^\"]*)\"");
    private static final Pattern BEAN = Pattern.compile("@\\w+\\.\\w+\\(");

    /** What is given to a fragment may call no bean: the page would fail when it is shown, and only then. It takes a th:with before. */
    @Test
    void noFragmentIsGivenWhatABeanAnswers() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            List<String> wrong = files.filter(file -> file.toString().endsWith(".html"))
                    .flatMap(file -> fragments(file)
                            .filter(fragment -> BEAN.matcher(fragment).find())
                            .map(fragment -> TEMPLATES.relativize(file) + ": " + fragment))
                    .toList();

            assertThat(wrong).isEmpty();
        }
    }

    private static Stream<String> fragments(Path file) {
        try {
            return FRAGMENT.matcher(Files.readString(file)).results().map((MatchResult found) -> found.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
