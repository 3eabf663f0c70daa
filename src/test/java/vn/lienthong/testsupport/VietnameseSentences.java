package vn.lienthong.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * What the bundles and the files of rules say in Vietnamese and say differently in English: none of it may stand on an English page. Sentences with
 * placeholders count piece by piece; pieces of fewer than three words are left out, since people, organisations and what
 * they write have Vietnamese names on every page.
 */
public final class VietnameseSentences {

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Path RULES = Path.of("config/rules");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d[^}]*}|\n");
    private static final Pattern THREE_WORDS = Pattern.compile("(\\S+\\s+){2,}\\S+");
    private static final Pattern VIETNAMESE = Pattern.compile("[\\u00c0-\\u1ef9]");

    private final Set<String> pieces;

    public VietnameseSentences() {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            pieces = files.filter(file -> !file.getFileName().toString().contains("_"))
                    .flatMap(VietnameseSentences::piecesOf)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(pieces).hasSizeGreaterThan(300);
        pieces.addAll(wordsOfTheRules());
    }

    /** What the files of rules say as {@code {vi: …, en: …}}: titles, catalogues. */
    private static Set<String> wordsOfTheRules() {
        Set<String> words = new TreeSet<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                collect(new Yaml().load(Files.readString(file)), words);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(words).contains("Bộ Quốc phòng", "Quốc tịch khác");
        return words;
    }

    private static void collect(Object part, Set<String> words) {
        if (part instanceof List<?> list) {
            list.forEach(each -> collect(each, words));
        } else if (part instanceof Map<?, ?> map) {
            if (map.get("vi") instanceof String vietnamese
                    && map.get("en") instanceof String english
                    && !vietnamese.equals(english)
                    && THREE_WORDS.matcher(vietnamese).matches()) {
                words.add(words(vietnamese));
            }
            map.values().forEach(each -> collect(each, words));
        }
    }

    /** Those that stand in this text, whatever white space is between their words. */
    public List<String> in(String text) {
        String onOneLine = words(text);
        return pieces.stream().filter(onOneLine::contains).toList();
    }

    private static Stream<String> piecesOf(Path bundle) {
        Properties vietnamese = read(bundle);
        Properties english =
                read(bundle.resolveSibling(bundle.getFileName().toString().replace(".properties", "_en.properties")));
        return vietnamese.stringPropertyNames().stream()
                .filter(key -> !vietnamese.getProperty(key).equals(english.getProperty(key)))
                .map(vietnamese::getProperty)
                .flatMap(text -> PLACEHOLDER.splitAsStream(text.replace("''", "'")))
                .map(VietnameseSentences::words)
                .filter(piece -> THREE_WORDS.matcher(piece).matches())
                .filter(piece -> VIETNAMESE.matcher(piece).find());
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static Properties read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
