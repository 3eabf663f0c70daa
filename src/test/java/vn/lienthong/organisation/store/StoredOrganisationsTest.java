package vn.lienthong.organisation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.organisation.OrganisationKind.CELL;
import static vn.lienthong.organisation.OrganisationKind.CITY_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.GRASSROOTS_CELL;
import static vn.lienthong.organisation.OrganisationKind.GRASSROOTS_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.SECTION_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.UPPER_COMMITTEE;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.testsupport.Postgres;

class StoredOrganisationsTest {

    private static final LocalDate LAST_DAY_OF_DISTRICTS = LocalDate.of(2025, 6, 30);
    private static final LocalDate TWO_LEVELS = LocalDate.of(2025, 7, 1);
    private static final Set<OrganisationKind> ANY = EnumSet.allOf(OrganisationKind.class);

    private static OrganisationRows rows;
    private static StoredOrganisations organisations;

    @BeforeAll
    static void treeOfTwoTimes() {
        rows = new OrganisationRows(Postgres.freshDatabase());
        organisations = rows.organisations;
        rows.organisation("HN", CITY_COMMITTEE, "Đảng bộ Thành phố Hà Nội", null, "2015-01-01", null);
        rows.organisation("Q", UPPER_COMMITTEE, "Đảng bộ quận Tây Hồ", "HN", "2015-01-01", "2025-06-30");
        rows.organisation("PCU", GRASSROOTS_COMMITTEE, "Đảng bộ phường Thụy Khuê", "Q", "2015-01-01", "2025-06-30");
        rows.organisation("TH", UPPER_COMMITTEE, "Đảng bộ phường Tây Hồ", "HN", "2025-07-01", null);
        rows.organisation("CTY", GRASSROOTS_COMMITTEE, "Đảng bộ Công ty Ví Dụ", "Q", "2015-01-01", "2025-06-30");
        rows.organisation("CTY", GRASSROOTS_COMMITTEE, "Đảng bộ Công ty Ví Dụ", "TH", "2025-07-01", null);
        rows.organisation("BP", SECTION_COMMITTEE, "Đảng bộ bộ phận Sản xuất", "CTY", "2015-01-01", null);
        rows.organisation("PX", CELL, "Chi bộ Phân xưởng 1", "BP", "2015-01-01", null);
        rows.organisation("KD1", CELL, "Chi bộ Kinh doanh 1", "CTY", "2015-01-01", null);
        rows.organisation("CB2", CELL, "Chi bộ 2", "PCU", "2015-01-01", "2025-06-30");
        rows.organisation("CB2", CELL, "Chi bộ 2", "TH", "2025-07-01", null);
        rows.organisation("CB10", CELL, "Chi bộ 10", "TH", "2025-07-01", null);
        rows.organisation("MN", GRASSROOTS_CELL, "Chi bộ cơ sở Trường Mầm non 100%", "TH", "2025-07-01", null);
    }

    @Test
    void pathLeadsThroughTheDistrictOnItsLastDayAndThroughTheWardOnTheNext() {
        assertThat(path("KD1", LAST_DAY_OF_DISTRICTS)).containsExactly("KD1", "CTY", "Q", "HN");
        assertThat(path("KD1", TWO_LEVELS)).containsExactly("KD1", "CTY", "TH", "HN");
    }

    @Test
    void whatAnOrganisationLeavesBehindIsForTheLowestAboveItThatStillIsThere() {
        assertThat(organisations.heirs(TWO_LEVELS)).containsOnly(Map.entry("Q", "HN"), Map.entry("PCU", "HN"));
        assertThat(organisations.heirs(LAST_DAY_OF_DISTRICTS)).isEmpty();
        assertThat(organisations.caringPath("PCU", TWO_LEVELS))
                .extracting(Organisation::code)
                .containsExactly("PCU", "HN");
        assertThat(organisations.caringPath("KD1", TWO_LEVELS)).isEqualTo(organisations.pathToTop("KD1", TWO_LEVELS));
        assertThat(organisations.caringPath("NOWHERE", TWO_LEVELS)).isEmpty();
    }

    @Test
    void everythingBelowBelongsToTheOrganisationDirectlyBelowThatItIsUnderThatDay() {
        assertThat(organisations.branches("TH", TWO_LEVELS))
                .containsEntry("PX", "CTY")
                .containsEntry("CTY", "CTY")
                .containsEntry("CB2", "CB2")
                .doesNotContainKey("TH");
        assertThat(organisations.branches("HN", LAST_DAY_OF_DISTRICTS)).containsEntry("CB2", "Q");
        assertThat(organisations.branches("CB2", TWO_LEVELS)).isEmpty();
    }

    @Test
    void pathHasEveryLevelOrFewAsTheTreeHasThem() {
        assertThat(path("PX", TWO_LEVELS)).containsExactly("PX", "BP", "CTY", "TH", "HN");
        assertThat(path("CB2", LAST_DAY_OF_DISTRICTS)).containsExactly("CB2", "PCU", "Q", "HN");
        assertThat(path("CB2", TWO_LEVELS)).containsExactly("CB2", "TH", "HN");
        assertThat(path("MN", TWO_LEVELS)).containsExactly("MN", "TH", "HN");
    }

