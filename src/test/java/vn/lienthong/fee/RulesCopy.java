package vn.lienthong.fee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.lienthong.settings.ConfigFiles;

/** The rules as shipped, or with one place of a file changed. */
final class RulesCopy {

    private static final Path SHIPPED = Path.of("config");

    private RulesCopy() {}

    static ConfigFiles shipped() {
        return new ConfigFiles(SHIPPED);
    }

    /**
     * @param folder empty; stands in for {@code config/}
     * @param text must be in the file once
     */
    static ConfigFiles with(Path folder, String file, String text, String instead) {
        try {
            String shipped = Files.readString(SHIPPED.resolve(file));
            if (shipped.split(java.util.regex.Pattern.quote(text), -1).length != 2) {
                throw new IllegalArgumentException("not once in " + file + ": " + text);
            }
            Files.createDirectories(folder.resolve(file).getParent());
            Files.writeString(folder.resolve(file), shipped.replace(text, instead));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConfigFiles(folder);
    }

    /** The line of a text that is in the shipped file once, counted from 1. */
    static int line(String file, String text) {
        try {
            String shipped = Files.readString(SHIPPED.resolve(file));
            return (int) shipped.substring(0, shipped.indexOf(text))
                            .chars()
                            .filter(character -> character == '\n')
                            .count()
                    + 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
