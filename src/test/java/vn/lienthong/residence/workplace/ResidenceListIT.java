package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static vn.lienthong.residence.workplace.WorkplaceHub.CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.COMMITTEE;
import static vn.lienthong.residence.workplace.WorkplaceHub.ENDED;
import static vn.lienthong.residence.workplace.WorkplaceHub.OTHER_CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.RESIDENCE;
import static vn.lienthong.residence.workplace.WorkplaceHub.SOON;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.AnnouncementsDue;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.messaging.v1.ListToSend;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.residence.workplace.store.DeliveryStore;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;
import vn.lienthong.residence.workplace.store.ReportStore;
import vn.lienthong.web.TableFile;

/** A list from its first line to the comment that comes back, through the real routes; the residence is spoken for by the test. */
class ResidenceListIT {

    @TempDir
    private static Path data;

    private static WorkplaceHub hub;
    private static long maker;
    private static long approver;
    private static long stranger;

    private Person member;

    @BeforeAll
    static void start() {
        hub = new WorkplaceHub(data);
        approver = hub.officer(CELL, PositionKind.SECRETARY);
        maker = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
        stranger = hub.officer(OTHER_CELL, PositionKind.SECRETARY);
        hub.officer(COMMITTEE, PositionKind.SECRETARY);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void somebodyNew() {
        hub.clock.set(WorkplaceHub.NOON);
        member = hub.member(CELL, RESIDENCE);
    }

    @Test
    void aLineGoesFromTheListToTheCommentAndBack() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);

        CommentsRequested request = hub.requests(list, 1).get(0);
        assertThat(request.getTo().getCode()).isEqualTo(RESIDENCE);
        assertThat(request.getTo().getName()).startsWith("Chi bộ 21 - Đảng bộ phường Khương Đình");
        assertThat(request.getFrom().getCode()).isEqualTo(CELL);
        assertThat(request.getParts().intValueExact()).isEqualTo(1);
        ResidenceLine told = request.getLine().get(0);
        assertThat(told.getLine()).isEqualTo(line.id().toString());
        assertThat(told.getDossier()).isEqualTo(line.dossier().orElseThrow());
        assertThat(told.getMember().getPersonalId()).isEqualTo(member.personalId());
        assertThat(told.getCell()).isEqualTo("Chi bộ Kinh doanh 1");
        assertThat(line.state()).isEqualTo(LineState.SENT);
        assertThat(line.dueAt()).as("three working days on").contains(Instant.parse("2026-11-25T10:30:00Z"));

        hub.says(line, "started");
        hub.says(line, "approved");
        await().atMost(WorkplaceHub.SOON).until(() -> hub.line(line.id()).state() == LineState.APPROVED);
        UUID form = UUID.randomUUID();
        hub.saysCommented(line, form);

