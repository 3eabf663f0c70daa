package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ClassPathResource;
import vn.lienthong.failure.ErrorCode;

/** Every sentence in both languages, and none that a template or a failure asks for is missing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageBundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/i18n");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)[^}]*}");
    private static final Pattern LITERAL_KEY = Pattern.compile("#\\{([\\w.-]+)[(}]");

    private final Map<String, Properties> vietnamese = bundles(name -> !name.contains("_"));
    private final Map<String, Properties> english = bundles(name -> name.endsWith("_en.properties"));

    @Test
    void everyBundleSpeaksBothLanguagesWithTheSameKeys() {
        assertThat(vietnamese).isNotEmpty();
        assertThat(english.keySet()).isEqualTo(vietnamese.keySet());
        vietnamese.forEach(
                (bundle, texts) -> assertThat(new TreeSet<>(english.get(bundle).stringPropertyNames()))
                        .as("keys of %s_en", bundle)
                        .isEqualTo(new TreeSet<>(texts.stringPropertyNames())));
    }

    @Test
    void everyBundleIsRegistered() {
        assertThat(basenames())
                .containsAll(
                        vietnamese.keySet().stream().map(name -> "i18n/" + name).toList());
    }

    @Test
    void noKeyStandsInTwoBundles() {
        Set<String> seen = new TreeSet<>();
        vietnamese.forEach((bundle, texts) -> texts.stringPropertyNames().forEach(key -> assertThat(seen.add(key))
                .as("%s, again in %s", key, bundle)
                .isTrue()));
    }

    /** The later one would win, wherever the earlier one is shown. */
    @Test
    void noKeyStandsTwiceInABundle() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            for (Path file : files.toList()) {
                List<String> keys = Files.readAllLines(file).stream()
                        .filter(line -> line.matches("[\\w.-]+=.*"))
                        .map(line -> line.substring(0, line.indexOf('=')))
                        .toList();
                assertThat(keys).as("%s", file).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void noSentenceIsEmpty() {
        all().forEach((where, text) -> assertThat(text).as(where).isNotBlank());
    }

    @Test
    void bothLanguagesFillTheSamePlaceholders() {
        vietnamese.forEach((bundle, texts) -> texts.stringPropertyNames()
                .forEach(key -> assertThat(placeholders(english.get(bundle).getProperty(key, "")))
                        .as("placeholders of %s in %s_en", key, bundle)
                        .isEqualTo(placeholders(texts.getProperty(key)))));
    }

    /** A lone apostrophe in a sentence with placeholders swallows them: {@code member's {0}} prints "{0}". */
    @Test
    void everyPlaceholderIsReallyFilled() {
        all().forEach((where, text) -> {
            Set<Integer> wanted = placeholders(text);
            if (!wanted.isEmpty()) {
                Object[] marks = IntStream.rangeClosed(51, 59).boxed().toArray();
                String filled = new MessageFormat(text).format(marks);
                assertThat(filled)
                        .as(where)
                        .contains(wanted.stream().map(i -> marks[i].toString()).toList());
            }
        });
    }

    @Test
    void everyKeyATemplateNamesExists() throws IOException {
        Set<String> keys = vietnamese.values().stream()
                .flatMap(texts -> texts.stringPropertyNames().stream())
                .collect(Collectors.toSet());
        Map<String, String> asked = new TreeMap<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                String markup = Files.readString(file).replaceAll("(?s)<!--/\\*.*?\\*/-->", "");
                Matcher key = LITERAL_KEY.matcher(markup);
                while (key.find()) {
                    asked.put(key.group(1), TEMPLATES.relativize(file).toString());
                }
            }
        }
        assertThat(asked).hasSizeGreaterThan(50);
        asked.keySet().removeAll(keys);
        assertThat(asked)
                .as("keys without a sentence, and the template that asks")
                .isEmpty();
    }

    @Test
    void everyFailureHasItsSentence() {
        assertThat(ErrorCode.values()).isNotEmpty();
        assertThat(vietnamese.get("errors").stringPropertyNames())
                .containsAll(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    private Map<String, String> all() {
        Map<String, String> texts = new TreeMap<>();
        Stream.of(vietnamese, english)
                .forEach(language -> language.forEach((bundle, properties) -> properties
                        .stringPropertyNames()
                        .forEach(key -> texts.put(
                                bundle + (language == english ? "_en" : "") + ": " + key,
                                properties.getProperty(key)))));
        assertThat(texts).isNotEmpty();
        return texts;
    }

    private static Set<Integer> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> basenames() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return Set.of(yaml.getObject().getProperty("spring.messages.basename").split("\\s*,\\s*"));
    }

    private static Map<String, Properties> bundles(Predicate<String> wanted) {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            Map<String, Properties> bundles = new TreeMap<>();
            for (Path file : files.filter(each -> wanted.test(each.getFileName().toString()))
                    .toList()) {
                Properties texts = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                }
                bundles.put(file.getFileName().toString().replaceAll("(_en)?\\.properties$", ""), texts);
            }
            return bundles;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
