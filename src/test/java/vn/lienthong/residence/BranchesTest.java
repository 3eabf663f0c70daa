package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.organisation.Organisation;

/** What a sum is made of where a cell has ended. */
class BranchesTest {

    private static final String COMPANY = "HN-TAYHO-VIDU";
    private static final String ENDED = "HN-CU";

    @Test
    void whatHasEndedBelongsToWhereItsHeirBelongs() {
        Branches ward = of("HN-TAYHO");

        assertThat(ward.through(ENDED)).isEqualTo(COMPANY);
        assertThat(ward.through("HN-TAYHO")).isEqualTo("HN-TAYHO");
        assertThat(ward.below()).contains(ENDED, Profiles.CELL).doesNotContain(Profiles.RESIDENCE);
        assertThat(of("HN-KHUONGDINH").below()).containsExactly(Profiles.RESIDENCE);
    }

    @Test
    void whatLeftTheOrganisationItselfSomethingStandsDirectlyBelowInTheOrderOfTheNames() {
        Branches company = of(COMPANY);

        assertThat(company.through(ENDED)).isEqualTo(ENDED);
        assertThat(company.directly(Set.of(Profiles.OTHER_CELL, Profiles.CELL, ENDED)))
                .extracting(Organisation::code)
                .containsExactly(ENDED, Profiles.CELL, Profiles.OTHER_CELL);
    }

    private static Branches of(String organisation) {
        return new Branches(new TreeOfTests(), organisation, LocalDate.of(2026, 11, 20));
    }
}
