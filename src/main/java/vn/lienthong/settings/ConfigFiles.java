package vn.lienthong.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The files an operator edits. A file beside the program in {@code config/} wins over the one that travels in the jar.
 */
@Component
public final class ConfigFiles {

    /** Not what editors and archives leave beside them, whose names begin with a dot. */
    private static final Pattern RULES = Pattern.compile("[^.].*\\.ya?ml");

    private final Path directory;

    /** @param directory the operator's folder; need not exist */
    public ConfigFiles(@Value("${lienthong.config-directory:config}") Path directory) {
        this.directory = directory;
    }

    /**
     * The text of one configuration file.
     *
     * @param name path below {@code config/}, for example {@code rules/tasks.yaml}
     * @throws IOException when the file is in neither place or cannot be read
     */
    public String read(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opens one configuration file; the caller closes it. See {@link #read(String)}. */
    public InputStream open(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file)
                ? Files.newInputStream(file)
                : new ClassPathResource("config/" + name).getInputStream();
    }

    /** Files of the operator's folder {@code rules/} the jar has none like, so that nobody asks for them. */
    List<String> unreadRules() {
        Path rules = directory.resolve("rules");
        if (!Files.isDirectory(rules)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(rules)) {
            return files.filter(
                            file -> RULES.matcher(file.getFileName().toString()).matches())
                    .filter(file -> !new ClassPathResource("config/rules/" + file.getFileName()).exists())
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(rules + " cannot be read", e);
        }
    }

    /** Where {@code name} is read from, for a message that must say which file is wrong. */
    public String describe(String name) {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file) ? file.toString() : "classpath:config/" + name;
    }
}
