package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.workplace.WorkplaceHub.CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.COMMITTEE;
import static vn.lienthong.residence.workplace.WorkplaceHub.NOON;
import static vn.lienthong.residence.workplace.WorkplaceHub.OTHER_CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.RESIDENCE;
import static vn.lienthong.residence.workplace.WorkplaceHub.SOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.workplace.store.ToldViolationStore.Key;

/** What the residence tells of violations, through the real route; the residence is spoken for by the test. */
class ToldViolationIT {

    @TempDir
    private static Path data;

    private static WorkplaceHub hub;
    private static ToldViolations violations;
    private static long secretary;
    private static long deputy;
    private static long maker;

    private Person member;
    private CommentLine line;

    @BeforeAll
    static void start() {
        hub = new WorkplaceHub(data);
        violations = hub.get(ToldViolations.class);
        secretary = hub.officer(CELL, PositionKind.SECRETARY);
        deputy = hub.officer(CELL, PositionKind.DEPUTY);
        maker = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void aMemberWhoIsKnownAtTheResidence() {
        hub.clock.set(NOON);
        hub.jdbc.sql("DELETE FROM residence_told_violation").update();
        hub.get(WorkplaceApplication.NoticesOfTests.class).kinds.clear();
        member = hub.member(CELL, RESIDENCE);
        line = hub.lineOf(hub.sent(maker, secretary, member), member);
    }

    @Test
    void aViolationToldTwiceIsKeptAndNoticedOnce() {
        long before = taken();
        UUID violation = UUID.randomUUID();
        tell(violation, line.id(), false, NOON);
        tell(violation, line.id(), false, NOON);
        UUID last = UUID.randomUUID();
        tell(last, line.id(), true, NOON);
        await().atMost(SOON).until(() -> taken() == before + 3);

        assertThat(all(secretary)).extracting(ToldViolation::id).containsExactly(last, violation);
        assertThat(hub.notices(secretary))
                .filteredOn(kind -> kind.startsWith("residence-violation"))
                .containsExactlyInAnyOrder("residence-violation-told", "residence-violation-told-urgent");
        ToldViolation kept = violations.get(secretary, violation);
        assertThat(kept.organisation()).isEqualTo(CELL);
        assertThat(kept.person()).isEqualTo(member.id());
        assertThat(kept.byCode()).isEqualTo(RESIDENCE);
        assertThat(kept.text()).isEqualTo("Không tham gia họp khu dân cư khi được mời.");
    }

    @Test
    void onlySecretaryAndDeputiesOfTheListsOrganisationAreToldAndRead() {
        long delegate = hub.officer(CELL, PositionKind.DELEGATE);
        long above = hub.officer(COMMITTEE, PositionKind.SECRETARY);
        long elsewhere = hub.officer(OTHER_CELL, PositionKind.SECRETARY);
        UUID violation = told(true);

        for (long reader : new long[] {secretary, deputy}) {
            assertThat(hub.notices(reader)).contains("residence-violation-told-urgent");
            assertThat(violations.get(reader, violation).urgent()).isTrue();
        }
        for (long nobody : new long[] {maker, delegate, above, elsewhere, member.id()}) {
            assertThat(hub.notices(nobody)).doesNotContain("residence-violation-told-urgent");
            unknown(() -> violations.get(nobody, violation));
        }
        for (long nobody : new long[] {maker, delegate, member.id()}) {
            unknown(() -> all(nobody));
        }
        assertThat(all(above)).isEmpty();
        assertThat(all(elsewhere)).isEmpty();
        assertThat(hub.events(line))
                .as("the member's dossier says nothing of it")
                .noneMatch(event -> event.contains("violation"));
    }

    @Test
    void aDeputyNeverReadsOfThemselves() {
        hub.get(Positions.class).appoint(member.id(), CELL, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        UUID violation = told(false);

        assertThat(hub.notices(member.id())).isEmpty();
        assertThat(all(member.id())).isEmpty();
        unknown(() -> violations.get(member.id(), violation));
        assertThat(audited(violation)).isEmpty();
    }

    @Test
    void aViolationOfTheOnlySecretaryGoesToTheOrganisationAbove() {
        String cell = listOfAnotherCell();
        long above = hub.officer(COMMITTEE, PositionKind.SECRETARY);
        hub.get(Positions.class).appoint(member.id(), cell, PositionKind.SECRETARY, LocalDate.of(2026, 1, 1), "load");

        UUID violation = tellAndAwait();

        assertThat(hub.notices(above)).containsOnlyOnce("residence-violation-told");
        assertThat(all(above)).extracting(ToldViolation::id).containsExactly(violation);
        assertThat(violations.get(above, violation).organisation()).isEqualTo(cell);
        assertThat(all(member.id())).isEmpty();
        unknown(() -> violations.get(member.id(), violation));
        unknown(() -> violations.get(secretary, violation));

        long second = hub.officer(cell, PositionKind.DEPUTY);
        assertThat(violations.get(second, violation).id()).isEqualTo(violation);
        assertThat(all(above)).as("the cell has somebody of its own by now").isEmpty();
        unknown(() -> violations.get(above, violation));
    }

    @Test
    void aViolationInACellWithoutLeadersGoesToTheOrganisationAbove() {
        listOfAnotherCell();
        long above = hub.officer(COMMITTEE, PositionKind.DEPUTY);

        UUID violation = tellAndAwait();

        assertThat(hub.notices(above)).contains("residence-violation-told");
        assertThat(all(above)).extracting(ToldViolation::id).containsExactly(violation);
        assertThat(violations.get(above, violation).id()).isEqualTo(violation);
    }

    /** The line is one of a cell below the committee that has no officers yet. */
    private String listOfAnotherCell() {
        String cell = hub.cellOfTheCommittee();
        hub.jdbc
                .sql("UPDATE residence_list SET organisation = ? WHERE id = ?")
                .params(cell, line.list())
                .update();
        return cell;
    }

    @Test
    void whoeverIsSecretaryNoMoreReadsNoMore() {
        long former = hub.officer(CELL, PositionKind.DEPUTY);
        UUID violation = told(false);
        violations.get(former, violation);
        hub.get(Positions.class).end(former, CELL, LocalDate.of(2026, 11, 20), "load");
        hub.clock.set(NOON.plus(Duration.ofDays(1)));

        unknown(() -> violations.get(former, violation));
        unknown(() -> all(former));
    }

    @Test
    void everyReadingIsAuditedAndTheFirstStays() {
        UUID violation = told(false);
        assertThat(all(secretary).get(0).readAt()).as("a list is no reading").isEmpty();

        violations.get(secretary, violation);
        hub.clock.set(NOON.plusSeconds(60));
        ToldViolation again = violations.get(deputy, violation);

        assertThat(again.readBy()).hasValue(secretary);
        assertThat(again.readAt()).contains(NOON);
        assertThat(audited(violation)).containsExactly("person:" + secretary, "person:" + deputy);
    }

    @Test
    void urgentOnesComeFirstThenTheNewestOnEveryPage() {
        UUID urgentOld = told(true, NOON.minusSeconds(300));
        UUID old = told(false, NOON.minusSeconds(200));
        UUID urgentNew = told(true, NOON.minusSeconds(100));
        UUID newest = told(false, NOON);

        List<ToldViolation> first = violations.list(secretary, Optional.empty(), 3);
        ToldViolation last = first.get(2);
        List<ToldViolation> rest =
                violations.list(secretary, Optional.of(new Key(last.urgent(), last.at(), last.id())), 3);

        assertThat(first).extracting(ToldViolation::id).containsExactly(urgentNew, urgentOld, newest);
        assertThat(rest).extracting(ToldViolation::id).containsExactly(old);
    }

    @Test
    void aViolationOfAnUnknownLineIsParked() {
        long before = parked();
        UUID draft = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, draft, List.of(member.id()));
        UUID neverSent = hub.lineOf(draft, member).id();

        tell(UUID.randomUUID(), UUID.randomUUID(), true, NOON);
        tell(UUID.randomUUID(), neverSent, true, NOON);

        await().atMost(SOON).until(() -> parked() == before + 2);
        assertThat(all(secretary)).isEmpty();
        assertThat(hub.notices(secretary)).doesNotContain("residence-violation-told-urgent");
    }

    private UUID told(boolean urgent) {
        return told(urgent, NOON);
    }

    private UUID told(boolean urgent, Instant at) {
        UUID violation = UUID.randomUUID();
        tell(violation, line.id(), urgent, at);
        awaitKept(violation);
        return violation;
    }

    private void tell(UUID violation, UUID about, boolean urgent, Instant at) {
        ViolationTold message = new ViolationTold();
        message.setViolation(violation.toString());
        message.setLine(about.toString());
        message.setBy(WorkplaceHub.by());
        message.setAt(at);
        message.setUrgent(urgent);
        message.setText("Không tham gia họp khu dân cư khi được mời.");
        hub.say(Queues.RESIDENCE_VIOLATION_TOLD, line, message);
    }

    private UUID tellAndAwait() {
        long before = taken();
        UUID violation = UUID.randomUUID();
        tell(violation, line.id(), false, NOON);
        await().atMost(SOON).until(() -> taken() == before + 1);
        return violation;
    }

    private static void awaitKept(UUID violation) {
        await().atMost(SOON)
                .until(() -> all(secretary).stream().anyMatch(told -> told.id().equals(violation)));
    }

    private static List<ToldViolation> all(long person) {
        return violations.list(person, Optional.empty(), 100);
    }

    private static long taken() {
        return hub.jdbc
                .sql("SELECT count(*) FROM inbox WHERE consumer = 'residence-receive-violation'")
                .query(Long.class)
                .single();
    }

    private static List<String> audited(UUID violation) {
        return hub.jdbc
                .sql(
                        "SELECT actor FROM audit_entry WHERE action = 'residence.told-violation-read' AND subject = ? ORDER BY id")
                .param("violation:" + violation)
                .query(String.class)
                .list();
    }

    private static long parked() {
        return hub.jdbc
                .sql("SELECT count(*) FROM dead_letter WHERE code = ? AND queue = ?")
                .params(ErrorCode.RESIDENCE_LINE_UNKNOWN.code(), Queues.RESIDENCE_VIOLATION_TOLD)
                .query(Long.class)
                .single();
    }

    private static void unknown(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(ErrorCode.RESIDENCE_VIOLATION_UNKNOWN));
    }
}
