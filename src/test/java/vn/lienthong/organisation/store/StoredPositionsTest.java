package vn.lienthong.organisation.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.lienthong.organisation.OrganisationKind.CELL;
import static vn.lienthong.organisation.OrganisationKind.CITY_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.GRASSROOTS_COMMITTEE;
import static vn.lienthong.organisation.OrganisationKind.UPPER_COMMITTEE;
import static vn.lienthong.organisation.PositionKind.COMMITTEE_MEMBER;
import static vn.lienthong.organisation.PositionKind.DELEGATE;
import static vn.lienthong.organisation.PositionKind.DEPUTY;
import static vn.lienthong.organisation.PositionKind.SECRETARY;
import static vn.lienthong.organisation.store.OrganisationRows.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.testsupport.Postgres;

class StoredPositionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    private OrganisationRows rows;
    private StoredPositions positions;
    private long secretary;
    private long deputy;

    @BeforeEach
    void wardWithACellAndAWardThatEnded() {
        rows = new OrganisationRows(Postgres.freshDatabase());
        positions = rows.positions;
        rows.organisation("HN", CITY_COMMITTEE, "Thành phố", null, "2015-01-01", null);
        rows.organisation("CU", GRASSROOTS_COMMITTEE, "Phường cũ", "HN", "2015-01-01", "2025-06-30");
        rows.organisation("P", UPPER_COMMITTEE, "Phường", "HN", "2025-07-01", null);
        rows.organisation("CB", CELL, "Chi bộ", "P", "2025-07-01", null);
        secretary = rows.person("001170000006");
        deputy = rows.person("001172000007");
    }

    @Test
    void positionsCountFromTheirFirstToTheirLastDay() {
        rows.position(secretary, "CB", SECRETARY, "2025-08-01", "2026-05-20");

        assertThat(kinds(secretary, day("2025-07-31"))).isEmpty();
        assertThat(kinds(secretary, day("2025-08-01"))).containsExactly(SECRETARY);
        assertThat(kinds(secretary, day("2026-05-20"))).containsExactly(SECRETARY);
        assertThat(kinds(secretary, day("2026-05-21"))).isEmpty();
    }

    @Test
    void positionInAnEndedWardGivesNothingEvenWhenItsRowWasLeftOpen() {
        rows.position(secretary, "CU", SECRETARY, "2020-01-01", null);
        rows.delegation(secretary, deputy, "CU", SECRETARY, new String[] {}, "2025-01-01", "2027-12-31");

        assertThat(positions.mandates(secretary, day("2025-06-30"))).hasSize(1);
        assertThat(positions.heldBy(secretary, day("2025-07-01"))).isEmpty();
        assertThat(positions.holders("CU", Set.of(SECRETARY), day("2025-07-01")))
                .isEmpty();
        assertThat(positions.mandates(secretary, day("2025-07-01"))).isEmpty();
        assertThat(positions.mandates(deputy, day("2025-06-30"))).hasSize(1);
        assertThat(positions.mandates(deputy, day("2025-07-01"))).isEmpty();
    }

    @Test
    void holdersAreThoseOfTheKindsAskedFor() {
        rows.position(secretary, "CB", SECRETARY, "2025-07-01", null);
        rows.position(deputy, "CB", DEPUTY, "2025-07-01", null);
        rows.position(deputy, "P", SECRETARY, "2025-07-01", null);

        assertThat(positions.holders("CB", Set.of(SECRETARY, DEPUTY), TODAY))
                .extracting(Position::personId)
                .containsExactly(secretary, deputy);
        assertThat(positions.holders("CB", Set.of(DELEGATE, DEPUTY), TODAY))
                .extracting(Position::personId)
                .containsExactly(deputy);
    }

    @Test
    void mandatesAreOwnPositionsAndThoseLentWithinPeriodAndScope() {
        rows.position(secretary, "P", SECRETARY, "2025-07-01", null);
        rows.position(deputy, "P", DEPUTY, "2025-07-01", null);
        rows.delegation(secretary, deputy, "P", SECRETARY, new String[] {"a", "b"}, "2026-01-01", "2026-05-20");

        Mandate own = new Mandate("P", DEPUTY, Optional.empty(), Set.of());
        Mandate lent = new Mandate("P", SECRETARY, Optional.of(secretary), Set.of("a", "b"));
        assertThat(positions.mandates(deputy, TODAY)).containsExactly(own, lent);
        assertThat(lent.covers("a")).isTrue();
        assertThat(lent.covers("c")).isFalse();
        assertThat(own.covers("c")).isTrue();
        assertThat(positions.mandates(deputy, day("2025-12-31"))).containsExactly(own);
        assertThat(positions.mandates(deputy, day("2026-05-21"))).containsExactly(own);
    }

    @Test
    void delegationFallsWithTheDelegatorsPosition() {
        rows.position(secretary, "P", SECRETARY, "2025-07-01", "2026-03-31");
        rows.position(secretary, "P", COMMITTEE_MEMBER, "2025-07-01", null);
        rows.delegation(secretary, deputy, "P", SECRETARY, new String[] {}, "2026-01-01", "2026-12-31");

        assertThat(positions.mandates(deputy, day("2026-03-31"))).hasSize(1);
        assertThat(positions.mandates(deputy, day("2026-04-01"))).isEmpty();
    }

    @Test
    void delegationIsNotLentFurther() {
        long third = rows.person("001172000008");
        rows.position(secretary, "P", SECRETARY, "2025-07-01", null);
        rows.delegation(secretary, deputy, "P", SECRETARY, new String[] {}, "2026-01-01", "2026-12-31");
        rows.delegation(deputy, third, "P", SECRETARY, new String[] {}, "2026-01-01", "2026-12-31");

        assertThat(positions.mandates(third, TODAY)).isEmpty();
    }

    @Test
    void appointingTwiceWithOneConfirmationMakesOnePosition() {
        positions.appoint(secretary, "CB", SECRETARY, day("2026-01-01"), "task:1");
        positions.appoint(secretary, "CB", SECRETARY, day("2026-01-01"), "task:1");
        positions.end(secretary, "CB", day("2026-03-31"), "task:2");
        positions.appoint(secretary, "CB", SECRETARY, day("2026-01-01"), "task:1");

        assertThat(periods()).containsExactly("2026-01-01..2026-03-31 task:1 task:2");
        assertThat(positions.heldBy(secretary, TODAY)).isEmpty();
    }

    @Test
    void appointingAHolderChangesNothingAndAFormerHolderBeginsAgain() {
        rows.position(secretary, "CB", SECRETARY, "2025-08-01", "2026-01-31");

        positions.appoint(secretary, "CB", SECRETARY, day("2026-01-15"), "task:1");
        positions.appoint(secretary, "CB", SECRETARY, day("2026-05-01"), "task:2");

        assertThat(periods()).containsExactly("2025-08-01..2026-01-31 load null", "2026-02-01..null task:1 null");
    }

    @Test
    void appointmentEndsWhereALaterPeriodAlreadyBegins() {
        rows.position(secretary, "CB", SECRETARY, "2026-09-01", null);

        positions.appoint(secretary, "CB", SECRETARY, day("2026-05-01"), "task:1");

        assertThat(periods()).containsExactly("2026-05-01..2026-08-31 task:1 null", "2026-09-01..null load null");
    }

    @Test
    void endingClosesWhatRunsAndDropsWhatHasNotBegun() {
        rows.position(secretary, "CB", SECRETARY, "2025-08-01", null);
        rows.position(secretary, "CB", COMMITTEE_MEMBER, "2026-06-01", null);
        rows.position(secretary, "P", COMMITTEE_MEMBER, "2025-08-01", null);

        positions.end(secretary, "CB", TODAY, "task:3");
        positions.end(secretary, "CB", TODAY, "task:3");

        assertThat(periods()).containsExactly("2025-08-01..2026-05-20 load task:3", "2025-08-01..null load null");
        assertThat(positions.heldBy(secretary, TODAY.plusDays(1)))
                .extracting(Position::organisation)
                .containsExactly("P");
    }

    @Test
    void appointingIntoAnEndedWardIsRefused() {
        assertThatThrownBy(() -> positions.appoint(secretary, "CU", SECRETARY, TODAY, "task:1"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.ORGANISATION_UNKNOWN));
    }

    @Test
    void databaseRefusesTwoPeriodsOfOnePositionThatOverlap() {
        rows.position(secretary, "CB", SECRETARY, "2025-08-01", null);

        assertThatThrownBy(() -> rows.position(secretary, "CB", SECRETARY, "2026-01-01", "2026-01-02"))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("position_one_at_a_time");
    }

    private List<PositionKind> kinds(long person, LocalDate on) {
        return positions.heldBy(person, on).stream().map(Position::kind).toList();
    }

    private List<String> periods() {
        return rows.jdbc
                .sql(
                        "SELECT valid_from, valid_to, confirmed_by, ended_by FROM position ORDER BY organisation_code, valid_from")
                .query((row, number) ->
                        row.getString(1) + ".." + row.getString(2) + " " + row.getString(3) + " " + row.getString(4))
                .list();
    }
}
