package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static vn.lienthong.fee.FeeHub.CITY;
import static vn.lienthong.fee.FeeHub.COMMITTEE;
import static vn.lienthong.fee.FeeHub.MONTHLY;
import static vn.lienthong.fee.FeeHub.OTHER_UPPER;
import static vn.lienthong.fee.FeeHub.UPPER;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.statement.Figures;
import vn.lienthong.fee.statement.OrderRow;
import vn.lienthong.fee.statement.Statement;
import vn.lienthong.fee.statement.StatementRow;
import vn.lienthong.fee.statement.Statements;
import vn.lienthong.membership.Profiles;
import vn.lienthong.organisation.PositionKind;

/** Statements are the ledger added up, and nobody sees more of it than the own subtree. */
class StatementsIT {

    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final LocalDate TO = LocalDate.of(2026, 11, 30);

    @TempDir
    private static Path data;

    private static FeeHub hub;
    private static Statements statements;
    private static long city;
    private static long secretary;
    private static FeeOrder arrears;

    /** Three orders, one of them refunded in part, money placed out of suspense, and money that waits. */
    @BeforeAll
    static void start() {
        hub = new FeeHub(data);
        statements = hub.get(Statements.class);
        city = hub.officer(CITY, PositionKind.SECRETARY);
        secretary = hub.officer(COMMITTEE, PositionKind.SECRETARY);
        long deputy = hub.officer(COMMITTEE, PositionKind.DEPUTY);
        arrears = hub.paidOrder(hub.member(), 1);
        FeeOrder refunded = hub.paidOrder(hub.member(), 1);
        Refund refund = hub.get(Refunds.class).ofOrder(secretary, UUID.randomUUID(), refunded.id(), 20_001, "Nộp nhầm");
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.DONE);
        SuspenseCase late = hub.paidLate(hub.member(), 1);
        hub.get(SuspenseDecisions.class)
                .apply(secretary, late.id(), late.order().orElseThrow(), MONTHLY, "Đúng người nộp");
        hub.paidLate(hub.member(), 1);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void eachLevelReceivesWhatTheOneBelowPassedUp() {
        Figures cell = of(city, Profiles.CELL).organisation().figures();
        Figures committee = of(city, COMMITTEE).organisation().figures();
        Figures upper = of(city, UPPER).organisation().figures();
        Figures top = of(city, CITY).organisation().figures();

        assertThat(cell.collected()).isEqualTo(3 * MONTHLY - 20_001);
        assertThat(committee.collected()).isEqualTo(cell.passedUp());
        assertThat(upper.collected()).isEqualTo(committee.passedUp());
        assertThat(top.collected()).isEqualTo(upper.passedUp());
        assertThat(top.passedUp())
                .isEqualTo(hub.count("SELECT -sum(amount) FROM ledger_posting WHERE account = 'CENTRE'"));
    }

    @Test
    void theLedgerSumsToZeroAndIsWhatTheProvidersHold() {
        assertThat(hub.count("SELECT sum(amount) FROM ledger_posting")).isZero();
        long retained = List.of(Profiles.CELL, COMMITTEE, UPPER, CITY).stream()
                .map(code -> of(city, code).organisation().figures())
                .mapToLong(figures -> figures.kept() + figures.held())
                .sum();
        long centre = of(city, CITY).organisation().figures().passedUp();
        long suspense = hub.count("SELECT -sum(amount) FROM ledger_posting WHERE account = 'SUSPENSE'");
        long atProviders = hub.count("SELECT sum(amount) FROM ledger_posting WHERE account = 'PROVIDER'");

        assertThat(retained + centre + suspense).isEqualTo(atProviders).isEqualTo(4 * MONTHLY - 20_001);
    }

    @Test
    void childrenAddUpToWhatTheirCommitteeReceived() {
        Statement statement = of(city, UPPER);

        assertThat(statement.children()).extracting(StatementRow::code).contains(COMMITTEE);
        assertThat(statement.children().stream()
                        .mapToLong(child -> child.figures().passedUp())
                        .sum())
                .isEqualTo(statement.organisation().figures().collected());
    }

    @Test
    void entriesAddUpToTheFiguresAndPageByPage() {
        Figures cell = of(city, Profiles.CELL).organisation().figures();
        List<OrderRow> all = new ArrayList<>();
        statements.eachEntry(city, Profiles.CELL, FROM, TO, all::add);
        List<OrderRow> first = statements.entries(city, Profiles.CELL, FROM, TO, OptionalLong.empty(), 2);
        List<OrderRow> rest = statements.entries(
                city, Profiles.CELL, FROM, TO, OptionalLong.of(first.get(1).entry()), 100);

        assertThat(all.stream().mapToLong(row -> row.figures().collected()).sum())
                .isEqualTo(cell.collected());
        assertThat(first).hasSize(2);
        assertThat(Stream.concat(first.stream(), rest.stream())).containsExactlyElementsOf(all);
    }

    @Test
    void percentagesNobodyHasConfirmedAreNamedFromTheOwnLevelDown() {
        assertThat(of(city, Profiles.CELL).unconfirmed())
                .extracting(UnconfirmedShare::level, UnconfirmedShare::from)
                .containsExactly(tuple("cell", YearMonth.of(2026, 2)));
        assertThat(of(secretary, COMMITTEE).unconfirmed())
                .extracting(UnconfirmedShare::level)
                .contains("cell", "other-grassroots")
                .doesNotContain("city", "residential-upper-committee", "residential-grassroots");
        assertThat(of(city, CITY).unconfirmed())
                .extracting(UnconfirmedShare::level)
                .contains("cell", "city");
        assertThat(statements
                        .of(
                                city,
                                Profiles.CELL,
                                FROM.minusYears(1),
                                FROM.minusYears(1).plusDays(29))
                        .unconfirmed())
                .as("there are no figures to doubt")
                .isEmpty();
    }

