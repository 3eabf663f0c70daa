package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The words of lists and buttons that come from the files of rules, not from a bundle: in both languages too. */
class WordsOfRulesTest {

    private static final List<Path> FOLDERS = List.of(Path.of("config/rules"), Path.of("config/payment"));
    private static final Pattern VIETNAMESE =
            Pattern.compile("(?iu)[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]");
    /** How a regulation is cited in any language. */
    private static final Pattern CITED = Pattern.compile("\\d+-(QĐ|CV|HD)/[A-ZĐ]+");

    /** What stands in Vietnamese only, by file and place, with the reason. */
    private static final Map<String, String> IN_VIETNAMESE = Map.of(
            "membership/catalogues/provinces/name", "proper names, as on papers",
            "procedures/procedures/account-change/name", "told to the portal, which knows it so",
            "procedures/procedures/fee/name", "told to the portal, which knows it so",
            "procedures/procedures/registration/name", "told to the portal, which knows it so",
            "procedures/procedures/residence-comment/name", "told to the portal, which knows it so",
            "procedures/procedures/field/name", "told to the portal, which knows it so",
            "receipts/issuers/name", "printed on receipts, which are Vietnamese",
            "receipts/issuers/place", "printed on receipts, which are Vietnamese",
            "calendar/fixed-days/name", "for whoever keeps the file");

    private final Set<String> oneLanguage = new TreeSet<>();
    private int titles;

    @Test
    void everyTitleOfTheRulesIsInBothLanguages() throws IOException {
        for (Path folder : FOLDERS) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    try (Reader text = Files.newBufferedReader(file)) {
                        look(file.getFileName().toString().replace(".yaml", ""), new Yaml().load(text));
                    }
                }
            }
        }

        assertThat(titles).isGreaterThan(100);
        assertThat(oneLanguage).isEqualTo(IN_VIETNAMESE.keySet());
    }

    private void look(String place, Object found) {
        if (found instanceof Map<?, ?> fields) {
            if (fields.containsKey("vi")) {
                titles++;
                lookAtTitle(place, fields);
            } else {
                fields.forEach((key, value) -> look(place + "/" + key, value));
            }
        } else if (found instanceof List<?> entries) {
            entries.forEach(entry -> look(place, entry));
        } else if (isVietnamese(found) && !place.endsWith("/source")) { // for whoever keeps the file
            oneLanguage.add(place.replaceFirst("procedures/[a-z-]+/field/", "procedures/field/"));
        }
    }

    private void lookAtTitle(String place, Map<?, ?> title) {
        if (!title.keySet().equals(Set.of("vi", "en")) || isVietnamese(title.get("en"))) {
            oneLanguage.add(place + " " + title);
        }
    }

    private static boolean isVietnamese(Object text) {
        return VIETNAMESE
                .matcher(CITED.matcher(Objects.toString(text, "")).replaceAll(""))
                .find();
    }
}
