package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.workplace.WorkplaceHub.CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.RESIDENCE;
import static vn.lienthong.residence.workplace.WorkplaceHub.SOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;

/** What the residence gives back waits with its sender, and goes again once; words that come late or twice undo nothing. */
class LineReturnIT {

    private static final String WHY = "Đảng viên không cư trú tại tổ dân phố.";

    @TempDir
    private static Path data;

    private static WorkplaceHub hub;
    private static long approver;
    private static long maker;
    private Person member;

    @BeforeAll
    static void start() {
        hub = new WorkplaceHub(data);
        approver = hub.officer(CELL, PositionKind.SECRETARY);
        maker = hub.officer(CELL, PositionKind.DELEGATE);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void aMember() {
        hub.clock.set(WorkplaceHub.NOON);
        member = hub.member(CELL, RESIDENCE);
    }

    @Test
    void aLineThatIsGivenBackWaitsWithItsReasonAndItsDossierForWhatIsMissing() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);

        saysReturned(line);
        returned(line.id());

        CommentLine back = hub.line(line.id());
        assertThat(back.problem()).contains(LineProblem.RETURNED);
        assertThat(back.returnReason()).contains(WHY);
        assertThat(back.returnedBy()).contains("Chi bộ 21 - Đảng bộ phường Khương Đình");
        assertThat(back.late(WorkplaceHub.NOON.plus(Duration.ofDays(30)))).isFalse();
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5);
        assertThat(hub.events(line)).endsWith("residence.request-returned");
        assertThat(hub.dossiers.find(line.dossier().orElseThrow()).orElseThrow().status())
                .isEqualTo(DossierStatus.SUPPLEMENT_ASKED);
    }

    @Test
    void whoeverSentTheListIsToldOnceOfAllThatComeBackTogether() {
        long sender = hub.officer(CELL, PositionKind.DELEGATE);
        Person other = hub.member(CELL, RESIDENCE);
        UUID list = hub.sent(sender, approver, member, other);
        CommentLine line = hub.lineOf(list, member);
        CommentLine another = hub.lineOf(list, other);

        saysReturned(line);
        saysReturned(another);
        returned(line.id());
        returned(another.id());

        assertThat(hub.notices(sender))
                .filteredOn("residence-lines-returned"::equals)
                .hasSize(1);
    }

    @Test
    void itGoesAgainOnceAsARequestOfItsOwnAndEndsWithItsComment() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        UUID firstDelivery = line.delivery().orElseThrow();
        hub.requests(list, 1);
        saysReturned(line);
        returned(line.id());

        hub.changes.residence(maker, list, LineChoice.all(LineFilter.ALL), "HN-KHUONGDINH-DC22");
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofDays(3)));
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        List<CommentsRequested> again = hub.requests(list, 1);
        assertThat(again).singleElement().satisfies(request -> {
            assertThat(request.getTo().getCode()).isEqualTo("HN-KHUONGDINH-DC22");
            assertThat(request.getDelivery()).isNotEqualTo(firstDelivery.toString());
            assertThat(request.getLine()).singleElement().satisfies(told -> {
                assertThat(told.getLine()).isEqualTo(line.id().toString());
                assertThat(told.getDossier()).isEqualTo(line.dossier().orElseThrow());
            });
        });
        CommentLine sent = hub.line(line.id());
        assertThat(sent.state()).isEqualTo(LineState.SENT);
        assertThat(sent.problem()).isEmpty();
        hub.saysCommented(sent, UUID.randomUUID());
        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.RECEIVED);
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5, 4, 9, 10);
    }

    @Test
    void aWordThatComesTwiceOrAfterTheResendUndoesNothing() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        RequestReturned word = word(line);
        say(line, word);
        returned(line.id());
        say(line, word);
        hub.says(line, "started");
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        say(line, word);
        hub.says(hub.lineOf(list, member), "submitted");

        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.SUBMITTED);
        assertThat(hub.events(line))
                .filteredOn("residence.request-returned"::equals)
                .hasSize(1);
        assertThat(hub.events(line)).doesNotContain("residence.started");
        assertThat(parkedOf(line)).isZero();
    }

    @Test
    void aSecondSendingComesBackLikeTheFirst() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        saysReturned(line);
        returned(line.id());
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        saysReturned(hub.line(line.id()));
        returned(line.id());

        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5, 4, 5);
    }

    @Test
    void aReportThatWasSentGoesAlongWhenTheLineGoesElsewhere() {
        UUID list = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, list, List.of(member.id()));
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), true);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        CommentLine line = hub.lineOf(list, member);
        hub.reports.send(member.id(), line.id(), "Đã họp đủ.");
        saysReturned(line);
        returned(line.id());
        hub.changes.residence(maker, list, LineChoice.all(LineFilter.ALL), "HN-KHUONGDINH-DC22");

        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        assertThat(hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 2))
                .filteredOn(report -> report.getLine().equals(line.id().toString()))
                .extracting(ReportSent::getTo, ReportSent::getComment)
                .containsExactlyInAnyOrder(tuple(RESIDENCE, "Đã họp đủ."), tuple("HN-KHUONGDINH-DC22", "Đã họp đủ."));
        assertThat(hub.line(line.id()).dossierStep()).as("not asked for again").isEqualTo(4);
    }

    @Test
    void whatTheResidenceHasSubmittedIsNotGivenBack() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        hub.says(line, "submitted");
        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.SUBMITTED);

        saysReturned(line);

        await().atMost(SOON).until(() -> parkedOf(line) == 1);
        assertThat(hub.line(line.id()).state()).isEqualTo(LineState.SUBMITTED);
    }

    @Test
    void aViolationToldBeforeTheLineCameBackReachesTheLeadersAllTheSame() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        saysReturned(line);
        returned(line.id());
        ViolationTold message = new ViolationTold();
        UUID violation = UUID.randomUUID();
        message.setViolation(violation.toString());
        message.setLine(line.id().toString());
        message.setBy(WorkplaceHub.by());
        message.setAt(hub.clock.instant());
        message.setText("Không tham gia họp khu dân cư khi được mời.");

        hub.say(Queues.RESIDENCE_VIOLATION_TOLD, line, message);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(hub.get(ToldViolations.class).list(approver, Optional.empty(), 100))
                        .extracting(ToldViolation::id)
                        .contains(violation));
        assertThat(parkedOf(line)).isZero();
    }

    @Test
    void aWrongCorrectionIsCorrectedOnceMore() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        saysReturned(line);
        returned(line.id());

        hub.changes.residence(maker, list, LineChoice.all(LineFilter.ALL), "HN-KHUONGDINH-DC22");
        hub.changes.residence(maker, list, LineChoice.all(LineFilter.ALL), RESIDENCE);

        assertThat(hub.line(line.id()).residence()).isEqualTo(RESIDENCE);
    }

    private static void saysReturned(CommentLine line) {
        say(line, word(line));
    }

    private static RequestReturned word(CommentLine line) {
        RequestReturned message = new RequestReturned();
        message.setLine(line.id().toString());
        message.setDelivery(line.delivery().orElseThrow().toString());
        message.setBy(WorkplaceHub.by());
        message.setAt(hub.clock.instant());
        message.setReason(WHY);
        return message;
    }

    private static void say(CommentLine line, RequestReturned message) {
        hub.say(Queues.RESIDENCE_REQUEST_RETURNED, line, message);
    }

    private static void returned(UUID line) {
        await().atMost(SOON).until(() -> hub.line(line).returned());
    }

    private static long parkedOf(CommentLine line) {
        return hub.jdbc
                .sql("SELECT count(*) FROM dead_letter WHERE dossier = ?")
                .param(line.dossier().orElseThrow())
                .query(Long.class)
                .single();
    }
}
