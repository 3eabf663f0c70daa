package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienthong.fee.DueMonth.State;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.Profiles;

class ArrearsTest {

    private static final MemberAccount MEMBER =
            new MemberAccount(7, AccountStatus.ACTIVE, Profiles.member(), 1, Optional.of(Instant.EPOCH), Instant.EPOCH);

    @Test
    void unpaidMonthsOfOneYearCountTogetherWhereverTheyLie() {
        List<Arrears> arrears =
                Arrears.of(MEMBER, dues("2026-02 OWED", "2026-03 PAID", "2026-05 OWED", "2026-09 OWED"), 3);

        assertThat(arrears).singleElement().satisfies(found -> {
            assertThat(found.year()).isEqualTo(2026);
            assertThat(found.inWords()).isEqualTo("Nguyễn Thị Ví Dụ (02, 05, 09/2026)");
        });
    }

    @Test
    void yearsAreNotAddedUp() {
        assertThat(Arrears.of(MEMBER, dues("2025-11 OWED", "2025-12 OWED", "2026-01 OWED", "2026-02 OWED"), 3))
                .isEmpty();
        assertThat(Arrears.of(MEMBER, dues("2025-10 OWED", "2025-12 OWED", "2026-01 OWED", "2026-02 OWED"), 2))
                .extracting(Arrears::year)
                .containsExactly(2025, 2026);
    }

    @Test
    void onlyMonthsGoneByAndNotPaidCount() {
        assertThat(Arrears.of(
                        MEMBER,
                        dues(
                                "2026-07 IN_PAYMENT",
                                "2026-08 EXEMPT",
                                "2026-09 PAID",
                                "2026-10 OWED",
                                "2026-11 OWED",
                                "2026-12 CURRENT"),
                        3))
                .isEmpty();
    }

    private static List<DueMonth> dues(String... months) {
        List<DueMonth> dues = new ArrayList<>();
        for (String month : months) {
            String[] parts = month.split(" ");
            dues.add(new DueMonth(YearMonth.parse(parts[0]), 60_000, State.valueOf(parts[1]), Optional.empty()));
        }
        return dues;
    }
}
