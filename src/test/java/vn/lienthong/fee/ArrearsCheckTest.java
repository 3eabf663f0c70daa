package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import vn.lienthong.fee.store.ArrearsStore;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.MandateHolder;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;

/** Members of {@link Profiles#CELL} declare 60,000; its secretary is person 901, that of the committee above 902. */
class ArrearsCheckTest {

    private static final long SECRETARY = 901;
    private static final long ABOVE = 902;
    private static final long OTHER_SECRETARY = 903;

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-30T16:59:59Z"));
    private final Map<Long, List<TakenMonth>> taken = new HashMap<>();
    private final Officers officers = new Officers();
    private Told told;
    private DuesParts parts;
    private ArrearsCheck check;
    private long member;

    @BeforeEach
    void cellWithAMemberWhoBeganInSeptember() throws Exception {
        told = new Told();
        DataSource database = Postgres.freshDatabase();
        parts = DuesParts.on(database);
        check = check(database);
        officers.appoint(Profiles.CELL, SECRETARY, PositionKind.SECRETARY);
        officers.appoint("HN-TAYHO-VIDU", ABOVE, PositionKind.DEPUTY);
        member = parts.person("001173000001");
        active(member, "2026-09");
    }

    @Test
    void theThirdUnpaidMonthIsToldAtTheBeginningOfTheNext() {
        check.check();
        assertThat(told.sentences)
                .as("30 November in Vietnam: November is not unpaid yet")
                .isEmpty();

        clock.set(Instant.parse("2026-11-30T17:00:00Z"));
        check.check();

        assertThat(told.sentences)
                .containsExactly("901 fee-arrears /fees/pay-cell 1 2026 Chi bộ Kinh doanh 1"
                        + " Nguyễn Thị Ví Dụ (09, 10, 11/2026)");
    }

    @Test
    void eachMemberIsToldOfOnceAYear() {
        clock.set(Instant.parse("2026-12-02T00:30:00Z"));
        check.check();
        check.check();
        clock.set(Instant.parse("2027-01-02T00:30:00Z"));
        check.check();
        assertThat(told.sentences).hasSize(1);

        clock.set(Instant.parse("2027-04-01T00:30:00Z"));
        check.check();
        check.check();

        assertThat(told.sentences).hasSize(2).last().asString().contains(" 2027 ", "(01, 02, 03/2027)");
    }

    @Test
    void lastThreeMonthsOfAYearAreToldInTheNextOne() {
        paid(member, "2026-09");
        clock.set(Instant.parse("2026-12-31T16:59:59Z"));
        check.check();
        assertThat(told.sentences).isEmpty();

        clock.set(Instant.parse("2026-12-31T17:00:00Z"));
        check.check();

        assertThat(told.sentences).singleElement().asString().contains("(10, 11, 12/2026)");
    }

    @Test
    void whatIsPaidBeingPaidOrExemptIsNotToldOf() {
        clock.set(Instant.parse("2026-12-02T00:30:00Z"));
        paid(member, "2026-10");
        check.check();

        taken.clear();
        parts.exemptions()
                .put(List.of(new Exemption(
                        member,
                        "critical-illness",
                        100,
                        YearMonth.of(2026, 11),
                        Optional.empty(),
                        "Quyết định số 01-QĐ/ĐU",
                        LocalDate.of(2026, 11, 1))));
        check.check();

        assertThat(told.sentences).isEmpty();
    }

    @Test
    void severalMembersStandInOneNoticeAndALongListIsCut() {
        for (int i = 2; i <= 15; i++) {
            active(parts.person("0011730000%02d".formatted(i)), "2026-09");
        }
        clock.set(Instant.parse("2026-12-02T00:30:00Z"));
        check.check();

        assertThat(told.sentences)
                .singleElement()
                .asString()
                .contains(" 15 2026 ")
                .endsWith("; …");
        assertThat(told.sentences.get(0).split("Nguyễn Thị Ví Dụ")).hasSize(13);
    }

    @Test
    void secretaryInArrearsIsNotTheOnlyOneWhoHearsOfIt() {
        officers.dismiss(SECRETARY);
        officers.appoint(Profiles.CELL, member, PositionKind.SECRETARY);
        clock.set(Instant.parse("2026-12-02T00:30:00Z"));
        check.check();

        assertThat(told.sentences)
                .extracting(sentence -> sentence.substring(0, sentence.indexOf(' ')))
                .containsExactly(Long.toString(member), Long.toString(ABOVE));
        assertThat(told.sentences)
                .as("who may not pay for the cell is not led to where one does")
                .satisfiesExactly(
                        secretary -> assertThat(secretary).contains(" fee-arrears /fees/pay-cell "),
                        above -> assertThat(above).contains(" fee-arrears-above /office/accounts "));
    }

