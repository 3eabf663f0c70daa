package vn.lienthong.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** Some routes of a file of {@code routes/}, as they stand there: for a hub that has not all the beans the file names. */
public final class SomeRoutes {

    private SomeRoutes() {}

    /**
     * @param folder where the file with them is written
     * @param file a name in {@code routes/}
     * @return the new file
     */
    public static Path of(Path folder, String file, Set<String> ids) {
        try {
            List<Map<String, Map<String, Object>>> all =
                    new Yaml().load(Files.readString(Path.of("routes").resolve(file)));
            List<?> some = all.stream()
                    .filter(entry -> entry.containsKey("route")
                            && ids.contains(entry.get("route").get("id")))
                    .toList();
            if (some.size() != ids.size()) {
                throw new IllegalStateException("not all of " + ids + " are in " + file);
            }
            return Files.writeString(folder.resolve(file), new Yaml().dump(some), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