        awaitStatus(line, DossierStatus.RESULT_RETURNED);
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 4, 4, 9, 10);
        assertThat(hub.get(JdbcClient.class)
                        .sql("SELECT id || ' ' || path FROM dossier_result WHERE dossier = ?")
                        .param(line.dossier().orElseThrow())
                        .query(String.class)
                        .list())
                .as("DanhSachGiayToKetQua")
                .containsExactly(form + " /residence/reports/" + line.id() + "/comment");
        CommentLine received = hub.line(line.id());
        assertThat(received.state()).isEqualTo(LineState.RECEIVED);
        assertThat(received.commentDocument()).contains(form);
        assertThat(hub.notices(member.id())).containsExactly("residence-comment-received");
        assertThat(hub.reports.comment(member.id(), line.id())).contains(form);
    }

    @Test
    void aWholeCommitteeComesOnTheListOfTheCommitteeAndNobodyElse() {
        long committeeMaker = hub.officer(COMMITTEE, PositionKind.DELEGATE);
        Person colleague = hub.member(OTHER_CELL, RESIDENCE);
        Person elsewhere = hub.member("HN-TAYHO-CB", RESIDENCE);
        UUID list = open(committeeMaker, COMMITTEE);

        int added = hub.members.addCommittee(committeeMaker, list);

        assertThat(hub.lines(list)).hasSize(added);
        assertThat(people(list)).contains(member.id(), colleague.id()).doesNotContain(elsewhere.id());
        assertThat(hub.members.addCommittee(committeeMaker, list))
                .as("nobody twice")
                .isZero();
        refused(
                ErrorCode.RESIDENCE_MEMBER_ELSEWHERE,
                () -> hub.members.add(committeeMaker, list, List.of(elsewhere.id())));
        refused(ErrorCode.RESIDENCE_MEMBER_ELSEWHERE, () -> hub.members.addCell(committeeMaker, list, "HN-TAYHO-CB"));
    }

    @Test
    void aCellAndSomeMembersComeOnAndGoOffAgain() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        assertThat(people(list)).containsExactly(member.id());

        hub.members.addCell(maker, list, CELL);
        assertThat(people(list)).hasSizeGreaterThan(1);
        assertThat(hub.members.candidates(hub.list(list), CELL, "")).isEmpty();

        hub.changes.remove(maker, list, hub.only(list, member));
        assertThat(people(list)).doesNotContain(member.id());
        assertThat(hub.members.candidates(hub.list(list), CELL, member.personalId()))
                .hasSize(1);
    }

    @Test
    void manyLinesAreChangedAtOnceByWhatAFilterFinds() {
        Person other = hub.member(CELL, RESIDENCE);
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id(), other.id()));

        hub.changes.kind(maker, list, LineChoice.all(LineFilter.ALL), LineKind.INTRODUCE_AND_COMMENT);
        LineFilter one = new LineFilter(other.personalId(), Optional.empty(), Optional.empty());
        hub.changes.report(maker, list, LineChoice.all(one), true);
        hub.changes.residence(maker, list, LineChoice.all(one), "HN-KHUONGDINH-DC22");

        assertThat(hub.lines(list)).extracting(CommentLine::kind).containsOnly(LineKind.INTRODUCE_AND_COMMENT);
        assertThat(hub.lineOf(list, other).reportWanted()).isTrue();
        assertThat(hub.lineOf(list, other).residence()).isEqualTo("HN-KHUONGDINH-DC22");
        assertThat(hub.lineOf(list, member).reportWanted()).isFalse();
        assertThat(hub.lineOf(list, member).residence()).isEqualTo(RESIDENCE);
        refused(
                ErrorCode.RESIDENCE_ORGANISATION_UNFIT,
                () -> hub.changes.residence(maker, list, LineChoice.all(one), ENDED));
        refused(
                ErrorCode.RESIDENCE_ORGANISATION_UNFIT,
                () -> hub.changes.residence(maker, list, LineChoice.all(one), OTHER_CELL));
    }

    @Test
    void theYearlyCommentIsNotAskedAboutAnExemptMember() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));

        assertThat(hub.changes
                        .exempt(maker, list, hub.only(list, member), Optional.of("barracks"))
                        .introduced())
                .as("told, for whoever asked for a comment")
                .isEqualTo(1);
        CommentLine exempt = hub.lineOf(list, member);
        assertThat(exempt.kind()).isEqualTo(LineKind.INTRODUCE);
        assertThat(hub.changes.keep(maker, list, List.of(new LineChanges.Entry(exempt.id(), LineKind.COMMENT, true))))
                .extracting(CommentLine::id, CommentLine::kind, CommentLine::reportWanted)
                .containsExactly(tuple(exempt.id(), LineKind.INTRODUCE, true));
        assertThat(hub.changes.keep(
                        maker, list, List.of(new LineChanges.Entry(exempt.id(), LineKind.INTRODUCE, false))))
                .isEmpty();
        LineChanges.Outcome outcome = hub.changes.kind(maker, list, LineChoice.all(LineFilter.ALL), LineKind.COMMENT);

        assertThat(outcome.left()).isEqualTo(1);
        assertThat(hub.lineOf(list, member).kind()).isEqualTo(LineKind.INTRODUCE);

        hub.changes.exempt(maker, list, hub.only(list, member), Optional.of("secret-duty"));
        refused(ErrorCode.RESIDENCE_LINE_EXEMPT, () -> hub.submit(maker, list));
        hub.changes.remove(maker, list, hub.only(list, member));
        refused(ErrorCode.RESIDENCE_LIST_EMPTY, () -> hub.submit(maker, list));
    }

    @Test
    void onDemandTheCommentMayBeAskedAboutWhoIsExemptEveryYear() {
        UUID list = hub.lists.open(maker, CELL, 2026, ListPurpose.ON_DEMAND).id();
        hub.members.add(maker, list, List.of(member.id()));

        hub.changes.exempt(maker, list, hub.only(list, member), Optional.of("barracks"));

        assertThat(hub.lineOf(list, member).kind()).isEqualTo(LineKind.COMMENT);
        hub.submit(maker, list);
        assertThat(hub.list(list).state()).isEqualTo(ListState.SUBMITTED);
    }

    @Test
    void aListSomebodyElseChangedIsNotHandedInUnseen() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        int seen = hub.list(list).version();
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), true);

        refused(ErrorCode.RESIDENCE_LIST_CHANGED, () -> hub.lists.submit(maker, list, seen));
        assertThat(hub.list(list).state()).isEqualTo(ListState.DRAFT);
    }

    @Test
    void aRefusedListIsCorrectedAndHandedInAgainAndBothVersionsAreKept() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        hub.task(list);
        await().atMost(SOON).until(() -> hub.lineOf(list, member).dossier().isPresent());
        CommentLine first = hub.lineOf(list, member);

        refused(ErrorCode.TASK_REASON_MISSING, () -> hub.approval.refuse(approver, list, 1, " "));
        hub.approval.refuse(approver, list, 1, "Thiếu đồng chí mới chuyển đến");
        hub.awaitState(list, ListState.DRAFT);

        awaitStatus(first, DossierStatus.NOT_ACCEPTED);
        assertThat(hub.list(list).refusal()).contains("Thiếu đồng chí mới chuyển đến");
        assertThat(hub.notices(maker)).contains("residence-list-refused");
        Person added = hub.member(CELL, RESIDENCE);
        hub.members.add(maker, list, List.of(added.id()));
        hub.changes.kind(maker, list, hub.only(list, member), LineKind.INTRODUCE_AND_COMMENT);
        hub.submit(maker, list);
        hub.approve(approver, list);

        List<ListStore.Submission> history = hub.lists.history(hub.list(list));
        assertThat(history).extracting(ListStore.Submission::lines).containsExactly(1, 2);
        assertThat(history)
                .extracting(ListStore.Submission::approved)
                .containsExactly(Optional.of(false), Optional.of(true));
        ListVersions versions = hub.get(ListVersions.class);
        ListVersions.Version refused = versions.get(maker, list, 1);
        assertThat(refused.added()).isEqualTo(1);
        assertThat(versions.lines(refused, 0, 50))
                .extracting(VersionLine::fullName, VersionLine::kind, VersionLine::since)
                .containsExactly(tuple(first.fullName(), LineKind.COMMENT, VersionLine.Since.CHANGED));
        assertThat(versions.lines(versions.get(approver, list, 2), 0, 50))
                .extracting(VersionLine::since)
                .containsExactly(VersionLine.Since.SAME, VersionLine.Since.SAME);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> versions.get(stranger, list, 1));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> versions.get(maker, list, 3));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(hub.lineOf(list, member).dossierStatus()).contains(DossierStatus.ACCEPTED);
            assertThat(hub.lineOf(list, member).dossier()).isNotEqualTo(first.dossier());
        });
    }

    @Test
    void whoeverHandsAListInDoesNotApproveIt() {
        UUID list = open(approver, CELL);
        hub.members.add(approver, list, List.of(member.id()));
        hub.submit(approver, list);

        Task task = hub.task(list);
        assertThat(task.organisation()).as("nobody else in the cell").isEqualTo(COMMITTEE);
        refused(ErrorCode.RESIDENCE_LIST_CLOSED, () -> hub.approval.approve(approver, list, 1));

        TaskDecided forged = decision(list, task, "approve");
        await().atMost(SOON).until(() -> hub.lineOf(list, member).dossier().isPresent());
        hub.say(Queues.humanTask(ListTasks.TYPE, "approve"), hub.lineOf(list, member), forged);
        await().atMost(SOON).until(() -> parked(ErrorCode.TASK_FORBIDDEN) > 0);
        assertThat(hub.list(list).state()).isEqualTo(ListState.SUBMITTED);
    }

    @Test
    void anOutcomeNoListHasDecidesNothing() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        TaskDecided unknown = decision(list, hub.task(list), "postpone");
        await().atMost(SOON).until(() -> hub.lineOf(list, member).dossier().isPresent());

        hub.say(Queues.humanTask(ListTasks.TYPE, "approve"), hub.lineOf(list, member), unknown);

        await().atMost(SOON).until(() -> parked(ErrorCode.TASK_OUTCOME_UNKNOWN) > 0);
        assertThat(hub.list(list).state()).isEqualTo(ListState.SUBMITTED);
    }

    private static TaskDecided decision(UUID list, Task task, String outcome) {
        TaskDecided decision = new TaskDecided();
        decision.setTask(task.id().toString());
        decision.setType(ListTasks.TYPE);
        decision.setOutcome(outcome);
        decision.setDossier(hub.list(list).conversation());
        decision.setSubject(task.subject());
        decision.setDecidedBy(approver);
        decision.setDecidedAt(WorkplaceHub.NOON);
        return decision;
    }

    @Test
    void aResidenceThatEndsBetweenThePlanAndItsPartKeepsNoOtherPart() {
        Person moved = hub.member(CELL, "HN-KHUONGDINH-DC22");
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id(), moved.id()));
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.get(ListStore.class).sending(list, maker, WorkplaceHub.NOON);
        hub.get(DeliveryStore.class).plan(list, ListSending.LINES_OF_PART, WorkplaceHub.NOON);
        for (String place : List.of("residence_line SET residence", "residence_delivery SET organisation")) {
            hub.jdbc
                    .sql("UPDATE " + place + " = ? WHERE list = ? AND " + place.substring(place.lastIndexOf(' ') + 1)
                            + " = 'HN-KHUONGDINH-DC22'")
                    .params(ENDED, list)
                    .update();
        }
        ListToSend message = new ListToSend();
        message.setList(list.toString());

        hub.say(Queues.RESIDENCE_SEND_LIST, hub.lineOf(list, member), message);
        hub.awaitState(list, ListState.SENT);

        assertThat(hub.lineOf(list, member).state()).isEqualTo(LineState.SENT);
        assertThat(hub.lineOf(list, moved).state()).isEqualTo(LineState.WAITING);
        assertThat(hub.lineOf(list, moved).problem()).contains(LineProblem.ENDED);
    }

    @Test
    void whatCannotBeSentStaysMarkedAndGoesAloneOnceItsResidenceIsCorrected() {
        Person ended = hub.member(CELL, ENDED);
        Person unknown = hub.member(CELL, "HN-KHONG-CO");
        UUID list = hub.sent(maker, approver, member, ended, unknown);

        assertThat(hub.lineOf(list, member).state()).isEqualTo(LineState.SENT);
        assertThat(hub.lineOf(list, ended).problem()).contains(LineProblem.ENDED);
        assertThat(hub.lineOf(list, unknown).problem()).contains(LineProblem.UNKNOWN);
        assertThat(hub.notices(maker)).contains("residence-list-partly-sent");
        CommentsRequested first = hub.requests(list, 1).get(0);
        assertThat(first.getLine()).hasSize(1);

        hub.changes.residence(maker, list, LineChoice.all(LineFilter.ALL), "HN-KHUONGDINH-DC22");
        assertThat(hub.lineOf(list, member).residence())
                .as("what has gone stays")
                .isEqualTo(RESIDENCE);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        List<CommentsRequested> second = hub.requests(list, 1);
        assertThat(second).hasSize(1);
        assertThat(second.get(0).getTo().getCode()).isEqualTo("HN-KHUONGDINH-DC22");
        assertThat(second.get(0).getLine()).hasSize(2);
        refused(ErrorCode.RESIDENCE_NOTHING_TO_SEND, () -> hub.delivery.send(maker, list));
    }

    @Test
    void anIntroductionAloneEndsWhenItIsTakenNoteOf() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.changes.kind(maker, list, LineChoice.all(LineFilter.ALL), LineKind.INTRODUCE);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        CommentLine line = hub.lineOf(list, member);

        hub.saysTaken(line);

        awaitStatus(line, DossierStatus.RESULT_RETURNED);
        assertThat(hub.line(line.id()).state()).isEqualTo(LineState.TAKEN);
        assertThat(hub.events(line)).contains("residence.taken", "residence.introduced");
    }

    @Test
    void anIntroductionTheCommitteeTookForItsCellSaysSo() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);

        hub.saysTakenForTheCell(line, "Đảng bộ phường Khương Đình");

        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.TAKEN);
        assertThat(hub.events(line)).endsWith("residence.taken-behalf");
    }

    @Test
    void anIntroductionNobodyTookNoteOfIsLateUntilSomebodyDoes() {
        UUID list = hub.introduced(maker, approver, ListPurpose.ON_DEMAND, member);
        CommentLine line = hub.lineOf(list, member);
        LineFilter late = new LineFilter("", Optional.empty(), Optional.of(LineMark.OVERDUE));

        hub.says(line, "overdue");
        await().atMost(SOON).until(() -> hub.line(line.id()).overdue());

        assertThat(hub.events(line)).endsWith("residence.introduction-overdue");
        assertThat(hub.line(line.id()).late(hub.clock.instant())).isTrue();
        assertThat(hub.lists.count(hub.list(list), late)).isEqualTo(1);
        assertThat(hub.lists.counts(hub.list(list)).overdue()).isEqualTo(1);
        hub.saysTaken(line);
        await().atMost(SOON).until(() -> hub.line(line.id()).takenAt().isPresent());
        assertThat(hub.line(line.id()).late(hub.clock.instant())).isFalse();
        assertThat(hub.lists.count(hub.list(list), late)).isZero();
        assertThat(hub.lists.counts(hub.list(list)).overdue()).isZero();
    }

    @Test
    void whoWasAskedAboutThatYearOnAnotherListIsNamed() {
        UUID first = hub.sent(maker, approver, member);
        UUID second = hub.lists.open(maker, CELL, 2026, ListPurpose.ON_DEMAND).id();
        hub.members.add(
                maker, second, List.of(member.id(), hub.member(CELL, RESIDENCE).id()));

        assertThat(hub.lists.askedElsewhere(hub.list(second)))
                .extracting(LineStore.AskedElsewhere::fullName, LineStore.AskedElsewhere::organisation)
                .containsExactly(tuple(hub.lineOf(second, member).fullName(), CELL));
        hub.changes.kind(maker, second, hub.only(second, member), LineKind.INTRODUCE);
        assertThat(hub.lists.askedElsewhere(hub.list(second)))
                .as("an introduction asks for no comment")
                .isEmpty();
        UUID earlier = hub.lists.open(maker, CELL, 2025, ListPurpose.ON_DEMAND).id();
        hub.members.add(maker, earlier, List.of(member.id()));
        assertThat(hub.lists.askedElsewhere(hub.list(earlier))).isEmpty();
        assertThat(hub.lists.askedElsewhere(hub.list(first))).isEmpty();
    }

    @Test
    void aCommentTheCommitteeWroteForItsCellSaysSo() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);

        hub.saysCommentedForTheCell(line, UUID.randomUUID(), "Đảng bộ phường Khương Đình");

        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.RECEIVED);
        assertThat(hub.line(line.id()).commentBehalf()).contains("Đảng bộ phường Khương Đình");
        assertThat(hub.events(line)).contains("residence.commented-behalf");
    }

    @Test
    void ofLateCommentsWhoeverSentTheListIsToldOnce() {
        long sender = hub.officer(CELL, PositionKind.DELEGATE);
        Person other = hub.member(CELL, RESIDENCE);
        UUID list = hub.sent(sender, approver, member, other);

        hub.says(hub.lineOf(list, member), "overdue");
        hub.says(hub.lineOf(list, other), "overdue");

        await().atMost(SOON).until(() -> hub.lines(list).stream().allMatch(CommentLine::overdue));
        assertThat(hub.notices(sender))
                .filteredOn("residence-comments-overdue"::equals)
                .hasSize(1);
    }

    @Test
    void whoeverSentAListIsToldOnceThatItsReviewHasOpened() {
        long sender = hub.officer(CELL, PositionKind.DELEGATE);
        hub.clock.set(Instant.parse("2026-10-30T05:00:00Z"));
        hub.sent(sender, approver, member);
        ReviewNotices review = hub.get(ReviewNotices.class);

        review.check();
        assertThat(hub.notices(sender)).as("not yet").doesNotContain("residence-review-opened");
        hub.clock.set(Instant.parse("2026-10-31T17:00:00Z"));
        review.check();
        hub.sent(sender, approver, hub.member(CELL, RESIDENCE));
        review.check();

        assertThat(hub.notices(sender))
                .filteredOn("residence-review-opened"::equals)
                .hasSize(1);
    }

    @Test
    void whatWasApprovedGoesWhereItWasApprovedFor() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        hub.approve(approver, list);

        hub.changes.residence(maker, list, LineChoice.all(LineFilter.ALL), "HN-KHUONGDINH-DC22");

        assertThat(hub.lineOf(list, member).residence()).isEqualTo(RESIDENCE);
    }

    @Test
    void aFormThatIsNotTheLinesOwnEndsNothing() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        Person other = hub.member(CELL, RESIDENCE);
        CommentLine anothers = hub.lineOf(hub.sent(maker, approver, other), other);
        UUID form = UUID.randomUUID();
        hub.saysCommented(anothers, form);
        awaitStatus(anothers, DossierStatus.RESULT_RETURNED);
        long before = parked(ErrorCode.RESIDENCE_COMMENT_FOREIGN);

        hub.saysCommentedOnly(line, form);
        hub.saysCommentedOnly(line, UUID.randomUUID());

        await().atMost(SOON).until(() -> parked(ErrorCode.RESIDENCE_COMMENT_FOREIGN) == before + 2);
        assertThat(hub.line(line.id()).commentDocument()).isEmpty();
    }

    @Test
    void newsThatComeLateOrTwiceMoveNothingBack() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        UUID form = UUID.randomUUID();

        hub.saysCommented(line, form);
        awaitStatus(line, DossierStatus.RESULT_RETURNED);
        hub.says(line, "started");
        hub.saysCommented(line, form);
        long before = parked(ErrorCode.RESIDENCE_COMMENT_AGAIN);
        hub.saysCommented(line, UUID.randomUUID());

        await().atMost(SOON).until(() -> parked(ErrorCode.RESIDENCE_COMMENT_AGAIN) == before + 1);
        assertThat(hub.line(line.id()).state()).isEqualTo(LineState.RECEIVED);
        assertThat(hub.line(line.id()).commentDocument()).contains(form);
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 9, 10);
    }

    @Test
    void aReportGoesToTheHubItsListWentToWhoeverHasTheOrganisationByNow() {
        CommentLine line = reportAsked();
        wentTo("000.00.09.H26", line);

        refused(ErrorCode.EXCHANGE_HUB_UNKNOWN, () -> hub.reports.send(member.id(), line.id(), "Đã họp."));
        assertThat(hub.line(line.id()).reportSentAt()).isEmpty();
    }

    private static void wentTo(String other, CommentLine line) {
        assertThat(hub.jdbc
                        .sql("UPDATE residence_delivery SET hub = ? WHERE hub IS NOT NULL AND id ="
                                + " (SELECT delivery FROM residence_line WHERE id = ?)")
                        .params(other, line.id())
                        .update())
                .as("noted when it went")
                .isEqualTo(1);
    }

    @Test
    void theMemberReportsWithdrawsAndReportsAgain() {
        CommentLine line = reportAsked();
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5);
        assertThat(hub.notices(member.id())).contains("residence-report-asked");

        hub.reports.save(member.id(), line.id(), "Đã họp chi bộ nơi cư trú đủ bốn kỳ.");
        hub.reports.attach(
                member.id(), line.id(), new Attachment("bao-cao.pdf", "application/pdf", "%PDF-1.7".getBytes()));
        hub.reports.send(member.id(), line.id(), "Đã họp chi bộ nơi cư trú đủ bốn kỳ.");

        ReportSent report = hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1).stream()
                .filter(each -> each.getLine().equals(line.id().toString()))
                .findFirst()
                .orElseThrow();
        assertThat(report.getTo()).isEqualTo(RESIDENCE);
        assertThat(report.getComment()).isEqualTo("Đã họp chi bộ nơi cư trú đủ bốn kỳ.");
        assertThat(hub.get(Documents.class)
                        .find(UUID.fromString(report.getDocument().get(0))))
                .isPresent();
        refused(ErrorCode.RESIDENCE_REPORT_CLOSED, () -> hub.reports.save(member.id(), line.id(), "Khác"));

        hub.reports.withdraw(member.id(), line.id());
        assertThat(hub.taken(Queues.RESIDENCE_REPORT_WITHDRAWN, ReportWithdrawn.class, 1))
                .hasSize(1);
        hub.reports.send(member.id(), line.id(), "Viết lại.");
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5, 4, 5, 4);
        hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1);

        hub.says(line, "started");
        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.STARTED);
        refused(ErrorCode.RESIDENCE_REPORT_IN_USE, () -> hub.reports.withdraw(member.id(), line.id()));
    }

    @Test
    void aWithdrawalThatComesAfterTheCellBeganIsUndone() {
        CommentLine line = reportAsked();
        hub.reports.attach(member.id(), line.id(), new Attachment("gửi.png", "image/png", "đã gửi".getBytes()));
        List<UploadedFile> filesSent = hub.reports.get(member.id(), line.id()).files();
        hub.reports.send(member.id(), line.id(), "Như đã gửi.");
        Instant began = hub.clock.instant();
        hub.clock.set(began.plusSeconds(60));
        hub.reports.withdraw(member.id(), line.id());
        hub.reports.save(member.id(), line.id(), "Đang sửa.");
        hub.reports.detach(member.id(), line.id(), filesSent.get(0).document());
        hub.reports.attach(member.id(), line.id(), new Attachment("khác.png", "image/png", "khác".getBytes()));

        hub.clock.set(began);
        hub.says(line, "started");

        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.STARTED);
        Report report = hub.reports.get(member.id(), line.id());
        assertThat(report.sentAt()).contains(began);
        assertThat(report.comment()).isEqualTo("Như đã gửi.");
        assertThat(report.files()).hasSize(1).isEqualTo(filesSent);
        assertThat(report.drafts()).singleElement().satisfies(draft -> {
            assertThat(draft.comment()).isEqualTo("Đang sửa.");
            assertThat(draft.files()).extracting(UploadedFile::name).containsExactly("khác.png");
            UUID kept = draft.files().get(0).document();
            assertThat(hub.reports.file(member.id(), line.id(), kept).document())
                    .isEqualTo(kept);
        });
        assertThat(hub.line(line.id()).reportSentAt()).contains(began);
        assertThat(hub.steps(line)).endsWith(4);
        assertThat(hub.notices(member.id())).containsOnlyOnce("residence-report-in-use");
        hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1);
        hub.taken(Queues.RESIDENCE_REPORT_WITHDRAWN, ReportWithdrawn.class, 1);
    }

    @Test
    void aWithdrawalFromBeforeTheCellBeganStays() {
        CommentLine line = reportAsked();
        hub.reports.send(member.id(), line.id(), "Như đã gửi.");
        hub.reports.withdraw(member.id(), line.id());
        hub.clock.set(hub.clock.instant().plusSeconds(60));
        hub.says(line, "started");

        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.STARTED);
        assertThat(hub.reports.get(member.id(), line.id()).sentAt()).isEmpty();
        assertThat(hub.notices(member.id())).doesNotContain("residence-report-in-use");
        hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1);
        hub.taken(Queues.RESIDENCE_REPORT_WITHDRAWN, ReportWithdrawn.class, 1);
    }

    @Test
    void theCommentDoesNotWaitForAReportThatNeverComes() {
        CommentLine line = reportAsked();

        hub.saysCommented(line, UUID.randomUUID());

        awaitStatus(line, DossierStatus.RESULT_RETURNED);
        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5, 4, 9, 10);
        refused(ErrorCode.RESIDENCE_REPORT_CLOSED, () -> hub.reports.send(member.id(), line.id(), "Muộn"));
    }

    @Test
    void aReportOfNothingIsNotSentAndAnElevenFileIsNotTaken() {
        CommentLine line = reportAsked();

        refused(ErrorCode.RESIDENCE_REPORT_EMPTY, () -> hub.reports.send(member.id(), line.id(), "  "));
        for (int i = 0; i < Reports.MOST_FILES; i++) {
            hub.reports.attach(
                    member.id(), line.id(), new Attachment(i + ".png", "image/png", ("tệp " + i).getBytes()));
        }
        refused(
                ErrorCode.UPLOAD_TOO_MANY,
                () -> hub.reports.attach(member.id(), line.id(), new Attachment("x.png", "image/png", "x".getBytes())));
        UUID one = hub.reports.get(member.id(), line.id()).files().get(0).document();
        hub.reports.detach(member.id(), line.id(), one);
        assertThat(hub.reports.get(member.id(), line.id()).files()).hasSize(Reports.MOST_FILES - 1);
    }

    @Test
    void whoHasNothingToDoWithAListGetsNowhere() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        long colleague = hub.member(CELL, RESIDENCE).id();

        refused(ErrorCode.RESIDENCE_LIST_FORBIDDEN, () -> hub.lists.open(stranger, CELL, 2026, ListPurpose.YEARLY));
        for (long nobody : new long[] {stranger, colleague, member.id()}) {
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.lists.ownList(nobody, list));
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.lists.toApprove(nobody, list));
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.lists.submit(nobody, list, 1));
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.delivery.send(nobody, list));
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.members.addCell(nobody, list, CELL));
            refused(
                    ErrorCode.RESIDENCE_LIST_UNKNOWN,
                    () -> hub.changes.remove(nobody, list, LineChoice.all(LineFilter.ALL)));
        }
        refused(ErrorCode.RESIDENCE_REPORT_UNKNOWN, () -> hub.reports.get(colleague, line.id()));
        refused(ErrorCode.RESIDENCE_REPORT_UNKNOWN, () -> hub.reports.send(maker, line.id(), "Của người khác"));
    }

    @Test
    void aListIsSignedByWhoeverCanWhenItIsApprovedAndSoAreThePapersOfItsLines() throws Exception {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        hub.task(list);
        refused(ErrorCode.RESIDENCE_LIST_UNSIGNABLE, () -> hub.approval.approveSigned(approver, list, 1));

        hub.get(WorkplaceApplication.PapersOfTests.class).signers.add(approver);
        hub.approval.approveSigned(approver, list, 1);
        hub.awaitState(list, ListState.APPROVED);
        UUID paper = hub.list(list).signedDocument().orElseThrow();
        ListPrints signed = hub.get(ListPrints.class);
        for (long reader : List.of(maker, approver)) {
            assertThat(signed.read(reader, list).signedDocument()).contains(paper);
        }
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> signed.read(stranger, list));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> signed.read(member.id(), list));
        refused(ErrorCode.DOCUMENT_UNKNOWN, () -> signed.read(maker, open(maker, CELL)));
        assertThat(hub.get(Documents.class).find(paper).orElseThrow().number())
                .isEqualTo(hub.list(list).paperNumber());
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        String sent = hub.requests(list, 1).get(0).getLine().get(0).getPaper();
        assertThat(sent).as("of the list itself the residence learns nothing").isNotEqualTo(paper.toString());
        UUID line = hub.lineOf(list, member).id();
        assertThat(hub.get(LinePrints.class).paper(maker, list, line)).hasToString(sent);
        assertThat(signaturesIn(UUID.fromString(sent)))
                .as("the person's, then the organisation's")
                .isEqualTo(2);
        hub.get(WorkplaceApplication.PapersOfTests.class).signers.remove(approver);
    }

    @Test
    void aListSignedByWhoeverHasNoKeyByNowStillGoes() {
        long deputy = hub.officer(CELL, PositionKind.DEPUTY);
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        hub.task(list);
        WorkplaceApplication.PapersOfTests papers = hub.get(WorkplaceApplication.PapersOfTests.class);
        papers.signers.add(deputy);
        hub.approval.approveSigned(deputy, list, 1);
        hub.awaitState(list, ListState.APPROVED);

        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        assertThat(hub.requests(list, 1).get(0).getLine().get(0).getPaper()).isNull();
        papers.signers.remove(deputy);
    }

    @Test
    void aSignedListWaitsForTheDeviceAndHoldsUpNoOther() {
        WorkplaceApplication.PapersOfTests papers = hub.get(WorkplaceApplication.PapersOfTests.class);
        papers.signers.add(approver);
        List<UUID> signed = List.of(approvedSigned(member), approvedSigned(hub.member(CELL, RESIDENCE)));
        UUID unsigned = open(maker, CELL);
        hub.members.add(maker, unsigned, List.of(hub.member(CELL, RESIDENCE).id()));
        hub.submit(maker, unsigned);
        hub.approve(approver, unsigned);
        hub.awaitState(unsigned, ListState.APPROVED);
        papers.trouble = new Failure(ErrorCode.SIGNING_KEY_AWAY, "device");
        try {
            signed.forEach(list -> hub.delivery.send(maker, list));
            hub.delivery.send(maker, unsigned);

            hub.awaitState(unsigned, ListState.SENT);
            assertThat(signed)
                    .allSatisfy(list -> assertThat(hub.list(list).state()).isEqualTo(ListState.SENDING));
        } finally {
            papers.trouble = null;
        }

        signed.forEach(list -> hub.awaitState(list, ListState.SENT));
        assertThat(hub.lines(signed.get(0)))
                .allSatisfy(line -> assertThat(hub.get(LinePrints.class).paper(maker, signed.get(0), line.id()))
                        .isNotNull());
        papers.signers.remove(approver);
    }

    @Test
    void aListWhoseOrderToSendIsLostIsSentOnceAllTheSame() throws Exception {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        StandingLists standing = hub.get(StandingLists.class);
        routes.stopRoute("residence-ask-list-approval");
        hub.submit(maker, list);
        assertThat(hub.taken(Queues.RESIDENCE_APPROVE_LIST, ListSubmitted.class, 1))
                .hasSize(1);
        routes.startRoute("residence-ask-list-approval");
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofMinutes(61)));
        standing.check();
        standing.check();
        assertThat(hub.task(list).requestedBy()).isEqualTo("person:" + maker);
        hub.approve(approver, list);
        assertThat(hub.tasks.ofSubject(hub.list(list).subject())).hasSize(1);

        routes.stopRoute("residence-send-list");
        hub.delivery.send(maker, list);
        assertThat(hub.taken(Queues.RESIDENCE_SEND_LIST, ListToSend.class, 1)).hasSize(1);
        routes.startRoute("residence-send-list");
        hub.clock.set(hub.clock.instant().plus(Duration.ofMinutes(59)));
        standing.check();
        assertThat(hub.list(list).state()).isEqualTo(ListState.SENDING);
        hub.clock.set(hub.clock.instant().plus(Duration.ofMinutes(2)));
        standing.check();

        hub.awaitState(list, ListState.SENT);
        assertThat(hub.requests(list, 1)).hasSize(1);
    }

    @Test
    void aListWhoseDecisionIsLostIsDecidedOnceAllTheSame() throws Exception {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        Task task = hub.task(list);
        long before = told(maker, "residence-list-refused");
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("residence-list-refused");
        hub.tasks.decide(approver, task.id(), "refuse", "Thiếu đảng viên");
        assertThat(hub.taken(Queues.humanTask(ListTasks.TYPE, "refuse"), TaskDecided.class, 1))
                .hasSize(1);
        StandingLists standing = hub.get(StandingLists.class);

        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofMinutes(59)));
        standing.check();
        assertThat(refusals(task, 0)).as("so soon after it").isEmpty();
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofHours(2)));
        standing.check();
        standing.check();
        assertThat(refusals(task, 1)).as("two hours after it, and is lost").hasSize(1);
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofHours(13)));
        standing.check();
        assertThat(refusals(task, 0)).as("eleven hours later").isEmpty();
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofHours(15)));
        standing.check();
        assertThat(refusals(task, 1)).as("thirteen hours later, and is lost").hasSize(1);
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofHours(28)));
        standing.check();
        routes.startRoute("residence-list-refused");

        hub.awaitState(list, ListState.DRAFT);
        CommentList refused = hub.list(list);
        assertThat(refused.refusal()).contains("Thiếu đảng viên");
        assertThat(refused.decidedBy()).hasValue(approver);
        hub.submit(maker, list);
        hub.approve(approver, list);
        assertThat(told(maker, "residence-list-refused") - before).isEqualTo(1);
    }

    private static List<TaskDecided> refusals(Task task, int atLeast) {
        awaitEmptyOutbox();
        return hub.taken(
                Queues.humanTask(ListTasks.TYPE, "refuse"), TaskDecided.class, atLeast, decision -> decision.getTask()
                        .equals(task.id().toString()));
    }

    private static void awaitEmptyOutbox() {
        await().atMost(SOON)
                .until(() -> hub.jdbc
                                .sql("SELECT count(*) FROM outbox")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private static long told(long person, String kind) {
        return hub.notices(person).stream().filter(kind::equals).count();
    }

    @Test
    void whoSignsAListWhileTheDeviceIsAwayIsToldSo() {
        WorkplaceApplication.PapersOfTests papers = hub.get(WorkplaceApplication.PapersOfTests.class);
        papers.signers.add(approver);
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.submit(maker, list);
        hub.task(list);
        papers.trouble = new Failure(ErrorCode.SIGNING_KEY_AWAY, "device");
        try {
            assertThat(hub.approval.maySign(approver, hub.list(list)))
                    .as("the button stays")
                    .isTrue();
            refused(ErrorCode.RESIDENCE_SIGNING_AWAY, () -> hub.approval.approveSigned(approver, list, 1));
        } finally {
            papers.trouble = null;
        }
        assertThat(hub.list(list).state()).isEqualTo(ListState.SUBMITTED);
        assertThat(hub.approval.maySign(stranger, hub.list(list))).isFalse();

        hub.approval.approveSigned(approver, list, 1);

        hub.awaitState(list, ListState.APPROVED);
        papers.signers.remove(approver);
    }

    private UUID approvedSigned(Person person) {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(person.id()));
        hub.submit(maker, list);
        hub.task(list);
        hub.approval.approveSigned(approver, list, 1);
        hub.awaitState(list, ListState.APPROVED);
        return list;
    }

    private static int signaturesIn(UUID document) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        hub.get(Documents.class).copy(document, content);
        try (PDDocument pdf = Loader.loadPDF(content.toByteArray())) {
            return pdf.getSignatureDictionaries().size();
        }
    }

    @Test
    void aSignedListWhoseResidencesChangedAfterwardsGoesWithoutTheSignaturesOfWhatWasApproved() {
        Person lost = hub.member(CELL, ENDED);
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id(), lost.id()));
        hub.submit(maker, list);
        hub.task(list);
        WorkplaceApplication.PapersOfTests papers = hub.get(WorkplaceApplication.PapersOfTests.class);
        papers.signers.add(approver);
        hub.approval.approveSigned(approver, list, 1);
        hub.awaitState(list, ListState.APPROVED);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        assertThat(hub.requests(list, 1).get(0).getLine().get(0).getPaper()).isNotNull();

        hub.changes.residence(maker, list, hub.only(list, lost), RESIDENCE);
        hub.delivery.send(maker, list);
        await().atMost(SOON).until(() -> hub.lineOf(list, lost).state() == LineState.SENT);

        assertThat(hub.requests(list, 1).get(0).getLine().get(0).getPaper()).isNull();
        papers.signers.remove(approver);
    }

    @Test
    void aMissingReportIsRemindedOfOnce() {
        CommentLine line = reportAsked();
        MissingReports reminders = hub.get(MissingReports.class);

        reminders.check();
        assertThat(hub.notices(member.id())).as("too early").doesNotContain("residence-report-reminder");
        hub.clock.set(Instant.parse("2026-11-25T05:00:00Z"));
        reminders.check();
        reminders.check();

        assertThat(hub.notices(member.id())).containsOnlyOnce("residence-report-reminder");
        assertThat(hub.line(line.id()).reportSentAt()).isEmpty();
    }

    @Test
    void anIntroductionDoesNotWaitForEverForItsReport() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.changes.kind(maker, list, LineChoice.all(LineFilter.ALL), LineKind.INTRODUCE);
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), true);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        CommentLine line = hub.lineOf(list, member);
        MissingReports missing = hub.get(MissingReports.class);

        hub.clock.set(Instant.parse("2026-12-04T10:31:00Z"));
        missing.check();
        hub.saysTaken(line);
        await().atMost(WorkplaceHub.SOON)
                .until(() -> hub.line(line.id()).takenAt().isPresent());
        hub.clock.set(Instant.parse("2026-12-04T10:00:00Z"));
        missing.check();
        assertThat(hub.steps(line)).as("the tenth working day is not over").endsWith(5);
        hub.clock.set(Instant.parse("2026-12-04T10:31:00Z"));
        missing.check();
        missing.check();

        assertThat(hub.steps(line)).endsWith(5, 4, 9, 10);
        assertThat(hub.events(line)).containsOnlyOnce("residence.report-not-awaited-longer", "residence.introduced");
        hub.reports.send(member.id(), line.id(), "Muộn nhưng vẫn gửi.");
        assertThat(hub.line(line.id()).reportSentAt())
                .as("it is read all the same")
                .isPresent();
        assertThat(hub.steps(line)).endsWith(10);
    }

    @Test
    void aReportIsCountedAsTheBrowserCountsItAndHoldsWhatAMessageMay() {
        CommentLine line = reportAsked();
        String lines = "x\r\n".repeat(4_999) + "x";

        hub.reports.save(member.id(), line.id(), lines);
        assertThat(hub.reports.get(member.id(), line.id()).comment()).hasSize(9_999);
        hub.reports.send(member.id(), line.id(), "Đã họp\u000bđủ.\r\nHết.");

        assertThat(hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1))
                .filteredOn(report -> report.getLine().equals(line.id().toString()))
                .extracting(ReportSent::getComment)
                .containsExactly("Đã họp đủ.\nHết.");
    }

    @Test
    void ofAListSentDuringTheReviewItsSenderIsToldOnceThereIsSomethingToTell() {
        long sender = hub.officer(CELL, PositionKind.DELEGATE);
        UUID list = hub.sent(sender, approver, member);
        ReviewNotices review = hub.get(ReviewNotices.class);
        review.check();
        assertThat(hub.notices(sender)).doesNotContain("residence-review-opened");

        hub.saysCommented(hub.lineOf(list, member), UUID.randomUUID());
        await().atMost(WorkplaceHub.SOON).until(() -> hub.lineOf(list, member).state() == LineState.RECEIVED);
        review.check();
        review.check();

        assertThat(hub.notices(sender)).containsOnlyOnce("residence-review-opened");
    }

    @Test
    void aRowWhoseNameOrCardIsAnothersIsAMistake() {
        UUID list = open(maker, CELL);

        LineImport.Outcome refused = taken(
                list,
                "Số CCCD;Số thẻ đảng viên;Họ và tên\n" + member.personalId() + ";01.999999;Trần Văn Khác\n"
                        + hub.member(CELL, RESIDENCE).personalId() + ";;Trần Văn Khác\n");
        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.column() + " "
                        + problem.code().code())
                .containsExactly("2 Số thẻ đảng viên LT-RES-090", "2 Họ và tên LT-RES-090", "3 Họ và tên LT-RES-090");
        assertThat(hub.lines(list)).isEmpty();

        assertThat(taken(
                                list,
                                "Số CCCD;Số thẻ đảng viên;Họ và tên\n" + member.personalId()
                                        + ";01.000001;NGUYEN THI VI DU\n")
                        .problems())
                .isEmpty();
    }

    @Test
    void aCardOfTwoMembersNamesNobody() {
        UUID list = open(maker, CELL);
        hub.member(CELL, RESIDENCE);

        LineImport.Outcome refused = taken(list, "Số thẻ đảng viên\n01.000001\n");

        assertThat(refused.problems())
                .extracting(LineImport.Problem::code)
                .containsExactly(ErrorCode.RESIDENCE_FILE_CARD);
        assertThat(hub.lines(list)).isEmpty();
    }

    private static LineImport.Outcome taken(UUID list, String csv) {
        return hub.get(LineImport.class).take(maker, list, csv.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void aFileOfLinesIsTakenAsAWholeOrNotAtAll() throws Exception {
        UUID list = open(maker, CELL);
        Person elsewhere = hub.member(OTHER_CELL, RESIDENCE);
        LineImport file = hub.get(LineImport.class);
        String heading = "Số CCCD;Mã nơi cư trú;Loại;Báo cáo;Diện miễn\n";

        LineImport.Outcome refused = file.take(
                maker,
                list,
                (heading + member.personalId() + ";HN-KHUONGDINH-DC22;Xin nhận xét;có;\n"
                                + elsewhere.personalId() + ";;;;\n"
                                + member.personalId() + ";" + ENDED + ";Khen;x;Bộ đội\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(refused.problems())
                .extracting(problem -> problem.line() + " " + problem.code().code())
                .containsExactly("3 LT-RES-042", "4 LT-RES-044", "4 LT-RES-010", "4 LT-RES-043", "4 LT-RES-043");
        assertThat(hub.lines(list)).isEmpty();

        LineImport.Outcome taken = file.take(
                maker,
                list,
                (heading + member.personalId() + ";HN-KHUONGDINH-DC22;giới thiệu;có;\n")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(taken.problems()).isEmpty();
        CommentLine line = hub.lineOf(list, member);
        assertThat(line.residence()).isEqualTo("HN-KHUONGDINH-DC22");
        assertThat(line.kind()).isEqualTo(LineKind.INTRODUCE);
        assertThat(line.reportWanted()).isTrue();

        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        new TableFile(
                        "Danh sách",
                        LineExport.columns().stream()
                                .map(column -> new TableFile.Column(column, 20))
                                .toList(),
                        "",
                        reader -> hub.get(LineExport.class)
                                .each(maker, list, LineFilter.ALL, each -> reader.accept(List.copyOf(each))))
                .xlsx(out);
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), false);
        assertThat(file.take(maker, list, out.toByteArray()).taken())
                .as("what was exported is taken back")
                .isEqualTo(1);
        assertThat(hub.lineOf(list, member).reportWanted()).isTrue();
        refused(
                ErrorCode.RESIDENCE_FILE_UNREADABLE,
                () -> file.take(maker, list, "Số CCCD".getBytes(java.nio.charset.StandardCharsets.UTF_16)));
        refused(
                ErrorCode.RESIDENCE_FILE_COLUMN,
                () -> file.take(maker, list, "Họ và tên\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void whatCameBackIsCountedAndDownloadedTogetherByTheMakersOnly() throws Exception {
        CommentLine line = reportAsked();
        hub.reports.attach(member.id(), line.id(), new Attachment("anh.png", "image/png", "một tấm ảnh".getBytes()));
        hub.reports.send(member.id(), line.id(), "Đã làm đủ.");
        UUID form = UUID.randomUUID();
        hub.saysCommented(line, form);
        awaitStatus(line, DossierStatus.RESULT_RETURNED);
        ReceivedComments returned = hub.get(ReceivedComments.class);

        ListCounts counts = hub.lists.counts(hub.list(line.list()));
        assertThat(List.of(counts.sent(), counts.reported(), counts.commented(), counts.approved(), counts.received()))
                .containsOnly(1);
        assertThat(counts.overdue()).isZero();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        DocumentArchive archive = returned.archive(maker, line.list(), LineChoice.all(LineFilter.ALL));
        archive.write(out);
        assertThat(archive.length()).hasValue(out.size());
        Set<String> names = new HashSet<>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "0001-nguyen-thi-vi-du/phieu-nhan-xet.pdf",
                        "0001-nguyen-thi-vi-du/bao-cao.txt",
                        "0001-nguyen-thi-vi-du/bao-cao-01-anh.png");
        assertThat(returned.announce(maker, line.list(), LineChoice.all(LineFilter.ALL)))
                .isEqualTo(1);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> returned.comment(stranger, line.list(), line.id()));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> returned.report(member.id(), line.list(), line.id()));
    }

    @Test
    void whereCommentsAreOpenedOnceAnnouncedTheMemberHearsOfItThenAndOnce() {
        WorkplaceRules rules = openOnceAnnounced();
        LineEnd end = new LineEnd(hub.get(ProgressStore.class), hub.dossiers, rules, hub.get(Notices.class), hub.clock);
        ReceivedComments returned = new ReceivedComments(
                hub.lists,
                hub.get(ListStore.class),
                hub.get(LineStore.class),
                hub.get(ReportStore.class),
                rules,
                hub.get(ReceivedArchive.class),
                hub.get(Documents.class),
                hub.get(Outbox.class),
                hub.get(AuditLog.class),
                hub.clock);
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        UUID form = UUID.randomUUID();
        new TransactionTemplate(hub.get(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            end.commented(line, form, "PNX-2026-0000009", "Chi bộ 21", false);
            hub.get(ProgressStore.class)
                    .received(
                            line.id(),
                            new ProgressStore.Comment(
                                    form,
                                    "PNX-2026-0000009",
                                    "Chi bộ 21",
                                    false,
                                    List.of(),
                                    Optional.empty(),
                                    Optional.empty()),
                            WorkplaceHub.NOON);
        });
        assertThat(hub.notices(member.id())).as("not yet").doesNotContain("residence-comment-received");
        assertThat(hub.jdbc
                        .sql("SELECT path FROM dossier_result WHERE dossier = ?")
                        .param(line.dossier().orElseThrow())
                        .query(String.class)
                        .list())
                .as("a page that says where it stands")
                .containsExactly("/residence/reports/" + line.id());

        LineChoice all = LineChoice.all(LineFilter.ALL);
        assertThat(returned.announce(maker, list, all)).isEqualTo(1);
        assertThat(returned.announce(maker, list, all)).isZero();

        await().atMost(SOON).until(() -> hub.notices(member.id()).contains("residence-comment-received"));
        assertThat(hub.lists.counts(hub.list(list)).untold()).isZero();
        assertThat(hub.notices(member.id())).containsOnlyOnce("residence-comment-received");
    }

    private static WorkplaceRules openOnceAnnounced() {
        return new WorkplaceRules(
                Set.of(),
                1,
                1,
                1,
                1,
                List.of(),
                List.of(new WorkplaceRules.Sight(LocalDate.of(2020, 1, 2), WorkplaceRules.When.ANNOUNCED)),
                List.of());
    }

    @Test
    void hundredsWhoseCommentsAreAnnouncedAreToldOnceEachHoweverItIsBrokenOff() throws Exception {
        int many = 2 * Announcements.AT_ONCE + 50;
        UUID list = open(maker, CELL);
        received(list, many);
        ReceivedComments returned = new ReceivedComments(
                hub.lists,
                hub.get(ListStore.class),
                hub.get(LineStore.class),
                hub.get(ReportStore.class),
                openOnceAnnounced(),
                hub.get(ReceivedArchive.class),
                hub.get(Documents.class),
                hub.get(Outbox.class),
                hub.get(AuditLog.class),
                hub.clock);
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("residence-tell-announced");
        assertThat(returned.announce(maker, list, LineChoice.all(LineFilter.ALL)))
                .isEqualTo(many);
        assertThat(told(list)).as("the click tells nobody itself").isEmpty();
        assertThat(hub.lists.counts(hub.list(list)).untold()).isEqualTo(many);
        assertThat(hub.taken(Queues.RESIDENCE_TELL_ANNOUNCED, AnnouncementsDue.class, 1))
                .as("and is lost")
                .hasSize(1);

        Announcements announcements = hub.get(Announcements.class);
        AtomicInteger left = new AtomicInteger(Announcements.AT_ONCE / 2);
        LineEnd dying = mock(LineEnd.class);
        doAnswer(call -> {
                    if (left.getAndDecrement() == 0) {
                        throw new OutOfMemoryError("as if the hub was killed here");
                    }
                    hub.get(LineEnd.class).announced(call.getArgument(0));
                    return null;
                })
                .when(dying)
                .announced(any());
        Announcements killed = new Announcements(
                hub.get(ListStore.class), hub.get(LineStore.class), dying, hub.get(Inbox.class), hub.get(Outbox.class));
        UUID message = UUID.randomUUID();
        handling(message, () -> assertThatThrownBy(() -> killed.tell(Announcements.due(list)))
                .isInstanceOf(OutOfMemoryError.class));
        assertThat(hub.lists.counts(hub.list(list)).untold())
                .as("of a part that is broken off nobody counts as told")
                .isEqualTo(many);
        hub.get(WorkplaceApplication.NoticesOfTests.class).kinds.clear(); // gone with their transaction
        handling(message, () -> announcements.tell(Announcements.due(list)));
        handling(message, () -> announcements.tell(Announcements.due(list)));
        assertThat(told(list)).as("one part, though its message came twice").hasSize(Announcements.AT_ONCE);
        assertThat(hub.lists.counts(hub.list(list)).untold()).isEqualTo(many - Announcements.AT_ONCE);
        assertThat(hub.taken(Queues.RESIDENCE_TELL_ANNOUNCED, AnnouncementsDue.class, 1))
                .as("of the next part, and is lost")
                .hasSize(1);

        StandingLists standing = hub.get(StandingLists.class);
        Instant click = hub.clock.instant();
        hub.clock.set(click.plus(Duration.ofMinutes(59)));
        hub.get(ListStore.class).stepChecked(list, hub.clock.instant());
        standing.check();
        assertThat(orders(list, 0)).as("so soon after it").isEmpty();
        hub.clock.set(click.plus(Duration.ofMinutes(61)));
        standing.check();
        standing.check();
        assertThat(orders(list, 1))
                .as("an hour after it, whatever else of the list was looked at, and is lost")
                .hasSize(1);
        hub.clock.set(click.plus(Duration.ofHours(12)));
        standing.check();
        assertThat(orders(list, 0)).as("eleven hours later").isEmpty();
        hub.clock.set(click.plus(Duration.ofHours(14)));
        standing.check();
        assertThat(hub.jdbc
                        .sql("SELECT step_checked_at FROM residence_list WHERE id = ?")
                        .param(list)
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .as("nor is anything else of the list held up")
                .isEqualTo(click.plus(Duration.ofMinutes(59)));
        routes.startRoute("residence-tell-announced");

        await().atMost(SOON).until(() -> hub.lists.counts(hub.list(list)).untold() == 0);
        assertThat(told(list)).hasSize(many).doesNotHaveDuplicates();
    }

    private static List<AnnouncementsDue> orders(UUID list, int atLeast) {
        awaitEmptyOutbox();
        return hub.taken(Queues.RESIDENCE_TELL_ANNOUNCED, AnnouncementsDue.class, atLeast, order -> order.getList()
                .equals(list.toString()));
    }

    private void handling(UUID message, Runnable work) {
        new MessageContext(Optional.of(message), MessageContext.HUB, Optional.empty()).run(work);
    }

    /** Members of a list that were told they may open their comments, each as often as they were. */
    private static List<Long> told(UUID list) {
        Set<Long> listed = new HashSet<>(people(list));
        return hub.get(WorkplaceApplication.NoticesOfTests.class).kinds.stream()
                .filter(kind -> kind.endsWith(" residence-comment-received"))
                .map(kind -> Long.valueOf(kind.substring(0, kind.indexOf(' '))))
                .filter(listed::contains)
                .toList();
    }

    /** A list that has left, and everything has come back. */
    private void received(UUID list, int lines) {
        hub.jdbc
                .sql(
                        """
                        WITH members AS (
                            INSERT INTO person (personal_id, full_name, search_text)
                            SELECT '0013' || lpad(n::text, 8, '0'), 'Nguyễn Thị Ví Dụ', 'nguyen thi vi du'
                              FROM generate_series(1, :lines) AS n RETURNING id, personal_id, full_name)
                        INSERT INTO residence_line (id, list, person, personal_id, full_name, search_text, sort_key, cell, residence,
                                                    kind, report_wanted, state, dossier, dossier_step, delivery, part, sent_at, due_at,
                                                    received_at, comment_document, comment_number, comment_by)
                        SELECT gen_random_uuid(), :list, id, personal_id, full_name, '', '', :cell, :residence,
                               'COMMENT', FALSE, 'RECEIVED', 'G22.99.NX-' || personal_id || '-261120-0001', 10, gen_random_uuid(), 1,
                               now(), now(), now(), gen_random_uuid(), 'PNX-2026-0000001', 'Chi bộ 21'
                          FROM members
                        """)
                .param("lines", lines)
                .param("list", list)
                .param("cell", CELL)
                .param("residence", RESIDENCE)
                .update();
        hub.jdbc
                .sql("UPDATE residence_list SET state = 'SENT', decided_by = created_by, decided_at = created_at,"
                        + " sent_by = created_by, sent_at = created_at WHERE id = ?")
                .param(list)
                .update();
    }

    @Test
    void aListOfFiveThousandLinesIsHandedInApprovedAndSentWithEachLineOnce() {
        String cell = "HN-TAYHO-CB";
        long bigMaker = hub.officer(cell, PositionKind.DELEGATE);
        long bigApprover = hub.officer(cell, PositionKind.SECRETARY);
        hub.members(cell, 5_000, 40);
        UUID list = open(bigMaker, cell);

        quickly(() -> hub.members.addCell(bigMaker, list, cell));
        assertThat(hub.lists.count(hub.list(list), LineFilter.ALL)).isEqualTo(5_000);
        quickly(() -> hub.changes.kind(bigMaker, list, LineChoice.all(LineFilter.ALL), LineKind.INTRODUCE_AND_COMMENT));
        quickly(() -> hub.lists.page(hub.list(list), LineFilter.ALL, 4_950, 50));
        LineFilter some =
                new LineFilter("vi du", Optional.of(LineKind.INTRODUCE_AND_COMMENT), Optional.of(LineMark.NOT_SENT));
        quickly(() ->
                assertThat(hub.lists.page(hub.list(list), some, 4_900, 50)).hasSize(50));
        quickly(() -> assertThat(hub.lists.count(hub.list(list), some)).isEqualTo(5_000));
        UUID fromFile = open(bigMaker, cell);
        byte[] file = IntStream.rangeClosed(1, 5_000)
                .mapToObj(member -> "0012%08d;HN-KHUONGDINH-X%d;xin nhận xét;có;\n".formatted(member, member % 40))
                .collect(Collectors.joining("", "Số CCCD;Mã nơi cư trú;Loại;Báo cáo;Diện miễn\n", ""))
                .getBytes(StandardCharsets.UTF_8);
        quickly(() -> assertThat(hub.get(LineImport.class).take(bigMaker, fromFile, file))
                .isEqualTo(new LineImport.Outcome(5_000, List.of())));
        assertThat(hub.lists.count(
                        hub.list(fromFile), new LineFilter("", Optional.of(LineKind.COMMENT), Optional.empty())))
                .isEqualTo(5_000);
        quickly(() -> hub.submit(bigMaker, list));
        hub.approve(bigApprover, list);
        quickly(() -> hub.delivery.send(bigMaker, list));

        await().atMost(Duration.ofMinutes(3)).until(() -> hub.list(list).state() == ListState.SENT);
        List<CommentsRequested> requests = hub.requests(list, 40);
        assertThat(requests).allMatch(request -> request.getLine().size() <= ListSending.LINES_OF_PART);
        assertThat(requests)
                .extracting(request -> request.getTo().getCode())
                .hasSize(40)
                .doesNotHaveDuplicates();
        List<String> sent = requests.stream()
                .flatMap(request -> request.getLine().stream())
                .map(ResidenceLine::getLine)
                .toList();
        assertThat(sent).hasSize(5_000).doesNotHaveDuplicates();
        ListCounts counts = hub.lists.counts(hub.list(list));
        assertThat(counts.sent()).isEqualTo(5_000);
        assertThat(hub.jdbc
                        .sql("SELECT count(*) FROM residence_line WHERE list = ? AND dossier_step = 4")
                        .param(list)
                        .query(Integer.class)
                        .single())
                .isEqualTo(5_000);
    }

    /** A click that does not keep anybody waiting. */
    private static void quickly(Runnable click) {
        long before = System.nanoTime();
        click.run();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
    }

    private CommentLine reportAsked() {
        UUID list = open(maker, CELL);
        hub.members.add(maker, list, List.of(member.id()));
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), true);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        return hub.lineOf(list, member);
    }

    private UUID open(long person, String organisation) {
        return hub.lists.open(person, organisation, 2026, ListPurpose.YEARLY).id();
    }

    private static List<Long> people(UUID list) {
        return hub.lines(list).stream().map(CommentLine::person).toList();
    }

    private static void awaitStatus(CommentLine line, DossierStatus status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(hub.dossiers
                        .find(line.dossier().orElseThrow())
                        .orElseThrow()
                        .status())
                .isEqualTo(status));
    }

    private static long parked(ErrorCode code) {
        return hub.jdbc
                .sql("SELECT count(*) FROM dead_letter WHERE code = ?")
                .param(code.code())
                .query(Long.class)
                .single();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
