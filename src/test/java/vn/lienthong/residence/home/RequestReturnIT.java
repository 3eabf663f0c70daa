package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.home.HomeHub.CELL;
import static vn.lienthong.residence.home.HomeHub.OTHER_WARD;
import static vn.lienthong.residence.home.HomeHub.SOON;
import static vn.lienthong.residence.home.HomeHub.WARD;

import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ResidenceKind;
import vn.lienthong.organisation.PositionKind;

/** What is incomplete goes back to the workplace, late after eight working hours, and begins anew when it is sent again. */
class RequestReturnIT {

    private static final String WHY = "Đảng viên không cư trú tại tổ dân phố.";
    /** A Friday, 9 o'clock: the eighth working hour ends on Monday at 9. */
    private static final Instant FRIDAY = HomeApplication.MORNING;

    private static final Instant MONDAY_NINE = Instant.parse("2026-11-23T02:00:00Z");

    @TempDir
    private static Path data;

    private static HomeHub hub;
    private static RequestReturns returns;

    @BeforeAll
    static void start() {
        hub = new HomeHub(data);
        returns = hub.get(RequestReturns.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.clock.set(FRIDAY);
    }

    @Test
    void withinEightWorkingHoursOverAWeekendItGoesBackWithItsReason() {
        CommentsRequested list = hub.list(2, ResidenceKind.COMMENT);
        List<UUID> lines = hub.receive(list);
        hub.write(lines.subList(0, 1));
        assertThat(hub.form(lines.get(0)).request().incompleteUntil()).contains(MONDAY_NINE);

        hub.clock.set(MONDAY_NINE);
        assertThat(returns.giveBack(hub.cellMember, lines, "  " + WHY + " ").values())
                .containsOnlyNulls();

        List<RequestReturned> told = told(lines);
        assertThat(told).hasSize(2).allSatisfy(message -> {
            assertThat(message.getDelivery()).isEqualTo(list.getDelivery());
            assertThat(message.getReason()).isEqualTo(WHY);
            assertThat(message.getBy().getCode()).isEqualTo(CELL);
            assertThat(message.getAt()).isEqualTo(MONDAY_NINE);
        });
        assertThat(hub.get(HomeFormStore.class).findAll(lines))
                .as("nothing is left to write, nor to be late")
                .isEmpty();
        assertThat(returns.giveBack(hub.cellSecretary, lines, WHY).values()).containsOnly(ErrorCode.HOME_RETURNED);
        assertThat(hub.get(Forwarding.class).move(hub.wardDeputy, lines, CELL).values())
                .containsOnly(ErrorCode.HOME_RETURNED);
    }

    @Test
    void whatWasGivenBackIsPrintedForNobodyAndCountedNoMore() {
        YearMonth month = YearMonth.from(FRIDAY.atZone(WorkingCalendar.ZONE));
        HomeStatistics statistics = hub.get(HomeStatistics.class);
        HomeFigures before =
                statistics.of(hub.cellSecretary, CELL, month, month).sum();
        UUID line = hub.receive(1).get(0);

        returns.giveBack(hub.cellSecretary, List.of(line), WHY);

        HomeFigures after = statistics.of(hub.cellSecretary, CELL, month, month).sum();
        assertThat(HomeFigure.values()).allSatisfy(figure -> assertThat(after.get(figure))
                .as("%s", figure)
                .isEqualTo(before.get(figure) + (figure == HomeFigure.RETURNED ? 1 : 0)));
        assertThatThrownBy(() -> hub.get(RequestPrints.class).paper(hub.cellSecretary, line))
                .hasMessageContaining(ErrorCode.HOME_RETURNED.code());
    }

    @Test
    void whatIsPastedWithAReasonAndNoMessageMayHoldIsLeftOut() {
        List<UUID> lines = hub.receive(1);

        assertThat(returns.giveBack(hub.cellSecretary, lines, "Thiếu số thẻ\u000b và\u0000 số lý lịch")
                        .values())
                .containsOnlyNulls();

        assertThat(told(lines)).extracting(RequestReturned::getReason).containsExactly("Thiếu số thẻ  và  số lý lịch");
    }

    @Test
    void aSecondAfterItGoesBackAndIsCalledLate() {
        YearMonth month = YearMonth.from(FRIDAY.atZone(WorkingCalendar.ZONE));
        HomeStatistics statistics = hub.get(HomeStatistics.class);
        HomeFigures before =
                statistics.of(hub.cellSecretary, CELL, month, month).sum();
        List<UUID> inTime = hub.receive(1);
        List<UUID> late = hub.receive(1);
        hub.write(late);

        hub.clock.set(MONDAY_NINE);
        returns.giveBack(hub.cellSecretary, inTime, WHY);
        hub.clock.set(MONDAY_NINE.plusSeconds(1));
        assertThat(returns.giveBack(hub.cellSecretary, late, WHY).values()).containsOnlyNulls();

        assertThat(told(List.of(inTime.get(0), late.get(0))))
                .extracting(RequestReturned::getLine, RequestReturned::isLate)
                .containsExactlyInAnyOrder(
                        tuple(inTime.get(0).toString(), null), tuple(late.get(0).toString(), true));
        assertThat(hub.get(HomeFormStore.class).findAll(late)).isEmpty();
        assertThat(returns.list(hub.cellSecretary, "", Optional.empty(), 2))
                .extracting(row -> row.request().returnedLate(row.at()))
                .containsExactly(true, false);
        HomeFigures after = statistics.of(hub.cellSecretary, CELL, month, month).sum();
        assertThat(after.get(HomeFigure.RETURNED)).isEqualTo(before.get(HomeFigure.RETURNED) + 2);
        assertThat(after.get(HomeFigure.RETURNED_LATE)).isEqualTo(before.get(HomeFigure.RETURNED_LATE) + 1);
    }

    @Test
    void whatCameBeforeThisWasCountedGoesBackLate() {
        UUID line = hub.receive(1).get(0);
        hub.jdbc
                .sql("UPDATE residence_request SET incomplete_until = NULL WHERE line = ?")
                .param(line)
                .update();

        assertThat(returns.giveBack(hub.cellSecretary, List.of(line), WHY)).containsEntry(line, null);
        assertThat(told(List.of(line))).extracting(RequestReturned::isLate).containsExactly(true);
    }

    @Test
    void whatTheCommitteeHasSeenOrTheCellTookNoteOfStays() {
        List<UUID> submitted = hub.receive(1);
        hub.write(submitted);
        hub.submit(submitted);
        List<UUID> introduced = hub.receive(hub.list(1, ResidenceKind.INTRODUCE));
        hub.get(Introductions.class).take(hub.cellSecretary, introduced);

        assertThat(returns.giveBack(hub.cellSecretary, submitted, WHY).values())
                .containsOnly(ErrorCode.HOME_RETURN_CLOSED);
        assertThat(returns.giveBack(hub.cellSecretary, introduced, WHY).values())
                .containsOnly(ErrorCode.HOME_RETURN_CLOSED);
    }

    @Test
    void onlyWhoeverWouldWriteGivesBackAndNeverWithoutAReason() {
        List<UUID> lines = hub.receive(1);
        UUID line = lines.get(0);
        long member = hub.form(line).request().person();
        long elsewhere = hub.officer(OTHER_WARD, PositionKind.SECRETARY);

        assertThat(returns.giveBack(hub.stranger(), lines, WHY)).containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(returns.giveBack(elsewhere, lines, WHY)).containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(returns.giveBack(hub.wardDeputy, lines, WHY))
                .as("the cell has an account")
                .containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(returns.giveBack(member, lines, WHY)).containsEntry(line, ErrorCode.HOME_OWN_FORM);
        refused(ErrorCode.HOME_RETURN_REASON, lines, " \n ");
        refused(ErrorCode.HOME_RETURN_REASON, lines, "x".repeat(RequestReturns.LONGEST + 1));
        assertThat(hub.state(line)).isEqualTo(FormState.WAITING);
    }

    @Test
    void whatCameToTheWardItselfTheWardGivesBack() {
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE_AND_COMMENT);
        list.getTo().setCode(WARD);
        List<UUID> lines = hub.receive(list);

        assertThat(returns.giveBack(hub.wardDeputy, lines, WHY).values()).containsOnlyNulls();
        assertThat(hub.get(Introductions.class).take(hub.wardDeputy, lines).values())
                .containsOnly(ErrorCode.HOME_RETURNED);
        assertThat(hub.get(Introductions.class).list(hub.wardDeputy, false, "", Optional.empty(), 100))
                .extracting(ReceivedRequest::line)
                .doesNotContainAnyElementsOf(lines);
    }

