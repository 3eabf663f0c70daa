package vn.lienthong.partner.memberdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents both sides of the contract agree on: {@code src/test/resources/contract/memberdb/v1}. */
final class Golden {

    static final Path FOLDER = Path.of("src/test/resources/contract/memberdb/v1");

    private Golden() {}

    /** Every file of one kind, {@code valid} or {@code invalid}, by name. */
    static List<Path> files(String kind) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file ready to stand in an envelope; its request id replaced by {@code $ID}. */
    static String body(String name) {
        return asItIs(name).replaceFirst("<requestId>[^<]*</requestId>", "<requestId>\\$ID</requestId>");
    }

    /** A file ready to stand in an envelope, that is without its XML declaration. */
    static String asItIs(String name) {
        return text(FOLDER.resolve(name)).replaceFirst("^<\\?xml[^>]*\\?>\\s*", "");
    }

    static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