    /** A month is shared by its own percentages, however late it is paid. */
    @Test
    void thoseOfArrearsPaidInThePeriodAreNamedToo() {
        YearMonth since = YearMonth.of(2025, 7);
        assertThat(of(city, UPPER).unconfirmed())
                .extracting(UnconfirmedShare::level, UnconfirmedShare::from)
                .doesNotContain(tuple("residential-upper-committee", since));
        hub.jdbc
                .sql("UPDATE fee_line SET month = '2025-08-01' WHERE order_id = ?")
                .param(arrears.id())
                .update();

        try {
            assertThat(of(city, UPPER).unconfirmed())
                    .extracting(UnconfirmedShare::level, UnconfirmedShare::from)
                    .contains(tuple("residential-upper-committee", since))
                    .contains(tuple("residential-upper-committee", YearMonth.of(2026, 2)));
        } finally {
            hub.jdbc
                    .sql("UPDATE fee_line SET month = '2026-11-01' WHERE order_id = ?")
                    .param(arrears.id())
                    .update();
        }
    }

    @Test
    void whatEndedWithinThePeriodIsListedAndSeenAndWhatEndedBeforeIsNot() {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, valid_to,
                                                  search_text, sort_key)
                        VALUES ('HN-TAYHO-VIDU-GT', 'CELL', 'Chi bộ giải thể', false, ?, 'x', '2015-01-01', '2026-11-10', 'x', 'x')
                        """)
                .param(COMMITTEE)
                .update();

        assertThat(of(secretary, COMMITTEE).children())
                .extracting(StatementRow::code)
                .contains("HN-TAYHO-VIDU-GT", Profiles.CELL)
                .doesNotContain("HN-CU");
        assertThat(of(secretary, "HN-TAYHO-VIDU-GT").path())
                .extracting(StatementRow::code)
                .containsExactly(COMMITTEE, "HN-TAYHO-VIDU-GT");
        assertThat(statements
                        .of(secretary, COMMITTEE, FROM.plusMonths(1), TO.plusMonths(1))
                        .children())
                .extracting(StatementRow::code)
                .doesNotContain("HN-TAYHO-VIDU-GT");
    }

    @Test
    void whatIsHeldForOneThatEndedBeforeThePeriodIsListedAndHeldWithItsHeirs() {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, valid_to,
                                                  search_text, sort_key)
                        VALUES ('HN-TAYHO-VIDU-KT', 'CELL', 'Chi bộ kết thúc', false, ?, 'x', '2015-01-01', '2026-11-10', 'x', 'x')
                        """)
                .param(COMMITTEE)
                .update();
        LocalDate from = FROM.plusMonths(1);
        long before =
                statements.of(secretary, COMMITTEE, from, from.plusDays(20)).heldInAll();
        assertThat(statements.of(secretary, COMMITTEE, from, from.plusDays(20)).children())
                .extracting(StatementRow::code)
                .doesNotContain("HN-TAYHO-VIDU-KT");
        hub.jdbc
                .sql(
                        """
                        WITH entry AS (
                            INSERT INTO ledger_entry (kind, subject, booked_on, booked_at)
                            VALUES ('RELEASE', 'of this test', '2026-11-09', now()) RETURNING id)
                        INSERT INTO ledger_posting (entry, line, account, owner, amount)
                        SELECT id, line, 'HELD', owner, amount
                          FROM entry, (VALUES (1, 'HN-TAYHO-VIDU-KT', -500), (2, 'elsewhere', 500)) AS p (line, owner, amount)
                        """)
                .update();

        Statement later = statements.of(secretary, COMMITTEE, from, from.plusDays(20));

        assertThat(later.children()).extracting(StatementRow::code).contains("HN-TAYHO-VIDU-KT");
        assertThat(later.heldInAll()).isEqualTo(before + 500);
        assertThat(statements
                        .of(secretary, "HN-TAYHO-VIDU-KT", from, from.plusDays(20))
                        .heldInAll())
                .isEqualTo(500);
    }

    @Test
    void anotherPeriodHasNothing() {
        Statement earlier = statements.of(city, CITY, FROM.minusMonths(1), FROM.minusDays(1));

        assertThat(earlier.organisation().figures().nothing()).isTrue();
    }

    @Test
    void aCommitteeSeesItsOwnSubtreeOnly() {
        assertThat(of(secretary, Profiles.CELL).path())
                .extracting(StatementRow::code)
                .containsExactly(COMMITTEE, Profiles.CELL);
        for (String elsewhere : List.of(UPPER, CITY, OTHER_UPPER, "NO-SUCH")) {
            assertThatThrownBy(() -> of(secretary, elsewhere))
                    .isInstanceOfSatisfying(
                            Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_FOUND));
            assertThatThrownBy(() -> statements.eachEntry(secretary, elsewhere, FROM, TO, row -> {}))
                    .isInstanceOf(Failure.class);
        }
        assertThatThrownBy(() -> statements.own(hub.member().id()))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
    }

    private static Statement of(long officer, String organisation) {
        return statements.of(officer, organisation, FROM, TO);
    }
}
