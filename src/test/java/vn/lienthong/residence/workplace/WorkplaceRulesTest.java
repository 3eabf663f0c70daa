package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

/** The rules as the house has them, and how a mistake in them is told. */
class WorkplaceRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private Path config;

    private final WorkplaceRules rules = read(Path.of("config"));

    @Test
    void theYearlyCommentIsBarredForBarracksAndTheIntroductionIsNot() {
        assertThat(rules.barred(DAY, ListPurpose.YEARLY))
                .contains("barracks COMMENT", "barracks INTRODUCE_AND_COMMENT")
                .doesNotContain("barracks INTRODUCE");
        assertThat(rules.groups(DAY).get("barracks").reason("vi")).contains("33-HD/BTCTW");
    }

    @Test
    void onDemandOnlyWhoIsNotEvenIntroducedIsBarred() {
        assertThat(rules.barred(DAY, ListPurpose.ON_DEMAND))
                .contains("secret-duty COMMENT", "secret-duty INTRODUCE")
                .noneMatch(pair -> pair.startsWith("barracks"));
    }

    @Test
    void beforeTheGuidanceNobodyWasExempt() {
        assertThat(rules.groups(LocalDate.of(2020, 10, 29))).isEmpty();
        assertThat(rules.groups(LocalDate.of(2020, 10, 30))).isNotEmpty();
    }

    @Test
    void committeeMembersAndDelegatesMakeLists() {
        assertThat(rules.positions()).contains(PositionKind.COMMITTEE_MEMBER, PositionKind.DELEGATE);
        assertThat(rules.mostLines()).isEqualTo(5000);
    }

    @Test
    void theReviewIsInTheLastMonthsOfTheYear() {
        assertThat(rules.inReview(DAY)).isTrue();
        assertThat(rules.inReview(LocalDate.of(2026, 10, 31))).isFalse();
        assertThat(rules.reviewedYear(DAY)).isEqualTo(2026);
    }

    @Test
    void aReviewThatGoesOnIntoTheNextYearIsOfTheYearBefore() throws IOException {
        WorkplaceRules longer = changed("closes: 12-31", "closes: 01-31");

        assertThat(longer.reviewedYear(LocalDate.of(2027, 1, 15))).isEqualTo(2026);
        assertThat(longer.reviewedYear(LocalDate.of(2027, 2, 1))).isEqualTo(2027);
        assertThat(longer.inReview(LocalDate.of(2027, 1, 15))).isTrue();
        assertThat(longer.reviewOpened(LocalDate.of(2027, 1, 15))).contains(LocalDate.of(2026, 11, 1));
        assertThat(longer.inReview(LocalDate.of(2027, 6, 1))).isFalse();
    }

    @Test
    void whenAMemberSeesTheCommentIsARule() throws IOException {
        assertThat(rules.showsComment(DAY, false)).isTrue();
        WorkplaceRules announced = changed("when: received", "when: announced");
        assertThat(announced.showsComment(DAY, false)).isFalse();
        assertThat(announced.showsComment(DAY, true)).isTrue();
    }

    @Test
    void mistakesAreToldByLineAndField() {
        assertThatThrownBy(() -> changed("most-lines: 5000", "most-lines: many"))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("residence-workplace.yaml:8: workplace.most-lines");
        assertThatThrownBy(() -> changed("kinds: [introduce]", "kinds: [praise]"))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("kinds");
        assertThatThrownBy(() -> changed("opens: 11-01", "opens: 13-01"))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("opens");
        assertThatThrownBy(() -> changed("  most-lines:", "  most-rows:"))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("most-rows");
    }

    private WorkplaceRules changed(String from, String to) throws IOException {
        String text = Files.readString(Path.of("config").resolve(WorkplaceRulesFile.NAME));
        assertThat(text).contains(from);
        Files.createDirectories(config.resolve("rules"));
        Files.writeString(config.resolve(WorkplaceRulesFile.NAME), text.replace(from, to));
        return read(config);
    }

    private static WorkplaceRules read(Path folder) {
        return new WorkplaceRulesFile().workplaceRules(new ConfigFiles(folder));
    }
}
