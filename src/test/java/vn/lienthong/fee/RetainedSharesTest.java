package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.fee.Paths.kept;
import static vn.lienthong.fee.Paths.residential;
import static vn.lienthong.fee.Paths.working;
import static vn.lienthong.organisation.OrganisationKind.CELL;
import static vn.lienthong.organisation.OrganisationKind.CITY_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.GRASSROOTS_CELL;
import static vn.lienthong.organisation.OrganisationKind.GRASSROOTS_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.SECTION_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.UPPER_COMMITTEE;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.organisation.Organisation;

class RetainedSharesTest {

    private static final YearMonth MAY_2025 = YearMonth.of(2025, 5);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final Shares shares =
            new RetainedShares(new TreeOfTests(), ShareRulesFile.read(RulesCopy.shipped()), Sentences.shipped());

    @Test
    void sixtyThousandOfAnEnterprisesCellInMay2025() {
        Split split = shares.split(60_000, "HN-TAYHO-VIDU-KD1", MAY_2025, LocalDate.of(2025, 5, 28));

        assertThat(split.kept())
                .containsExactly(
                        new Split.Kept("HN-TAYHO-VIDU-KD1", 18_000),
                        new Split.Kept("HN-TAYHO-VIDU", 29_400),
                        new Split.Kept("HN-TAYHO", 6_300),
                        new Split.Kept("HN", 3_150));
        assertThat(split.toCentre()).isEqualTo(3_150);
        assertThat(split.unconfirmed()).isEmpty();
    }

    @Test
    void whatCannotBeDividedGoesUp() {
        Split split = split(10_001, MAY_2025, working(CELL), working(GRASSROOTS_COMMITTEE), working(CITY_COMMITTEE));

        assertThat(kept(split)).containsExactly(3_000L, 4_900L, 1_050L);
        assertThat(split.toCentre()).isEqualTo(1_051);
    }

    @Test
    void cellOfAResidentialCommitteeInMay2025() {
        Split split = split(
                60_000,
                MAY_2025,
                residential(CELL),
                residential(GRASSROOTS_COMMITTEE),
                residential(UPPER_COMMITTEE),
                working(CITY_COMMITTEE));

        assertThat(kept(split)).containsExactly(18_000L, 37_800L, 2_100L, 1_050L);
        assertThat(split.toCentre()).isEqualTo(1_050);
    }

    @Test
    void grassrootsCellIsAGrassrootsOrganisationItself() {
        assertThat(kept(split(60_000, MAY_2025, working(GRASSROOTS_CELL), working(CITY_COMMITTEE))))
                .containsExactly(42_000L, 9_000L);
        assertThat(kept(split(60_000, MAY_2025, residential(GRASSROOTS_CELL), working(CITY_COMMITTEE))))
                .containsExactly(54_000L, 3_000L);
    }

    @Test
    void sectionCommitteePassesEverythingOnAndItsRowIsNamed() {
        Split split = split(
                60_000,
                MAY_2025,
                working(CELL),
                working(SECTION_COMMITTEE),
                working(GRASSROOTS_COMMITTEE),
                working(CITY_COMMITTEE));

        assertThat(kept(split)).containsExactly(18_000L, 0L, 29_400L, 6_300L);
        assertThat(split.unconfirmed())
                .containsExactly(
                        "Tỷ lệ trích giữ lại 0% của đảng bộ bộ phận, áp dụng từ tháng 04/2011, chưa được xác nhận.");
    }

    @Test
    void wardDirectlyAboveACellIsNotConfirmedFromJuly2025On() {
        Organisation[] path = {residential(CELL), residential(UPPER_COMMITTEE), working(CITY_COMMITTEE)};

        assertThat(split(60_000, YearMonth.of(2025, 6), path).unconfirmed()).isEmpty();
        Split july = split(60_000, YearMonth.of(2025, 7), path);
        assertThat(kept(july)).containsExactly(18_000L, 21_000L, 10_500L);
        assertThat(july.unconfirmed()).singleElement().asString().contains("50%", "07/2025", "địa phương");
    }

    @Test
    void fromFebruary2026OnEveryLevelIsNamedAsUnconfirmed() {
        assertThat(shares.split(60_000, "HN-TAYHO-VIDU-KD1", YearMonth.of(2026, 1), TODAY)
                        .unconfirmed())
                .singleElement()
                .asString()
                .contains("07/2025");
        assertThat(shares.split(60_000, "HN-TAYHO-VIDU-KD1", YearMonth.of(2026, 2), TODAY)
                        .unconfirmed())
                .hasSize(4)
                .allSatisfy(sentence -> assertThat(sentence).contains("02/2026"));
    }

    @Test
    void monthOfTheFeeDecidesNotTheDayOfThePayment() {
        assertThat(shares.split(60_000, "HN-TAYHO-VIDU-KD1", MAY_2025, TODAY).unconfirmed())
                .isEmpty();
    }

    @Test
    void unknownCellBrokenPathAndMissingRowAreRefused() {
        refuses(ErrorCode.ORGANISATION_UNKNOWN, () -> shares.split(1, "HN-NOWHERE", MAY_2025, TODAY));
        refuses(ErrorCode.ORGANISATION_UNKNOWN, () -> shares.split(1, "HN-CU", MAY_2025, LocalDate.of(2025, 7, 1)));
        refuses(ErrorCode.FEE_PATH_BROKEN, () -> split(1, MAY_2025, working(CELL), working(GRASSROOTS_COMMITTEE)));
        refuses(ErrorCode.FEE_PATH_BROKEN, () -> split(1, MAY_2025));
        refuses(ErrorCode.FEE_SHARE_MISSING, () -> split(1, YearMonth.of(2011, 3), working(CITY_COMMITTEE)));
        assertThatIllegalArgumentException().isThrownBy(() -> split(-1, MAY_2025, working(CITY_COMMITTEE)));
    }

    private Split split(long amount, YearMonth month, Organisation... path) {
        return shares.split(amount, List.of(path), month);
    }

    private static void refuses(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
