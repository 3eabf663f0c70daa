package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.lienthong.fee.DueMonth.State;
import vn.lienthong.membership.Profile;

class MonthlyDuesTest {

    private static final YearMonth NOW = YearMonth.of(2026, 11);
    private static final PayingWindow WINDOW = new PayingWindow(24, 3);
    private static final UUID ORDER = UUID.fromString("00000000-0000-7000-8000-000000000001");

    @Test
    void monthsBeginWithTheDeclaredOneAndEndWithTheLastThatMayBePaid() {
        List<DueMonth> dues = dues(List.of(fee(60_000, "2026-09")), List.of(), List.of());

        assertThat(dues)
                .extracting(due -> due.month() + " " + due.amount() + " " + due.state())
                .containsExactly(
                        "2026-09 60000 OWED",
                        "2026-10 60000 OWED",
                        "2026-11 60000 CURRENT",
                        "2026-12 60000 ADVANCE",
                        "2027-01 60000 ADVANCE",
                        "2027-02 60000 ADVANCE");
    }

    @Test
    void arrearsGoBackAsFarAsTheRulesLetBePaid() {
        assertThat(dues(List.of(fee(60_000, "2020-01")), List.of(), List.of())
                        .get(0)
                        .month())
                .isEqualTo(YearMonth.of(2024, 11));
    }

    @Test
    void whoBeginsLaterThanMayBePaidOwesNothingYet() {
        assertThat(dues(List.of(fee(60_000, "2027-03")), List.of(), List.of())).isEmpty();
        assertThat(dues(List.of(fee(60_000, "2027-02")), List.of(), List.of())).hasSize(1);
    }

    @Test
    void takenMonthsNameTheirOrderAndItsAmountWhateverIsDeclaredNow() {
        List<DueMonth> dues = dues(
                List.of(fee(60_000, "2026-09")),
                List.of(exemption(100, "2026-09", "2026-09")),
                List.of(taken("2026-09", true, 50_000), taken("2026-11", false, 55_000)));

        assertThat(dues.get(0)).isEqualTo(new DueMonth(YearMonth.of(2026, 9), 50_000, State.PAID, Optional.of(ORDER)));
        assertThat(dues.get(1).state()).isEqualTo(State.OWED);
        assertThat(dues.get(2)).isEqualTo(new DueMonth(NOW, 55_000, State.IN_PAYMENT, Optional.of(ORDER)));
    }

    @Test
    void exemptionsHoldFromTheirFirstToTheirLastMonth() {
        List<DueMonth> dues = dues(
                List.of(fee(33_333, "2026-08")),
                List.of(exemption(30, "2026-09", "2026-10"), exemption(100, "2026-12", null)),
                List.of());

        assertThat(dues)
                .extracting(due -> due.amount() + " " + due.state())
                .containsExactly(
                        "33333 OWED", "23333 OWED", "23333 OWED", "33333 CURRENT", "0 EXEMPT", "0 EXEMPT", "0 EXEMPT");
    }

    @Test
    void declaredFeeOfNothingIsNotOwed() {
        assertThat(dues(List.of(fee(0, "2026-11")), List.of(), List.of()))
                .extracting(DueMonth::state)
                .containsOnly(State.EXEMPT);
    }

    @Test
    void changedFeeLeavesTheMonthsBeforeItAsTheyWere() {
        List<DueMonth> dues = dues(List.of(fee(50_000, "2026-08"), fee(60_000, "2026-10")), List.of(), List.of());

        assertThat(dues)
                .extracting(due -> due.month() + " " + due.amount())
                .startsWith("2026-08 50000", "2026-09 50000", "2026-10 60000", "2026-11 60000");
    }

    @Test
    void laterWordReplacesWhatWasSaidOfLaterMonths() {
        List<DueMonth> dues = dues(
                List.of(fee(50_000, "2026-08"), fee(70_000, "2026-12"), fee(60_000, "2026-10")), List.of(), List.of());

        assertThat(dues)
                .extracting(DueMonth::amount)
                .containsExactly(50_000L, 50_000L, 60_000L, 60_000L, 60_000L, 60_000L, 60_000L);
    }

    @Test
    void onlyWhatIsUnpaidMayBeTakenIntoAnOrder() {
        assertThat(State.values()).filteredOn(State::payable).containsExactly(State.OWED, State.CURRENT, State.ADVANCE);
    }

    private static List<DueMonth> dues(List<Profile.Fee> fees, List<Exemption> exemptions, List<TakenMonth> taken) {
        return new MonthlyDues(new DeclaredFees(fees), exemptions, taken).in(WINDOW, NOW);
    }

    private static Profile.Fee fee(long monthly, String from) {
        return new Profile.Fee(monthly, YearMonth.parse(from));
    }

    private static Exemption exemption(int share, String from, String to) {
        return new Exemption(
                7,
                "hardship",
                share,
                YearMonth.parse(from),
                Optional.ofNullable(to).map(YearMonth::parse),
                "Quyết định số 01-QĐ/ĐU",
                LocalDate.of(2026, 8, 1));
    }

    private static TakenMonth taken(String month, boolean paid, long amount) {
        return new TakenMonth(YearMonth.parse(month), paid, amount, ORDER);
    }
}