    @Test
    void endedWardIsUnknownFromTheDayAfter() {
        assertThat(organisations.find("PCU", LAST_DAY_OF_DISTRICTS)).isPresent();
        assertThat(organisations.find("PCU", TWO_LEVELS)).isEmpty();
        assertThat(organisations.pathToTop("PCU", TWO_LEVELS)).isEmpty();
        assertThat(organisations.superiorOf("PCU", TWO_LEVELS)).isEmpty();
        assertThat(organisations.subtree("PCU", TWO_LEVELS)).isEmpty();
        assertThat(organisations.find("TH", LAST_DAY_OF_DISTRICTS)).isEmpty();
    }

    @Test
    void superiorIsTheNextLevelThatExists() {
        assertThat(organisations.superiorOf("CB2", LAST_DAY_OF_DISTRICTS))
                .map(Organisation::code)
                .contains("PCU");
        assertThat(organisations.superiorOf("CB2", TWO_LEVELS))
                .map(Organisation::code)
                .contains("TH");
        assertThat(organisations.superiorOf("HN", TWO_LEVELS)).isEmpty();
    }

    @Test
    void foundOrganisationCarriesItsPeriodAndParent() {
        assertThat(organisations.find("CTY", LAST_DAY_OF_DISTRICTS))
                .contains(new Organisation(
                        "CTY",
                        GRASSROOTS_COMMITTEE,
                        "Đảng bộ Công ty Ví Dụ",
                        false,
                        Optional.of("Q"),
                        "",
                        LocalDate.of(2015, 1, 1),
                        Optional.of(LAST_DAY_OF_DISTRICTS)));
    }

    @Test
    void subtreeHoldsItselfAndAllBelowOnThatDay() {
        assertThat(organisations.subtree("TH", TWO_LEVELS))
                .containsExactlyInAnyOrder("TH", "CTY", "BP", "PX", "KD1", "CB2", "CB10", "MN");
        assertThat(organisations.subtree("Q", LAST_DAY_OF_DISTRICTS))
                .containsExactlyInAnyOrder("Q", "PCU", "CTY", "BP", "PX", "KD1", "CB2");
    }

    @Test
    void searchNeedsNoDiacriticsNoCaseAndNoOrderOfWords() {
        assertThat(search("kinh doanh")).containsExactly("KD1");
        assertThat(search("DANG BO phuong")).containsExactly("TH");
        assertThat(search("Hồ tây đảng")).containsExactly("TH");
        assertThat(search("kd1")).containsExactly("KD1");
        assertThat(search("kinh doanh 7")).isEmpty();
    }

    @Test
    void searchTakesSignsOfLikeAsPlainText() {
        assertThat(search("100%")).containsExactly("MN");
        assertThat(search("%")).containsExactly("MN");
        assertThat(search("_")).isEmpty();
        assertThat(search("\\")).isEmpty();
    }

    @Test
    void searchSortsNumbersAsNumbersAndStopsAtItsLimit() {
        assertThat(organisations.search(Set.of(CELL), Optional.of("TH"), "chi bo", TWO_LEVELS, 3))
                .extracting(Organisation::code)
                .containsExactly("CB2", "CB10", "KD1");
    }

    @Test
    void searchWithinStaysBelowAndKeepsToItsKinds() {
        assertThat(organisations.search(ANY, Optional.of("CTY"), "", TWO_LEVELS, 10))
                .extracting(Organisation::code)
                .containsExactlyInAnyOrder("BP", "PX", "KD1");
        assertThat(organisations.search(Set.of(UPPER_COMMITTEE), Optional.empty(), "", TWO_LEVELS, 10))
                .extracting(Organisation::code)
                .containsExactly("TH");
        assertThat(organisations.search(Set.of(), Optional.empty(), "", TWO_LEVELS, 10))
                .isEmpty();
    }

    @Test
    void whatIsLeftOutIsLeftOutBeforeTheSearchStopsAtItsLimit() {
        OrganisationSearch cells = new OrganisationSearch(Set.of(CELL), Optional.of("TH"), "chi bo");
        assertThat(organisations.search(cells.among(Set.of("KD1", "HN")), TWO_LEVELS, 1))
                .extracting(Organisation::code)
                .containsExactly("KD1");
        assertThat(organisations.search(cells.among(Set.of()), TWO_LEVELS, 10)).isEmpty();
        rows.jdbc
                .sql("UPDATE organisation SET residential = true WHERE code = 'KD1'")
                .update();
        assertThat(organisations.search(cells.residential(true), TWO_LEVELS, 1))
                .extracting(Organisation::code)
                .containsExactly("KD1");
    }

    @Test
    void fullNameReadsFromTheCellUpward() {
        assertThat(organisations.fullName("KD1", TWO_LEVELS))
                .isEqualTo("Chi bộ Kinh doanh 1 - Đảng bộ Công ty Ví Dụ - Đảng bộ phường Tây Hồ"
                        + " - Đảng bộ Thành phố Hà Nội");
        assertThat(organisations.fullName("PCU", TWO_LEVELS)).isEqualTo("PCU");
    }

    @Test
    void databaseRefusesTwoPeriodsOfOneOrganisationThatOverlap() {
        assertThatThrownBy(() -> rows.organisation("TH", UPPER_COMMITTEE, "x", "HN", "2026-01-01", null))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("organisation_one_at_a_time");
    }

    private static List<String> path(String code, LocalDate on) {
        return organisations.pathToTop(code, on).stream()
                .map(Organisation::code)
                .toList();
    }

    private static List<String> search(String text) {
        return organisations.search(ANY, Optional.empty(), text, TWO_LEVELS, 10).stream()
                .map(Organisation::code)
                .toList();
    }
}
