package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;

class OrganisationLevelsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final TreeOfTests tree = new TreeOfTests();

    @Test
    void choosingTheCellFillsTheLevelsAbove() {
        assertThat(choose(Field.CELL, Profiles.CELL, Map.of()))
                .containsEntry(Field.CELL_UPPER, "HN-TAYHO")
                .containsEntry(Field.CELL_GRASSROOTS, "HN-TAYHO-VIDU")
                .containsEntry(Field.CELL_SECTION, "")
                .containsEntry(Field.CELL, Profiles.CELL);
    }

    @Test
    void aCellDirectlyUnderAWardLeavesTheMiddleEmpty() {
        assertThat(OrganisationLevels.RESIDENCE.fill(Field.RESIDENCE, Profiles.RESIDENCE, Map.of(), tree, TODAY))
                .containsEntry(Field.RESIDENCE_UPPER, "HN-KHUONGDINH")
                .containsEntry(Field.RESIDENCE_GRASSROOTS, "")
                .containsEntry(Field.RESIDENCE_SECTION, "");
    }

    @Test
    void aGrassrootsCellStandsAtBothItsLevels() {
        assertThat(choose(Field.CELL, "HN-TAYHO-CB", Map.of()))
                .containsEntry(Field.CELL_GRASSROOTS, "HN-TAYHO-CB")
                .containsEntry(Field.CELL, "HN-TAYHO-CB");
        assertThat(choose(Field.CELL_GRASSROOTS, "HN-TAYHO-CB", Map.of())).containsEntry(Field.CELL, "HN-TAYHO-CB");
    }

    @Test
    void anotherUpperCommitteeEmptiesWhatIsNotBelowIt() {
        Map<Field, String> typed = Map.of(Field.CELL_GRASSROOTS, "HN-TAYHO-VIDU", Field.CELL, Profiles.CELL);

        assertThat(choose(Field.CELL_UPPER, "HN-KHUONGDINH", typed))
                .containsEntry(Field.CELL_GRASSROOTS, "")
                .containsEntry(Field.CELL, "");
        assertThat(choose(Field.CELL_UPPER, "HN-TAYHO", typed))
                .containsEntry(Field.CELL_GRASSROOTS, "HN-TAYHO-VIDU")
                .containsEntry(Field.CELL, Profiles.CELL);
    }

    private Map<Field, String> choose(Field changed, String chosen, Map<Field, String> typed) {
        return OrganisationLevels.CELL.fill(changed, chosen, typed, tree, TODAY);
    }
}