    @Test
    void sentAgainItBeginsAnewWhereItIsForAndEndsWithItsComment() {
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        list.getTo().setCode(WARD);
        List<UUID> lines = hub.receive(list);
        returns.giveBack(hub.wardDeputy, lines, WHY);

        hub.clock.set(MONDAY_NINE);
        sendAgain(list, CELL);

        UUID line = lines.get(0);
        HomeForm anew = hub.form(line);
        assertThat(anew.request().organisation()).isEqualTo(CELL);
        assertThat(anew.request().incompleteUntil()).contains(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(anew.dueAt()).isEqualTo(Instant.parse("2026-11-26T10:30:00Z"));
        hub.write(lines);
        hub.submit(lines);
        assertThat(hub.task(line)).isPresent();
    }

    @Test
    void aSendingThatComesLateOrTwiceDoesNotBringBackWhatWasGivenBackSince() {
        CommentsRequested first = hub.list(1, ResidenceKind.COMMENT);
        List<UUID> lines = hub.receive(first);
        UUID line = lines.get(0);
        Instant firstSent = first.getSentAt();
        String firstDelivery = first.getDelivery();
        returns.giveBack(hub.cellSecretary, lines, WHY);
        told(lines);

        settled(first);
        assertThat(hub.get(HomeFormStore.class).find(line)).as("the same again").isEmpty();

        hub.clock.set(MONDAY_NINE);
        sendAgain(first, CELL);
        String secondDelivery = first.getDelivery();
        assertThat(returns.giveBack(hub.cellSecretary, lines, "Vẫn sai")).containsEntry(line, null);
        assertThat(told(lines)).singleElement().satisfies(message -> assertThat(message.getDelivery())
                .isEqualTo(secondDelivery));

        first.setDelivery(firstDelivery);
        first.setSentAt(firstSent);
        settled(first);
        assertThat(hub.get(HomeFormStore.class).find(line))
                .as("the first again")
                .isEmpty();
    }

    @Test
    void whatWasNotGivenBackStaysAsItIsHoweverOftenItIsSent() {
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        UUID line = hub.receive(list).get(0);
        hub.write(List.of(line));
        Instant due = hub.form(line).dueAt();

        hub.clock.set(MONDAY_NINE);
        list.setDelivery(UUID.randomUUID().toString());
        list.setSentAt(hub.clock.instant());
        settled(list);

        assertThat(hub.state(line)).isEqualTo(FormState.DRAFT);
        assertThat(hub.form(line).dueAt()).isEqualTo(due);
    }

    @Test
    void statisticsCountWhatWasGivenBack() {
        HomeStatistics statistics = hub.get(HomeStatistics.class);
        java.time.YearMonth month = java.time.YearMonth.of(2026, 11);
        int before = statistics.of(hub.cellSecretary, CELL, month, month).sum().get(HomeFigure.RETURNED);
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        List<UUID> lines = hub.receive(list);

        for (int i = 1; i <= 2; i++) {
            assertThat(returns.giveBack(hub.cellSecretary, lines, WHY)).containsEntry(lines.get(0), null);
            hub.clock.set(FRIDAY.plusSeconds(60 * i));
            sendAgain(list, CELL);
        }

        assertThat(statistics.of(hub.cellSecretary, CELL, month, month).sum().get(HomeFigure.RETURNED))
                .as("each time, also after it came again")
                .isEqualTo(before + 2);
        java.time.YearMonth next = month.plusMonths(1);
        assertThat(statistics.of(hub.cellSecretary, CELL, next, next).sum().get(HomeFigure.RETURNED))
                .isZero();
    }

    @Test
    void theReasonAndWhoGaveItBackAreAudited() {
        List<UUID> lines = hub.receive(1);

        returns.giveBack(hub.cellSecretary, lines, WHY);

        assertThat(hub.jdbc
                        .sql("SELECT details::json ->> 'reason' FROM audit_entry"
                                + " WHERE action = 'residence.request-return' AND subject = ?")
                        .param("residence-line:" + lines.get(0))
                        .query(String.class)
                        .list())
                .containsExactly(WHY);
    }

    /** The same lines in a sending of their own. */
    private static void sendAgain(CommentsRequested list, String to) {
        list.setDelivery(UUID.randomUUID().toString());
        list.setSentAt(hub.clock.instant());
        list.getTo().setCode(to);
        hub.send(list);
        UUID line = UUID.fromString(list.getLine().get(0).getLine());
        await().atMost(SOON).until(() -> hub.get(HomeFormStore.class).find(line).isPresent());
    }

    /** Sends it, and something behind it, until that has come. */
    private static void settled(CommentsRequested list) {
        hub.send(list);
        hub.receive(1);
    }

    private static List<RequestReturned> told(List<UUID> lines) {
        return hub.told(
                Queues.RESIDENCE_REQUEST_RETURNED,
                RequestReturned.class,
                lines.size(),
                told -> lines.contains(UUID.fromString(told.getLine())));
    }

    private static void refused(ErrorCode code, List<UUID> lines, String reason) {
        assertThatThrownBy(() -> returns.giveBack(hub.cellSecretary, lines, reason))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
