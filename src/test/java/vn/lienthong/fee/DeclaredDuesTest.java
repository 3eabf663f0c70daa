package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.fee.DueMonth.State;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.testsupport.Postgres;

/** Dues from the real tables; members declare 60,000 from 2026-11 on. */
class DeclaredDuesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final UUID ORDER = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private CountingDataSource database;
    private DuesParts parts;

    @BeforeEach
    void freshDatabase() {
        database = new CountingDataSource(Postgres.freshDatabase());
        parts = DuesParts.on(database);
    }

    @Test
    void whoHasNoActiveAccountOwesNothing() {
        parts.accountStore().register(8, Profiles.member(), NOW);

        Dues dues = parts.dues(people -> Map.of());

        assertThat(dues.of(8, TODAY)).isEmpty();
        assertThat(dues.of(List.of(8L, 9L), TODAY)).isEqualTo(Map.of(8L, List.of(), 9L, List.of()));
        assertThat(dues.of(List.of(), TODAY)).isEmpty();
    }

    @Test
    void declarationDecisionAndOrderMeetInOneMonth() {
        long person = parts.person("001173000001");
        active(person);
        parts.exemptions().put(List.of(exemption(person, 50, YearMonth.of(2026, 12), YearMonth.of(2026, 12))));
        TakenMonth november = new TakenMonth(YearMonth.of(2026, 11), true, 60_000, ORDER);

        assertThat(parts.dues(people -> Map.of(person, List.of(november))).of(person, TODAY))
                .extracting(due -> due.month() + " " + due.amount() + " " + due.state())
                .containsExactly(
                        "2026-11 60000 PAID",
                        "2026-12 30000 ADVANCE",
                        "2027-01 60000 ADVANCE",
                        "2027-02 60000 ADVANCE");
    }

    @Test
    void howFarAheadMayBePaidIsWhatTheRegulationOfTheDaySays() {
        active(7L);
        Dues dues = parts.dues(people -> Map.of());

        assertThat(dues.of(7, LocalDate.of(2026, 1, 31)))
                .extracting(DueMonth::month)
                .containsExactly(YearMonth.of(2026, 11), YearMonth.of(2026, 12), YearMonth.of(2027, 1));
        assertThat(dues.of(7, LocalDate.of(2026, 2, 1))).isEmpty();
        assertThat(dues.of(7, LocalDate.of(2026, 7, 31))).isEmpty();
        assertThat(dues.of(7, LocalDate.of(2026, 8, 1))).singleElement().satisfies(due -> {
            assertThat(due.month()).isEqualTo(YearMonth.of(2026, 11));
            assertThat(due.state()).isEqualTo(State.ADVANCE);
        });
    }

    @Test
    void lastDayOfAMonthIsStillInItAndTheNextOneIsNot() {
        active(7L);
        Dues dues = parts.dues(people -> Map.of());

        assertThat(dues.of(7, LocalDate.of(2026, 11, 30)).get(0).state()).isEqualTo(State.CURRENT);
        assertThat(dues.of(7, LocalDate.of(2026, 12, 1)).get(0).state()).isEqualTo(State.OWED);
    }

    @Test
    void wholeCellCostsOneQuestionToEachTable() {
        List<Long> people = new ArrayList<>();
        for (long person = 1; person <= 500; person++) {
            people.add(person);
        }
        active(people.toArray(Long[]::new));
        int before = database.statements();

        assertThat(parts.dues(asked -> Map.of()).of(people, TODAY))
                .hasSize(500)
                .allSatisfy((person, months) -> assertThat(months).hasSize(4));

        assertThat(database.statements() - before)
                .as("accounts, their earlier fees, exemptions")
                .isEqualTo(3);
    }

    private void active(Long... people) {
        parts.accountStore()
                .load(
                        List.of(people).stream()
                                .map(person -> new AccountStore.LoadedAccount(person, Profiles.member()))
                                .toList(),
                        NOW);
    }

    private static Exemption exemption(long person, int share, YearMonth from, YearMonth to) {
        return new Exemption(
                person, "hardship", share, from, Optional.of(to), "Quyết định số 01-QĐ/ĐU", LocalDate.of(2026, 11, 1));
    }
}
