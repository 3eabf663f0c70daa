package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class MembershipRulesReaderTest {

    @TempDir
    Path directory;

    @Test
    void theShippedFileIsRead() {
        MembershipRules rules = Rules.shipped();

        assertThat(rules.limits().feeMaximum()).isEqualTo(50_000_000);
        assertThat(rules.catalogues().provinces().entries()).hasSize(34);
        assertThat(rules.catalogues().provinces().nameOf("01", Locale.ENGLISH)).isEqualTo("Thành phố Hà Nội");
        assertThat(rules.catalogues().banks().nameOf("gone", Locale.ENGLISH)).isEqualTo("gone");
        assertThat(rules.catalogues().lifeStatuses().nameOf("alive", Locale.ENGLISH))
                .isEqualTo("Alive");
        assertThat(rules.catalogues().lifeStatuses().nameOf("alive", Locale.forLanguageTag("vi")))
                .isEqualTo("Còn sống");
    }

    @Test
    void aBrokenPatternAndADoubledCodeAreNamed() throws IOException {
        Files.createDirectories(directory.resolve("rules"));
        Files.writeString(
                directory.resolve(MembershipRulesReader.FILE),
                Files.readString(Path.of("config", MembershipRulesReader.FILE))
                        .replace("'\\d{10}|\\d{12}'", "'(\\d{10}'")
                        .replace("{code: '04', name: Tỉnh Cao Bằng}", "{code: '01', name: Tỉnh Cao Bằng}"));

        assertThatThrownBy(() -> new MembershipRulesReader().membershipRules(new ConfigFiles(directory)))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("social-insurance")
                .hasMessageContaining("used twice");
    }
}