    @Test
    void aCellThatCannotBeCheckedKeepsNoOtherWaiting() {
        long elsewhere = parts.person("001173000002");
        active(elsewhere, "2026-09", Profiles.OTHER_CELL);
        officers.appoint(Profiles.OTHER_CELL, OTHER_SECRETARY, PositionKind.SECRETARY);
        clock.set(Instant.parse("2026-12-02T00:30:00Z"));
        told.deafTo = SECRETARY;

        check.check();
        assertThat(told.sentences).singleElement().asString().startsWith(OTHER_SECRETARY + " ");
        told.deafTo = 0;
        check.check();

        assertThat(told.sentences).hasSize(2);
    }

    @Test
    void cellWithoutOfficersIsToldAboutAboveAndNobodyIsForgottenWhileThereIsNobody() {
        officers.dismiss(SECRETARY);
        officers.dismiss(ABOVE);
        clock.set(Instant.parse("2026-12-02T00:30:00Z"));
        check.check();
        assertThat(told.sentences).isEmpty();

        officers.appoint("HN-TAYHO-VIDU", ABOVE, PositionKind.DEPUTY);
        check.check();

        assertThat(told.sentences).singleElement().asString().startsWith("902 ");
    }

    private ArrearsCheck check(DataSource database) {
        return new ArrearsCheck(
                parts.accounts(),
                parts.dues(people -> taken),
                FeeRulesFile.read(RulesCopy.shipped()),
                new ArrearsNotices(new TreeOfTests(), officers, told),
                new ArrearsStore(new JdbcTemplate(database)),
                new Sweep(new JdbcTransactionManager(database)),
                clock);
    }

    private void active(long person, String from) {
        active(person, from, Profiles.CELL);
    }

    private void active(long person, String from, String cell) {
        Profile base = Profiles.member();
        Profile profile = new Profile(
                base.citizen(),
                base.member(),
                cell,
                base.residence(),
                new Profile.Fee(60_000, YearMonth.parse(from)),
                base.employer(),
                base.extended());
        parts.accountStore().load(List.of(new AccountStore.LoadedAccount(person, profile)), clock.instant());
    }

    private void paid(long person, String month) {
        taken.put(person, List.of(new TakenMonth(YearMonth.parse(month), true, 60_000, UUID.randomUUID())));
    }

    /** Who holds what, whatever the day. */
    private static final class Officers implements Positions {

        private final List<Position> positions = new ArrayList<>();

        void appoint(String organisation, long person, PositionKind kind) {
            positions.add(new Position(
                    positions.size(), person, organisation, kind, LocalDate.of(2020, 1, 1), Optional.empty(), "load"));
        }

        void dismiss(long person) {
            positions.removeIf(position -> position.personId() == person);
        }

        @Override
        public List<Position> holders(String organisation, Set<PositionKind> kinds, LocalDate on) {
            return positions.stream()
                    .filter(position -> position.organisation().equals(organisation) && kinds.contains(position.kind()))
                    .toList();
        }

        @Override
        public List<Position> heldBy(long personId, LocalDate on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<MandateHolder> actors(String organisation, Set<PositionKind> kinds, LocalDate on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Mandate> mandates(long personId, LocalDate on) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void appoint(long personId, String organisation, PositionKind kind, LocalDate from, String confirmedBy) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end(
                long personId, String organisation, Set<PositionKind> kinds, LocalDate lastDay, String confirmedBy) {
            throw new UnsupportedOperationException();
        }
    }

    /** Remembers who was told what. */
    private static final class Told implements Notices {

        private final List<String> sentences = new ArrayList<>();
        private long deafTo;

        @Override
        public void request(String dossier, long recipient, String kind, String link, String... arguments) {
            if (recipient == deafTo) {
                throw new IllegalStateException("as the test wants");
            }
            sentences.add(recipient + " " + kind + " " + link + " " + String.join(" ", arguments));
        }

        @Override
        public int unread(long recipient) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Notice> list(long recipient, UUID before, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Notice> find(long recipient, UUID notice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void markRead(long recipient, UUID notice) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void markAllRead(long recipient) {
            throw new UnsupportedOperationException();
        }
    }
}
