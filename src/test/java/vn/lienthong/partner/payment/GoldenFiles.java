package vn.lienthong.partner.payment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code contract/payment}: both the hub and the sandbox are held to them. */
public final class GoldenFiles {

    public static final ObjectMapper JSON = new ObjectMapper();

    private static final Path ROOT = Path.of("src/test/resources/contract/payment");

    private GoldenFiles() {}

    public static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all files of one folder, in order; at least one. */
    public static List<String> names(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            List<String> names = files.map(file -> folder + "/" + file.getFileName())
                    .sorted()
                    .toList();
            if (names.isEmpty()) {
                throw new IllegalStateException(folder + " is empty");
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
