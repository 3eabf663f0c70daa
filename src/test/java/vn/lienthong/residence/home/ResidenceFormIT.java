package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.home.HomeHub.CELL;
import static vn.lienthong.residence.home.HomeHub.OTHER_WARD;
import static vn.lienthong.residence.home.HomeHub.SLOWLY;
import static vn.lienthong.residence.home.HomeHub.SOON;
import static vn.lienthong.residence.home.HomeHub.WARD;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.test.util.ReflectionTestUtils;
import vn.lienthong.document.Documents;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskLifecycle;
import vn.lienthong.humantask.TaskState;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.messaging.v1.CommentFormToSign;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ResidenceKind;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.messaging.v1.ViolationWritten;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** The residence's half of the conversation, from the workplace's message to the signed form on its queue. */
class ResidenceFormIT {

    private static final FormEntry GOOD = new FormEntry(List.of(1, 2, 1, 2, 1, 2), "Tích cực");

    @TempDir
    private static Path data;

    private static HomeHub hub;

    @BeforeAll
    static void start() {
        hub = new HomeHub(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.clock.set(HomeApplication.MORNING);
        hub.papers.failing.clear();
        hub.papers.signed.clear();
        hub.papers.away = null;
    }

    @Test
    void aRequestBecomesASignedFormThatTheWorkplaceIsTold() throws Exception {
        UUID line = hub.receive(1).get(0);
        assertThat(hub.form(line).dueAt()).isEqualTo(Instant.parse("2026-11-25T10:30:00Z"));

        hub.write(List.of(line));
        hub.submit(List.of(line));
        Task task = hub.task(line).orElseThrow();
        assertThat(task.organisation()).isEqualTo(WARD);
        hub.get(Tasks.class).decide(hub.wardSecretary, task.id(), "approve", null);
        hub.awaitState(List.of(line), FormState.APPROVED);
        assertThat(hub.sending.send(hub.wardSecretary, List.of(line))).containsEntry(line, null);

        CommentSent sent = sent(List.of(line)).get(0);
        HomeForm form = hub.form(line);
        assertThat(form.state()).isEqualTo(FormState.SENT);
        assertThat(sent.getNumber()).isEqualTo(form.number().orElseThrow()).startsWith("PNX-2026-");
        assertThat(sent.getBy().getCode()).isEqualTo(CELL);
        ByteArrayOutputStream paper = new ByteArrayOutputStream();
        hub.get(Documents.class).copy(UUID.fromString(sent.getDocument()), paper);
        assertThat(sha256(paper.toByteArray())).isEqualTo(sent.getSha256());
        assertThat(signaturesIn(paper.toByteArray()))
                .as("the person's, then the organisation's")
                .isEqualTo(2);
        assertThat(stages(line)).containsExactly("started", "submitted", "approved");
    }

    @Test
    void aFormPastItsTimeIsEscalatedOnThatDay() {
        UUID line = hub.receive(1).get(0);
        Instant due = hub.form(line).dueAt();
        hub.clock.set(due.minusSeconds(3600));
        hub.write(List.of(line));
        hub.submit(List.of(line));
        Task task = hub.task(line).orElseThrow();
        assertThat(task.dueAt()).isEqualTo(due);
        checkDeadlines();
        assertThat(hub.task(line).orElseThrow().escalatedTo()).isEmpty();

        hub.clock.set(due.plusSeconds(60));
        checkDeadlines();

        assertThat(hub.task(line).orElseThrow().escalatedTo()).isPresent();
    }

    @Test
    void whoeverDecidesAnEscalatedFormOpensWhatItShowsUntilItIsDecided() {
        UUID line = hub.receive(1).get(0);
        hub.clock.set(hub.form(line).dueAt().minusSeconds(3600));
        hub.write(List.of(line));
        hub.submit(List.of(line));
        long city = hub.officer("HN", PositionKind.SECRETARY);
        RequestPrints prints = hub.get(RequestPrints.class);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.forms.report(city, line));
        hub.clock.set(hub.form(line).dueAt().plusSeconds(60));
        checkDeadlines();
        Task task = hub.task(line).orElseThrow();
        assertThat(task.escalatedTo()).contains("HN");

        assertThat(hub.forms.report(city, line)).isEmpty();
        assertThat(hub.forms.get(city, line).line()).isEqualTo(line);
        assertThat(prints.paper(city, line)).isNotNull();
        hub.get(Tasks.class).decide(city, task.id(), "approve", null);
        hub.awaitState(List.of(line), FormState.APPROVED);

        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.forms.report(city, line));
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> prints.paper(city, line));
        hub.get(Positions.class).end(city, "HN", LocalDate.of(2026, 11, 19), "test");
        assertRefused(ErrorCode.HOME_REQUEST_UNKNOWN, () -> hub.get(FormApprovals.class)
                .ofTask(city, hub.get(Tasks.class).get(city, task.id())));
    }

    /** What the hub does each minute. */
    private static void checkDeadlines() {
        ReflectionTestUtils.invokeMethod(hub.context.getBean("taskDeadlines"), "check");
    }

    @Test
    void statisticsCountWhatBecameOfTheRequestsOfTheCellAndForTheCommitteeAbove() {
        HomeFigures before = figures(hub.cellSecretary, CELL);
        HomeFigures wardBefore = figures(hub.wardDeputy, WARD);

        List<UUID> introduced = hub.receive(hub.list(2, ResidenceKind.INTRODUCE));
        assertThat(hub.get(Introductions.class)
                        .take(hub.cellSecretary, List.of(introduced.get(0)))
                        .values())
                .containsOnlyNulls();
        List<UUID> sent = hub.approved(1);
        hub.sending.send(hub.wardSecretary, sent);
        hub.awaitState(sent, FormState.SENT);
        List<UUID> submitted = hub.receive(1);
        hub.write(submitted);
        hub.submit(submitted);
        List<UUID> draft = hub.receive(1);
        hub.write(draft);
        hub.receive(1);

        HomeFigures after = figures(hub.cellSecretary, CELL);
        assertThat(grown(before, after, HomeFigure.INTRODUCED, HomeFigure.TAKEN))
                .containsExactly(2, 1);
        assertThat(grown(before, after, HomeFigure.ASKED, HomeFigure.REPORTS_ASKED, HomeFigure.REPORTED))
                .containsExactly(4, 6, 0);
        assertThat(grown(before, after, HomeFigure.WRITTEN, HomeFigure.SUBMITTED, HomeFigure.APPROVED, HomeFigure.SENT))
                .containsExactly(3, 2, 1, 1);
        assertThat(grown(before, after, HomeFigure.IN_TIME, HomeFigure.LATE)).containsExactly(1, 0);
        assertThat(grown(before, after, HomeFigure.COMMEND, HomeFigure.NONE, HomeFigure.CONSIDER))
                .containsExactly(0, 1, 0);
        assertThat(grown(wardBefore, figures(hub.wardDeputy, WARD), HomeFigure.values()))
                .as("the ward counts its cell")
                .isEqualTo(grown(before, after, HomeFigure.values()));
        int late = after.get(HomeFigure.LATE);
        hub.clock.set(Instant.parse("2026-11-25T10:30:01Z"));
        assertThat(figures(hub.cellSecretary, CELL).get(HomeFigure.LATE))
                .as("what is not sent when it is due")
                .isGreaterThanOrEqualTo(late + 3);
    }

    @Test
    void statisticsAreForNobodyElse() {
        long otherWard = hub.officer(OTHER_WARD, PositionKind.SECRETARY);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> figures(otherWard, CELL));
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> figures(hub.cellSecretary, WARD));
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> figures(hub.wardSecretary, "HN-NOWHERE"));
        assertThat(figures(hub.officer(WARD, PositionKind.COMMITTEE_MEMBER), CELL))
                .as("what the sum of the ward is made of, for whoever sees that")
                .isEqualTo(figures(hub.wardDeputy, CELL));
        long stranger = hub.stranger();
        assertRefused(
                ErrorCode.HOME_NOT_ENTITLED, () -> hub.get(HomeStatistics.class).own(stranger));
    }

    private static HomeFigures figures(long person, String organisation) {
        YearMonth month = YearMonth.of(2026, 11);
        return hub.get(HomeStatistics.class)
                .of(person, organisation, month, month)
                .sum();
    }

    private static List<Integer> grown(HomeFigures before, HomeFigures after, HomeFigure... figures) {
        return Arrays.stream(figures)
                .map(figure -> after.get(figure) - before.get(figure))
                .toList();
    }

    @Test
    void moreThanOneClickMayChooseAreRefusedWithNothingDone() {
        List<UUID> lines = hub.receive(1);
        hub.write(lines);
        UUID another = hub.receive(1).get(0);
        List<UUID> tooMany = Stream.concat(
                        lines.stream(), Stream.generate(UUID::randomUUID).limit(1_000))
                .toList();

        assertRefused(ErrorCode.HOME_TOO_MANY, () -> hub.forms.submit(hub.cellSecretary, tooMany));
        assertRefused(ErrorCode.HOME_TOO_MANY, () -> hub.get(FormChoices.class).choose(hub.cellSecretary, tooMany));
        assertRefused(ErrorCode.HOME_TOO_MANY, () -> hub.sending.send(hub.wardSecretary, tooMany));
        assertRefused(
                ErrorCode.HOME_TOO_MANY, () -> hub.get(FormApprovals.class).approve(hub.wardSecretary, tooMany));
        assertRefused(ErrorCode.HOME_TOO_MANY, () -> hub.forms.copy(hub.cellSecretary, another, tooMany));

        assertThat(hub.state(lines.get(0))).isEqualTo(FormState.DRAFT);
    }

    @Test
    void theSamePartTwiceAndPartsInAnyOrderMakeEachLineOnce() {
        CommentsRequested second = hub.list(2, ResidenceKind.COMMENT);
        CommentsRequested first = hub.list(3, ResidenceKind.COMMENT);
        for (CommentsRequested part : List.of(first, second)) {
            part.setDelivery(second.getDelivery());
            part.setParts(BigInteger.TWO);
        }
        second.setPart(BigInteger.TWO);
        long before = requestNotices();

        List<UUID> late = hub.receive(second);
        List<UUID> early = hub.receive(first);
        hub.write(late);
        hub.send(second);
        UUID after = hub.receive(1).get(0);

        assertThat(hub.requests(late) + hub.requests(early)).isEqualTo(5);
        assertThat(late).allSatisfy(line -> assertThat(hub.state(line)).isEqualTo(FormState.DRAFT));
        assertThat(requestNotices()).as("one for each delivery").isEqualTo(before + 2);
        assertThat(hub.state(after)).isEqualTo(FormState.WAITING);
    }

    @Test
    void requestsForAnOrganisationThatHasEndedGoBack() {
        String ended = CELL + "-CU";
        hub.cell(ended, "Chi bộ 24");
        hub.end(ended);
        CommentsRequested list = hub.list(2, ResidenceKind.COMMENT);
        list.getTo().setCode(ended);

        hub.send(list);

        List<RequestReturned> told =
                hub.told(Queues.RESIDENCE_REQUEST_RETURNED, RequestReturned.class, 2, each -> each.getDelivery()
                        .equals(list.getDelivery()));
        assertThat(told)
                .extracting(RequestReturned::getLine)
                .containsExactlyInAnyOrder(
                        list.getLine().get(0).getLine(), list.getLine().get(1).getLine());
        assertThat(told)
                .extracting(RequestReturned::getReason)
                .containsOnly("Tổ chức đảng Chi bộ 24 không còn hoạt động.");
    }

    @Test
    void requestsForAnOrganisationThatWasNeverKnownGoBack() {
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        list.getTo().setCode("HN-CHUA-NAP");
        list.getTo().setName("Chi bộ 25");

        hub.send(list);

        List<RequestReturned> told =
                hub.told(Queues.RESIDENCE_REQUEST_RETURNED, RequestReturned.class, 1, each -> each.getDelivery()
                        .equals(list.getDelivery()));
        assertThat(told).singleElement().satisfies(back -> {
            assertThat(back.getLine()).isEqualTo(list.getLine().get(0).getLine());
            assertThat(back.getBy().getName()).isEqualTo("Chi bộ 25");
            assertThat(back.getReason()).isEqualTo("Hệ thống nơi nhận không có tổ chức đảng Chi bộ 25.");
            assertThat(back.isLate()).isNull();
        });
        assertThat(hub.parked(list.getLine().get(0).getDossier())).isEmpty();
    }

    @Test
    void whatTheWardIsAskedItPassesOnToTheCell() {
        CommentsRequested list = hub.list(2, ResidenceKind.COMMENT);
        list.getTo().setCode(WARD);
        List<UUID> lines = hub.receive(list);
        Forwarding forwarding = hub.get(Forwarding.class);
        assertThat(forwarding.cells(hub.wardDeputy)).containsOnlyKeys(CELL);
        long elsewhere = hub.officer(OTHER_WARD, PositionKind.SECRETARY);

        assertThat(forwarding.move(elsewhere, lines, CELL).values()).containsOnly(ErrorCode.HOME_NOT_ENTITLED);
        assertThat(forwarding.move(hub.cellSecretary, lines, CELL).values()).containsOnly(ErrorCode.HOME_NOT_ENTITLED);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.forms.save(hub.cellSecretary, lines.get(0), 0, GOOD));
        assertThat(forwarding.move(hub.wardDeputy, lines, CELL).values()).containsOnlyNulls();
        hub.write(lines);
        hub.submit(lines.subList(0, 1));

        assertThat(hub.task(lines.get(0)).orElseThrow().organisation()).isEqualTo(WARD);
        assertThat(forwarding.move(hub.wardDeputy, lines, CELL))
                .containsEntry(lines.get(0), ErrorCode.HOME_FORM_CLOSED)
                .containsEntry(lines.get(1), null);
    }

    @Test
    void whatACellThatHasEndedLeftIsWrittenPassedOnSignedAndToldOfByTheCommitteeAbove() {
        String ending = CELL + "-GOP";
        long secretary = hub.cell(ending, "Chi bộ 23 sắp sáp nhập");
        CommentsRequested list = hub.list(4, ResidenceKind.COMMENT);
        list.getTo().setCode(ending);
        List<UUID> lines = hub.receive(list);
        UUID waiting = lines.get(0);
        UUID approved = lines.get(1);
        UUID returned = lines.get(2);
        for (UUID line : List.of(approved, returned)) {
            hub.forms.save(secretary, line, 0, GOOD);
            assertThat(hub.forms.submit(secretary, List.of(line)).values()).containsOnlyNulls();
            await().atMost(SOON).until(() -> hub.task(line).isPresent());
        }
        hub.get(FormApprovals.class)
                .approve(
                        hub.wardDeputy, List.of(hub.task(approved).orElseThrow().id()));
        hub.awaitState(List.of(approved), FormState.APPROVED);
        UUID task = hub.task(returned).orElseThrow().id();
        hub.end(ending);
        Forwarding forwarding = hub.get(Forwarding.class);

        assertThat(hub.sending.lines(hub.wardSecretary, FormState.SENDABLE, "")).contains(approved);
        assertThat(hub.forms.lines(hub.wardDeputy, FormState.WRITABLE, "", false))
                .contains(waiting, lines.get(3));
        assertThat(forwarding.move(hub.wardDeputy, List.of(waiting), CELL)).containsEntry(waiting, null);
        hub.write(List.of(waiting));
        hub.forms.save(hub.wardDeputy, lines.get(3), 0, GOOD);
        assertThat(hub.form(lines.get(3)).onBehalf()).isTrue();
        hub.sending.send(hub.wardSecretary, List.of(approved));
        hub.awaitState(List.of(approved), FormState.SENT);
        assertThat(sent(List.of(approved)))
                .extracting(message -> message.getBy().getName())
                .containsExactly("Chi bộ 23 sắp sáp nhập - Đảng bộ phường Khương Đình - Đảng bộ Thành phố Hà Nội");

        UUID behalf = lines.get(3);
        assertThat(hub.forms.submit(hub.wardDeputy, List.of(behalf)).values()).containsOnlyNulls();
        await().atMost(SOON).until(() -> hub.task(behalf).isPresent());
        hub.get(FormApprovals.class)
                .approve(
                        hub.wardSecretary,
                        List.of(hub.task(behalf).orElseThrow().id()));
        hub.awaitState(List.of(behalf), FormState.APPROVED);
        hub.sending.send(hub.wardSecretary, List.of(behalf));
        assertThat(sent(List.of(behalf)))
                .extracting(message -> message.getBehalf().getCode())
                .containsExactly(WARD);

        hub.get(Tasks.class).decide(hub.wardDeputy, task, "return", "Ghi rõ hơn");
        hub.awaitState(List.of(returned), FormState.RETURNED);
        List<String> told = hub.get(HomeApplication.NoticesOfTests.class).kinds;
        assertThat(told)
                .contains(hub.wardSecretary + " residence-form-returned")
                .doesNotContain(secretary + " residence-form-returned");
        hub.clock.set(hub.form(returned).dueAt().plusSeconds(60));
        told.clear();
        hub.get(OverdueForms.class).check();
        assertThat(told).contains(hub.wardSecretary + " residence-forms-overdue-below");
        assertThat(figures(hub.wardDeputy, ending).get(HomeFigure.ASKED)).isEqualTo(3);
        YearMonth month = YearMonth.of(2026, 11);
        assertThat(hub.get(HomeStatistics.class)
                        .of(hub.wardDeputy, WARD, month, month)
                        .rows())
                .filteredOn(row -> row.organisation().code().equals(ending))
                .extracting(row -> row.figures().get(HomeFigure.ASKED))
                .containsExactly(3);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> figures(hub.cellSecretary, ending));
    }

    @Test
    void theFormsOfACellBelowASectionCommitteeAreTheWardsToApproveAndSend() {
        String section = WARD + "-BP";
        String below = WARD + "-BP-CB1";
        long ofTheSection =
                hub.organisation(section, OrganisationKind.SECTION_COMMITTEE, "Đảng bộ bộ phận Khu mẫu", WARD);
        long secretary = hub.organisation(below, OrganisationKind.CELL, "Chi bộ Tổ mẫu", section);
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        list.getTo().setCode(below);
        UUID line = hub.receive(list).get(0);
        assertThat(hub.get(Forwarding.class).cells(hub.wardDeputy)).containsOnlyKeys(CELL, below);
        assertThat(hub.get(Forwarding.class).move(hub.wardDeputy, List.of(line), section))
                .as("by a request made by hand")
                .containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(hub.sending.offered(ofTheSection)).isFalse();
        assertThat(hub.sending.offered(hub.wardDeputy)).isTrue();

        hub.forms.save(secretary, line, 0, GOOD);
        assertThat(hub.forms.submit(secretary, List.of(line)).values()).containsOnlyNulls();
        await().atMost(SOON).until(() -> hub.task(line).isPresent());

        assertThat(hub.task(line).orElseThrow().organisation()).isEqualTo(WARD);
        hub.get(FormApprovals.class)
                .approve(hub.wardDeputy, List.of(hub.task(line).orElseThrow().id()));
        hub.awaitState(List.of(line), FormState.APPROVED);
        assertThat(hub.sending.send(ofTheSection, List.of(line))).containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(hub.sending.send(hub.wardSecretary, List.of(line))).containsEntry(line, null);
        hub.awaitState(List.of(line), FormState.SENT);
        hub.end(below);
        HomeRights rights = hub.get(HomeRights.class);
        assertThat(rights.below(Set.of(WARD))).as("left to the section").contains(below);
        assertThat(rights.below(Set.of(section))).isEmpty();
        hub.end(section);
        assertThat(rights.below(Set.of(WARD))).as("left to the ward").contains(below, section);
    }

    @Test
    void aFormReturnedToAWriterWithoutAnAccountByNowIsToldToTheOfficersWhoHaveOne() {
        UUID line = hub.receive(1).get(0);
        long writer = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
        hub.forms.save(writer, line, 0, GOOD);
        assertThat(hub.forms.submit(writer, List.of(line)).values()).containsOnlyNulls();
        await().atMost(SOON).until(() -> hub.task(line).isPresent());
        hub.get(AccountsOfTests.class).neverRegistered.add(writer);
        List<String> told = hub.get(HomeApplication.NoticesOfTests.class).kinds;
        told.clear();

        hub.get(Tasks.class)
                .decide(hub.wardSecretary, hub.task(line).orElseThrow().id(), "return", "Ghi rõ hơn");
        hub.awaitState(List.of(line), FormState.RETURNED);

        assertThat(told)
                .contains(hub.cellSecretary + " residence-form-returned")
                .doesNotContain(hub.wardSecretary + " residence-form-returned");
        hub.get(Positions.class).end(writer, CELL, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void anIntroductionNobodyTakesNoteOfIsLateOnceItsTimeIsOver() {
        List<UUID> lines = hub.receive(hub.list(2, ResidenceKind.INTRODUCE));
        ReceivedRequest waits = hub.get(Introductions.class).introduction(hub.cellSecretary, lines.get(0));
        Instant due = waits.dueAt().orElseThrow();
        assertThat(waits.overdue(due)).isFalse();
        Introductions introductions = hub.get(Introductions.class);
        assertThat(introductions.take(hub.cellSecretary, lines.subList(1, 2)).values())
                .containsOnlyNulls();
        assertThat(introductions.below(hub.wardDeputy, false, "", Optional.empty(), 1000))
                .as("what the committee above may pass on")
                .extracting(ReceivedRequest::line)
                .contains(lines.get(0));
        assertRefused(
                ErrorCode.HOME_NOT_ENTITLED,
                () -> introductions.below(hub.cellSecretary, false, "", Optional.empty(), 1000));
        List<String> told = hub.get(HomeApplication.NoticesOfTests.class).kinds;
        hub.clock.set(due.plusSeconds(60));
        hub.get(OverdueForms.class).check();
        told.clear();
        hub.get(OverdueForms.class).check();
        assertThat(told).as("once").isEmpty();

        assertThat(introductions.introduction(hub.cellSecretary, lines.get(0)).overdue(hub.clock.instant()))
                .isTrue();
        assertThat(stages(lines.get(0))).containsExactly("overdue");
        assertThat(introductions.introduction(hub.cellSecretary, lines.get(1)).overdue(hub.clock.instant()))
                .as("taken note of")
                .isFalse();
    }

    @Test
    void anIntroductionIsTakenNoteOfOnceAndTheMemberIsTwoWay() {
        CommentsRequested list = hub.list(2, ResidenceKind.INTRODUCE);
        List<UUID> lines = hub.receive(list);
        Introductions introductions = hub.get(Introductions.class);

        assertThat(introductions.take(hub.cellMember, lines).values()).containsOnlyNulls();
        assertThat(introductions.take(hub.cellSecretary, lines).values()).containsOnlyNulls();

        assertThat(hub.told(
                        Queues.RESIDENCE_INTRODUCTION_TAKEN,
                        IntroductionTaken.class,
                        2,
                        told -> lines.contains(UUID.fromString(told.getLine()))))
                .hasSize(2);
        TwoWayMembers members = hub.get(TwoWayMembers.class);
        String name = list.getLine().get(0).getMember().getFullName();
        TwoWayMember member =
                members.list(hub.cellSecretary, false, name, 0, 20).get(0);
        members.record(
                hub.cellSecretary,
                UUID.randomUUID(),
                List.of(member.id()),
                LocalDate.of(2026, 11, 19),
                ActivityKind.MEETING,
                Attendance.PRESENT,
                "Có ý kiến đóng góp");
        assertThat(members.get(hub.cellSecretary, member.id()).present()).isEqualTo(1);
        assertRefused(
                ErrorCode.HOME_ACTIVITY_INVALID,
                () -> members.record(
                        hub.cellSecretary,
                        UUID.randomUUID(),
                        List.of(member.id()),
                        LocalDate.of(2026, 11, 21),
                        ActivityKind.MEETING,
                        Attendance.PRESENT,
                        ""));
        assertThat(members.list(hub.wardSecretary, false, name, 0, 20))
                .as("the committee above follows it")
                .extracting(TwoWayMember::id)
                .containsExactly(member.id());
        assertThat(members.activities(hub.wardSecretary, member.id(), 2026)).hasSize(1);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> members.end(hub.wardSecretary, member.id()));
        assertRefused(
                ErrorCode.HOME_NOT_ENTITLED,
                () -> members.get(hub.officer(OTHER_WARD, PositionKind.SECRETARY), member.id()));
        assertThat(members.own(member.person(), members.of(member.person()).get(0), 2026))
                .as("the member's own")
                .extracting(Activity::remark)
                .containsExactly("Có ý kiến đóng góp");
        assertThat(members.of(hub.stranger())).isEmpty();
    }

    @Test
    void theFormOfAnIntroducedMemberShowsWhatTheCellWroteDown() {
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE_AND_COMMENT);
        UUID line = hub.receive(list).get(0);
        hub.write(List.of(line));
        hub.submit(List.of(line));

        assertThat(hub.form(line).request().introducedAt()).isPresent();
        TwoWayMembers members = hub.get(TwoWayMembers.class);
        TwoWayMember member = members.list(
                        hub.cellSecretary,
                        false,
                        list.getLine().get(0).getMember().getFullName(),
                        0,
                        20)
                .get(0);
        members.record(
                hub.cellSecretary,
                UUID.randomUUID(),
                List.of(member.id()),
                LocalDate.of(2026, 3, 3),
                ActivityKind.MOVEMENT,
                Attendance.EXCUSED,
                "");
        assertThat(members.ofForm(hub.form(line)))
                .extracting(Activity::attendance)
                .containsExactly(Attendance.EXCUSED);
    }

    @Test
    void aReturnedFormComesBackWithItsReasonAndGoesAgain() {
        UUID line = hub.receive(1).get(0);
        hub.write(List.of(line));
        hub.submit(List.of(line));
        Task first = hub.task(line).orElseThrow();

        hub.get(Tasks.class).decide(hub.wardSecretary, first.id(), "return", "Chưa rõ tiêu chí 3");
        hub.awaitState(List.of(line), FormState.RETURNED);

        assertThat(hub.form(line).decisionReason()).contains("Chưa rõ tiêu chí 3");
        assertThat(notices("residence-form-returned")).contains(hub.cellSecretary + " residence-form-returned");
        hub.forms.save(hub.cellSecretary, line, hub.form(line).version(), GOOD);
        assertThat(hub.state(line)).as("stays marked until it goes again").isEqualTo(FormState.RETURNED);
        hub.submit(List.of(line));
        Task second = hub.task(line).orElseThrow();
        assertThat(second.subject()).isNotEqualTo(first.subject());
        hub.get(Tasks.class).decide(hub.wardSecretary, second.id(), "approve", null);
        hub.awaitState(List.of(line), FormState.APPROVED);
    }

    @Test
    void twoHundredFormsAreApprovedAtOnceSignedOnceAndEachSentOnce() {
        List<UUID> lines = hub.receive(200);
        hub.write(lines.subList(0, 1));
        assertThat(hub.forms.copy(hub.cellSecretary, lines.get(0), lines).values())
                .containsOnlyNulls();
        hub.submit(lines);

        FormApprovals approvals = hub.get(FormApprovals.class);
        int waiting = approvals.waiting(hub.wardSecretary);
        assertThat(approvals.approveAll(hub.wardSecretary, "", false)).hasSize(waiting);
        hub.awaitState(lines, FormState.APPROVED);
        assertThat(hub.sending.send(hub.wardSecretary, lines).values()).containsOnlyNulls();
        assertThat(hub.sending.send(hub.wardSecretary, lines).values())
                .as("a second click")
                .containsOnlyNulls();

        List<CommentSent> sent = sent(lines);
        assertThat(sent).hasSize(200);
        assertThat(sent).extracting(CommentSent::getNumber).doesNotHaveDuplicates();
        assertThat(hub.papers.signed).hasSize(200).doesNotHaveDuplicates();
        hub.awaitState(lines, FormState.SENT);
    }

    /** As many as one click may choose, each step by one click. */
    @Test
    void aThousandFormsAreCopiedSubmittedApprovedAndSentByOneClickEach() {
        List<UUID> lines = Stream.generate(() -> hub.receive(200))
                .limit(5)
                .flatMap(List::stream)
                .toList();
        hub.write(lines.subList(0, 1));
        FormApprovals approvals = hub.get(FormApprovals.class);

        assertThat(hub.forms.copy(hub.cellSecretary, lines.get(0), lines).values())
                .hasSize(999)
                .containsOnlyNulls();
        assertThat(hub.forms.submit(hub.cellSecretary, lines).values()).containsOnlyNulls();
        await().atMost(SLOWLY).until(() -> tasks(lines).size() == 1_000);
        assertThat(approvals.approve(hub.wardSecretary, tasks(lines)).values()).containsOnlyNulls();
        await().atMost(SLOWLY).until(() -> count(lines, FormState.APPROVED) == 1_000);
        assertThat(hub.sending.send(hub.wardSecretary, lines).values()).containsOnlyNulls();

        await().atMost(SLOWLY).until(() -> count(lines, FormState.SENT) == 1_000);
        assertThat(hub.papers.signed).hasSize(1_000).doesNotHaveDuplicates();
    }

    private static List<UUID> tasks(List<UUID> lines) {
        return hub.jdbc
                .sql("SELECT id FROM human_task WHERE subject = ANY (?) AND state = 'OPEN'")
                .param(lines.stream().map(line -> line + "/1").toArray(String[]::new))
                .query(UUID.class)
                .list();
    }

    private static int count(List<UUID> lines, FormState state) {
        return hub.jdbc
                .sql("SELECT count(*) FROM residence_form WHERE line = ANY (?) AND state = ?")
                .params(lines.toArray(UUID[]::new), state.name())
                .query(Integer.class)
                .single();
    }

    @Test
    void aSecondOrderToSignASentFormSignsNothing() {
        UUID line = hub.approved(1).get(0);
        hub.sending.send(hub.wardSecretary, List.of(line));
        hub.awaitState(List.of(line), FormState.SENT);

        CommentFormToSign again = new CommentFormToSign();
        again.setLine(line.toString());
        hub.send(Queues.RESIDENCE_SIGN_FORM, hub.form(line).request().dossier(), again);
        UUID other = hub.approved(1).get(0);
        hub.sending.send(hub.wardSecretary, List.of(other));
        hub.awaitState(List.of(other), FormState.SENT);

        assertThat(sent(List.of(line))).hasSize(1);
        assertThat(hub.papers.signed).hasSize(2);
    }

    @Test
    void aPaperThatIsKeptAlreadyIsSentAndNotMadeAgain() throws Exception {
        UUID line = hub.approved(1).get(0);
        String name = hub.form(line).request().fullName();
        hub.papers.failing.put(name, new Failure(ErrorCode.SIGNING_KEY_AWAY, "device"));
        hub.sending.send(hub.wardSecretary, List.of(line));
        HomeForm form = hub.form(line);
        byte[] paper = "%PDF-1.7 kept before the hub died".getBytes(StandardCharsets.UTF_8);
        hub.keep(form, paper);

        CommentSent sent = sent(List.of(line)).get(0);

        assertThat(sent.getDocument()).isEqualTo(form.document().orElseThrow().toString());
        assertThat(sent.getSha256()).isEqualTo(sha256(paper));
        assertThat(hub.papers.signed).isEmpty();
    }

    @Test
    void aFormThatFailedIsSignedByTheNextClickUnderTheNumberItHad() {
        UUID line = hub.approved(1).get(0);
        String name = hub.form(line).request().fullName();
        hub.papers.failing.put(name, new Failure(ErrorCode.DOCUMENT_TEMPLATE, "no such glyph"));
        hub.sending.send(hub.wardSecretary, List.of(line));
        hub.awaitState(List.of(line), FormState.UNSIGNED);
        HomeForm before = hub.form(line);

        hub.papers.failing.clear();
        hub.sending.send(hub.wardDeputy, List.of(line));
        hub.awaitState(List.of(line), FormState.SENT);

        assertThat(hub.form(line).number()).isEqualTo(before.number());
        assertThat(hub.form(line).document()).isEqualTo(before.document());
        assertThat(hub.form(line).signer()).hasValue(hub.wardDeputy);
    }

    @Test
    void aFailureAtOneFormIsListedOnItAndStopsNoOther() {
        List<UUID> lines = hub.approved(5);
        UUID broken = lines.get(2);
        hub.papers.failing.put(
                hub.form(broken).request().fullName(),
                new Failure(ErrorCode.SIGNER_CERTIFICATE_EXPIRED, "expired yesterday"));

        hub.sending.send(hub.wardSecretary, lines);

        hub.awaitState(List.of(broken), FormState.UNSIGNED);
        hub.awaitState(lines.stream().filter(line -> !line.equals(broken)).toList(), FormState.SENT);
        assertThat(hub.form(broken).signProblem()).contains(ErrorCode.SIGNER_CERTIFICATE_EXPIRED.code());
        assertThat(sent(lines)).hasSize(4);
        assertThat(hub.parked(hub.form(broken).request().dossier())).isEmpty();
        assertThat(hub.sending.lines(hub.wardSecretary, FormState.SENDABLE, "")).contains(broken);
    }

    @Test
    void aDeviceThatIsAwayForAMomentIsAskedAgainWithoutAClick() {
        UUID line = hub.approved(1).get(0);
        String name = hub.form(line).request().fullName();
        hub.papers.failing.put(name, new Failure(ErrorCode.SIGNING_KEY_AWAY, "device"));
        hub.sending.send(hub.wardSecretary, List.of(line));
        await().atMost(SOON)
                .until(() -> hub.form(line).signProblem().equals(Optional.of(ErrorCode.SIGNING_KEY_AWAY.code())));

        hub.papers.failing.clear();

        hub.awaitState(List.of(line), FormState.SENT);
        assertThat(hub.form(line).signProblem()).isEmpty();
    }

    @Test
    void aDeviceThatIsAwayAtTheClickIsWaitedForToo() {
        UUID line = hub.approved(1).get(0);
        hub.papers.away = new Failure(ErrorCode.SIGNING_KEY_AWAY, "device");

        assertThat(hub.sending.send(hub.wardSecretary, List.of(line))).containsEntry(line, null);
        await().atMost(SOON)
                .until(() -> hub.form(line).signProblem().equals(Optional.of(ErrorCode.SIGNING_KEY_AWAY.code())));
        hub.papers.away = null;

        hub.awaitState(List.of(line), FormState.SENT);
    }

    @Test
    void whoseMandateEndsWhileTheDeviceIsAwaySignsNothingMore() {
        hub.get(Positions.class).appoint(hub.cellMember, WARD, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "test");
        UUID line = hub.approved(1).get(0);
        hub.papers.failing.put(hub.form(line).request().fullName(), new Failure(ErrorCode.SIGNING_KEY_AWAY, "device"));
        assertThat(hub.sending.send(hub.cellMember, List.of(line))).containsEntry(line, null);
        await().atMost(SOON)
                .until(() -> hub.form(line).signProblem().equals(Optional.of(ErrorCode.SIGNING_KEY_AWAY.code())));

        hub.get(Positions.class).end(hub.cellMember, WARD, LocalDate.of(2026, 11, 19), "test");
        hub.papers.failing.clear();

        hub.awaitState(List.of(line), FormState.UNSIGNED);
        assertThat(hub.form(line).signProblem()).contains(ErrorCode.HOME_NOT_ENTITLED.code());
        assertThat(hub.papers.signed).isEmpty();
        hub.sending.send(hub.wardSecretary, List.of(line));
        hub.awaitState(List.of(line), FormState.SENT);
    }

    @Test
    void whoHoldsAnotherPositionByTheTimeOfTheSignatureSignsWithItOnlyAfterAnotherClick() {
        Positions positions = hub.get(Positions.class);
        UUID line = hub.approved(1).get(0);
        positions.appoint(hub.cellSecretary, WARD, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "printed");
        hub.papers.failing.put(hub.form(line).request().fullName(), new Failure(ErrorCode.SIGNING_KEY_AWAY, "device"));
        assertThat(hub.sending.send(hub.cellSecretary, List.of(line))).containsEntry(line, null);
        await().atMost(SOON)
                .until(() -> hub.form(line).signProblem().equals(Optional.of(ErrorCode.SIGNING_KEY_AWAY.code())));

        positions.appoint(hub.cellSecretary, WARD, PositionKind.SECRETARY, LocalDate.of(2026, 11, 20), "since then");
        positions.end(hub.cellSecretary, WARD, Set.of(PositionKind.DEPUTY), LocalDate.of(2026, 11, 19), "printed");
        hub.papers.failing.clear();

        hub.awaitState(List.of(line), FormState.UNSIGNED);
        assertThat(hub.form(line).signProblem()).contains(ErrorCode.HOME_NOT_ENTITLED.code());
        hub.sending.send(hub.cellSecretary, List.of(line));
        hub.awaitState(List.of(line), FormState.SENT);
        assertThat(hub.form(line).signerPosition()).contains(PositionKind.SECRETARY.name());
        positions.end(hub.cellSecretary, WARD, LocalDate.of(2026, 11, 19), "printed");
    }

    @Test
    void aFormWhoseOrderToSignIsLostIsSignedOnceAllTheSame() {
        UUID line = hub.approved(1).get(0);
        hub.losing(
                "residence-sign-form",
                Queues.RESIDENCE_SIGN_FORM,
                CommentFormToSign.class,
                () -> hub.sending.send(hub.wardSecretary, List.of(line)));
        StandingForms standing = hub.get(StandingForms.class);

        hub.clock.set(HomeApplication.MORNING.plus(Duration.ofMinutes(59)));
        standing.check();
        assertThat(checked(line)).isEmpty();
        hub.clock.set(HomeApplication.MORNING.plus(Duration.ofMinutes(61)));
        standing.check();
        standing.check();

        hub.awaitState(List.of(line), FormState.SENT);
        assertThat(checked(line)).contains(hub.clock.instant());
        assertThat(sent(List.of(line))).hasSize(1);
        assertThat(hub.papers.signed).hasSize(1);
    }

    @Test
    void theDatabasesTroubleIsNoFaultOfTheForm() {
        UUID line = hub.approved(1).get(0);
        hub.papers.failing.put(
                hub.form(line).request().fullName(), new DataAccessResourceFailureException("no connection"));
        int before = hub.papers.failed.get();

        hub.sending.send(hub.wardSecretary, List.of(line));

        await().atMost(SOON).until(() -> hub.papers.failed.get() >= before + 2);
        assertThat(hub.form(line).state()).isEqualTo(FormState.SIGNING);
        hub.papers.failing.clear();
        hub.awaitState(List.of(line), FormState.SENT);
    }

    @Test
    void aFormThatIsNotSignedYetIsAskedForTwiceADay() {
        UUID line = hub.approved(1).get(0);
        StandingForms standing = hub.get(StandingForms.class);
        Instant first = HomeApplication.MORNING.plus(Duration.ofHours(2));
        hub.without("residence-sign-form", () -> {
            hub.sending.send(hub.wardSecretary, List.of(line));
            assertThat(ordersToSign(line)).as("of the click").hasSize(1);
            hub.clock.set(first);
            standing.check();
            hub.clock.set(first.plus(Duration.ofHours(11)));
            standing.check();
            assertThat(checked(line)).contains(first);
            assertThat(ordersToSign(line)).as("two hours after it").hasSize(1);
            hub.clock.set(first.plus(Duration.ofHours(13)));
            standing.check();
            assertThat(checked(line)).contains(hub.clock.instant());
            assertThat(ordersToSign(line)).as("twelve hours later").hasSize(1);
        });
        hub.clock.set(first.plus(Duration.ofHours(26)));
        standing.check();

        hub.awaitState(List.of(line), FormState.SENT);
        assertThat(sent(List.of(line))).hasSize(1);
    }

    private static List<CommentFormToSign> ordersToSign(UUID line) {
        return ordersToSign(line, 1);
    }

    private static List<CommentFormToSign> ordersToSign(UUID line, int wanted) {
        return hub.told(Queues.RESIDENCE_SIGN_FORM, CommentFormToSign.class, wanted, order -> order.getLine()
                .equals(line.toString()));
    }

    @Test
    void aFormWhoseMessageIsParkedIsAskedForOnceThatIsDiscarded() {
        UUID line = hub.approved(1).get(0);
        String dossier = hub.form(line).request().dossier();
        hub.losing(
                "residence-sign-form",
                Queues.RESIDENCE_SIGN_FORM,
                CommentFormToSign.class,
                () -> hub.sending.send(hub.wardSecretary, List.of(line)));
        CommentFormToSign unknown = new CommentFormToSign();
        unknown.setLine(UUID.randomUUID().toString());
        hub.send(Queues.RESIDENCE_SIGN_FORM, dossier, unknown);
        await().atMost(SOON).until(() -> hub.parked(dossier).size() == 1);
        StandingForms standing = hub.get(StandingForms.class);

        hub.without("residence-sign-form", () -> {
            hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(2)));
            standing.check();
            assertThat(checked(line)).contains(hub.clock.instant());
            awaitEmptyOutbox();
            assertThat(ordersToSign(line)).as("while that of another is parked").hasSize(1);
            hub.jdbc
                    .sql("UPDATE dead_letter SET body = replace(body, ?, ?) WHERE dossier = ?")
                    .params(unknown.getLine(), line.toString(), dossier)
                    .update();
            hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(15)));
            standing.check();
            assertThat(checked(line)).contains(hub.clock.instant());
            awaitEmptyOutbox();
            assertThat(ordersToSign(line, 0)).as("while its own is parked").isEmpty();
            hub.get(DeadLetters.class).discard(hub.parked(dossier).get(0).id(), "person:1", "by mistake");
            hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(28)));
            standing.check();
            assertThat(ordersToSign(line)).hasSize(1);
        });
        hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(41)));
        standing.check();
        hub.awaitState(List.of(line), FormState.SENT);
    }

    @Test
    void aFormWhoseDecisionIsLostIsDecidedOnceAllTheSame() {
        UUID line = submitted();
        String queue = Queues.humanTask(FormTasks.TYPE, "approve");
        Instant decided = HomeApplication.MORNING.plus(Duration.ofHours(2));
        hub.clock.set(decided);
        hub.losing(
                "residence-form-approved",
                queue,
                TaskDecided.class,
                () -> decide(hub.wardDeputy, hub.task(line).orElseThrow(), "approve", null));
        StandingForms standing = hub.get(StandingForms.class);
        hub.without("residence-form-approved", () -> {
            hub.clock.set(decided.plus(Duration.ofMinutes(59)));
            standing.check();
            assertThat(checked(line)).contains(hub.clock.instant());
            awaitEmptyOutbox();
            assertThat(hub.told(queue, TaskDecided.class, 0, message -> true))
                    .as("so soon after it")
                    .isEmpty();
        });

        hub.clock.set(decided.plus(Duration.ofHours(13)));
        standing.check();
        standing.check();

        hub.awaitState(List.of(line), FormState.APPROVED);
        HomeForm form = hub.form(line);
        assertThat(form.decidedBy()).hasValue(hub.wardDeputy);
        assertThat(form.decidedAt()).contains(decided);
        assertThat(approvals(line)).hasSize(1);
        assertThat(hub.get(Tasks.class).ofSubject(line + "/1"))
                .extracting(Task::state)
                .containsExactly(TaskState.RESUMED);
    }

    @Test
    void aDecisionThatOnlyWaitsAndIsToldOnceMoreIsTakenUpOnce() {
        UUID line = submitted();
        List<String> notices = hub.get(HomeApplication.NoticesOfTests.class).kinds;
        String returned = hub.cellSecretary + " residence-form-returned";
        long before = notices.stream().filter(returned::equals).count();
        int decided = taken("residence-form-decide");
        hub.without("residence-form-returned", () -> {
            decide(hub.wardDeputy, hub.task(line).orElseThrow(), "return", "Chưa rõ mức");
            hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(2)));
            hub.get(StandingForms.class).check();
            awaitEmptyOutbox();
        });

        hub.awaitState(List.of(line), FormState.RETURNED);
        assertThat(hub.form(line).decisionReason()).contains("Chưa rõ mức");
        hub.submit(List.of(line));
        await().atMost(SOON).until(() -> taken("residence-form-decide") == decided + 2);
        assertThat(hub.state(line)).as("of the second attempt").isEqualTo(FormState.SUBMITTED);
        assertThat(notices.stream().filter(returned::equals).count() - before).isEqualTo(1);
    }

    @Test
    void aDecisionThatIsParkedIsNotToldOnceMoreThoughItIsDiscarded() {
        UUID line = submitted();
        String dossier = hub.form(line).request().dossier();
        Task task = hub.task(line).orElseThrow();
        writers(line, hub.cellSecretary, hub.wardDeputy);
        decide(hub.wardDeputy, task, "approve", null);
        await().atMost(SOON).until(() -> hub.parked(dossier).size() == 1);
        writers(line, hub.cellSecretary);
        StandingForms standing = hub.get(StandingForms.class);
        UUID parked = hub.parked(dossier).get(0).id();

        hub.without("residence-form-approved", () -> {
            hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(2)));
            standing.check();
            assertThat(decisions(task)).as("while it is parked").isEmpty();
            hub.get(DeadLetters.class).discard(parked, "person:1", "nobody can take it up");
            hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(15)));
            standing.check();
            assertThat(checked(line)).contains(hub.clock.instant());
            assertThat(decisions(task)).as("once it was discarded").isEmpty();
        });
        assertThat(hub.state(line)).isEqualTo(FormState.SUBMITTED);

        Task decided = hub.get(Tasks.class).ofSubject(task.subject()).get(0);
        hub.send(Queues.humanTask(FormTasks.TYPE, "approve"), dossier, decided.decision());
        hub.awaitState(List.of(line), FormState.APPROVED);
        assertThat(approvals(line)).hasSize(1);
    }

    @Test
    void aNoticeOfAViolationWhoseTaskOrDecisionIsLostIsToldOnceAllTheSame() {
        UUID line = hub.receive(1).get(0);
        String text = "Vi phạm quy định nơi cư trú";
        AtomicReference<Violation> written = new AtomicReference<>();
        hub.losing(
                "residence-ask-violation-approval",
                Queues.RESIDENCE_APPROVE_VIOLATION,
                ViolationWritten.class,
                () -> written.set(
                        hub.get(Violations.class).write(hub.cellMember, UUID.randomUUID(), line, false, text)));
        String violation = written.get().id().toString();
        Tasks tasks = hub.get(Tasks.class);
        StandingForms standing = hub.get(StandingForms.class);

        hub.clock.set(HomeApplication.MORNING.plus(Duration.ofMinutes(61)));
        standing.check();
        standing.check();
        await().atMost(SOON).until(() -> !tasks.ofSubject(violation).isEmpty());
        ViolationWritten again = new ViolationWritten();
        again.setViolation(violation);
        hub.send(Queues.RESIDENCE_APPROVE_VIOLATION, written.get().dossier(), again);
        Task task = tasks.ofSubject(violation).get(0);
        assertThat(task.requestedBy()).isEqualTo("person:" + hub.cellMember);

        hub.losing(
                "residence-violation-approved",
                Queues.humanTask(ViolationTasks.TYPE, "approve"),
                TaskDecided.class,
                () -> decide(hub.wardSecretary, task, "approve", null));
        hub.clock.set(HomeApplication.MORNING.plus(Duration.ofHours(14)));
        standing.check();
        standing.check();

        assertThat(hub.told(Queues.RESIDENCE_VIOLATION_TOLD, ViolationTold.class, 1, told -> told.getViolation()
                        .equals(violation)))
                .hasSize(1);
        assertThat(hub.get(Violations.class)
                        .get(hub.cellMember, written.get().id())
                        .state())
                .isEqualTo(Violation.State.SENT);
        assertThat(tasks.ofSubject(violation))
                .as("a second message makes no second task")
                .hasSize(1);
    }

    @Test
    void anOutcomeNoFormHasDecidesNothing() {
        UUID line = submitted();
        Task task = hub.task(line).orElseThrow();
        TaskDecided unknown = new TaskDecided();
        unknown.setTask(task.id().toString());
        unknown.setType(FormTasks.TYPE);
        unknown.setOutcome("refuse");
        unknown.setDossier(task.dossier());
        unknown.setSubject(task.subject());
        unknown.setDecidedBy(hub.wardSecretary);
        unknown.setDecidedAt(HomeApplication.MORNING);

        hub.send(Queues.humanTask(FormTasks.TYPE, "return"), task.dossier(), unknown);

        await().atMost(SOON).until(() -> !hub.parked(task.dossier()).isEmpty());
        assertThat(hub.parked(task.dossier()).get(0).code()).isEqualTo(ErrorCode.TASK_OUTCOME_UNKNOWN.code());
        assertThat(hub.state(line)).isEqualTo(FormState.SUBMITTED);
    }

    private static UUID submitted() {
        UUID line = hub.receive(1).get(0);
        hub.write(List.of(line));
        hub.submit(List.of(line));
        return line;
    }

    private static void decide(long person, Task task, String outcome, String reason) {
        hub.get(Tasks.class).decide(person, task.id(), outcome, reason);
    }

    private static List<TaskDecided> decisions(Task task) {
        awaitEmptyOutbox();
        return hub.told(
                Queues.humanTask(FormTasks.TYPE, "approve"), TaskDecided.class, 0, decision -> decision.getTask()
                        .equals(task.id().toString()));
    }

    private static void writers(UUID line, Long... people) {
        hub.jdbc
                .sql("UPDATE residence_form SET writers = ? WHERE line = ?")
                .params(people, line)
                .update();
    }

    private static List<CommentProgressed> approvals(UUID line) {
        return hub.told(
                Queues.RESIDENCE_COMMENT_PROGRESSED,
                CommentProgressed.class,
                1,
                told -> told.getLine().equals(line.toString())
                        && told.getStage().equals("approved"));
    }

    private static void awaitEmptyOutbox() {
        await().atMost(SOON)
                .until(() -> hub.jdbc
                                .sql("SELECT count(*) FROM outbox")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void aSubmittedFormWhoseTaskIsLostGetsOneTaskOfItsSubmitter() {
        UUID line = hub.receive(1).get(0);
        hub.write(List.of(line));
        hub.losing(
                "residence-ask-form-approval",
                Queues.RESIDENCE_APPROVE_FORM,
                CommentFormSubmitted.class,
                () -> hub.forms.submit(hub.cellSecretary, List.of(line)));
        hub.clock.set(HomeApplication.MORNING.plus(Duration.ofMinutes(61)));

        hub.get(StandingForms.class).check();

        await().atMost(SOON).until(() -> hub.task(line).isPresent());
        assertThat(hub.task(line).orElseThrow().requestedBy()).isEqualTo("person:" + hub.cellSecretary);
        CommentFormSubmitted again = new CommentFormSubmitted();
        again.setLine(line.toString());
        again.setAttempt(1);
        hub.send(Queues.RESIDENCE_APPROVE_FORM, hub.form(line).request().dossier(), again);
        hub.approved(1);
        assertThat(hub.get(Tasks.class).ofSubject(line + "/1"))
                .as("a second message makes no second task")
                .hasSize(1);
    }

    @Test
    void twoNodesThatHaveATaskMadeOfOneFormAtOnceMakeOne() {
        UUID line = submitted();
        Task task = hub.task(line).orElseThrow();
        CommentFormSubmitted message = new CommentFormSubmitted();
        message.setLine(line.toString());
        message.setAttempt(1);
        int before = hub.get(HomeApplication.NoticesOfTests.class).kinds.size();

        new MessageContext(Optional.of(UUID.randomUUID()), task.requestedBy(), Optional.empty()).run(() -> hub.get(
                        TaskLifecycle.class)
                .create(FormTasks.TYPE, task.dossier(), hub.get(FormTasks.class).taskFor(message)));

        assertThat(hub.get(Tasks.class).ofSubject(task.subject())).containsExactly(task);
        assertThat(hub.get(HomeApplication.NoticesOfTests.class).kinds).hasSize(before);
    }

    private static Optional<Instant> checked(UUID line) {
        return hub.jdbc
                .sql("SELECT step_checked_at FROM residence_form WHERE line = ?")
                .param(line)
                .query((row, number) -> Row.optionalInstant(row, "step_checked_at"))
                .single();
    }

    private static long officerOfCellAndCommittee() {
        long both = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
        hub.get(Positions.class).appoint(both, WARD, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "test");
        return both;
    }

    @Test
    void whoeverWroteTheFormInTheCellApprovesItNotInTheCommittee() {
        long both = officerOfCellAndCommittee();
        List<UUID> lines = hub.receive(2);
        UUID written = lines.get(0);
        UUID copied = lines.get(1);
        hub.forms.save(both, written, 0, GOOD);
        assertThat(hub.forms.copy(hub.cellSecretary, written, List.of(copied)).values())
                .containsOnlyNulls();
        assertThat(hub.form(copied).writers()).containsExactlyInAnyOrder(both, hub.cellSecretary);

        hub.submit(lines);

        Tasks tasks = hub.get(Tasks.class);
        for (UUID line : lines) {
            UUID task = hub.task(line).orElseThrow().id();
            assertRefused(ErrorCode.TASK_FORBIDDEN, () -> tasks.decide(both, task, "approve", null));
            tasks.decide(hub.wardDeputy, task, "approve", null);
        }
        hub.awaitState(lines, FormState.APPROVED);
        hub.get(Positions.class).end(both, WARD, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void whoeverSavedAFormBeforeItsWritersWereNotedNeverDecidesItNorItsCopies() {
        long both = officerOfCellAndCommittee();
        List<UUID> lines = hub.receive(2);
        UUID written = lines.get(0);
        UUID copied = lines.get(1);
        hub.forms.save(both, written, 0, GOOD);
        hub.jdbc
                .sql("UPDATE residence_form SET writers = '{}' WHERE line = ?")
                .param(written)
                .update();
        hub.forms.copy(hub.cellSecretary, written, List.of(copied));
        hub.submit(lines);

        assertThat(hub.form(written).writers()).containsExactly(both);
        assertThat(hub.form(copied).writers()).containsExactlyInAnyOrder(both, hub.cellSecretary);
        for (UUID line : lines) {
            UUID task = hub.task(line).orElseThrow().id();
            assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.get(Tasks.class).decide(both, task, "approve", null));
        }
        hub.get(Positions.class).end(both, WARD, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void whenTheOnlyOneOfTheCommitteeWroteTheFormTheTaskGoesFurtherUp() {
        String ward = "HN-PHUONGMAU";
        String cell = ward + "-DC1";
        long only = hub.organisation(ward, OrganisationKind.GRASSROOTS_COMMITTEE, "Đảng bộ phường Mẫu", "HN");
        long secretary = hub.organisation(cell, OrganisationKind.CELL, "Chi bộ Mẫu", ward);
        hub.get(Positions.class).appoint(only, cell, PositionKind.COMMITTEE_MEMBER, LocalDate.of(2026, 1, 1), "test");
        hub.officer("HN", PositionKind.DEPUTY);
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        list.getTo().setCode(cell);
        UUID line = hub.receive(list).get(0);
        hub.forms.save(only, line, 0, GOOD);

        assertThat(hub.forms.submit(secretary, List.of(line))).containsEntry(line, null);

        await().atMost(SOON).until(() -> hub.task(line).isPresent());
        assertThat(hub.task(line).orElseThrow().organisation()).isEqualTo("HN");
    }

    @Test
    void whoeverHasNoCertificateSignsNothing() {
        UUID line = hub.approved(1).get(0);
        long delegate = hub.officer(WARD, PositionKind.DELEGATE);

        assertThat(hub.sending.send(delegate, List.of(line))).containsEntry(line, ErrorCode.HOME_NO_CERTIFICATE);

        assertThat(hub.state(line)).isEqualTo(FormState.APPROVED);
        assertThat(hub.form(line).number()).isEmpty();
    }

    @Test
    void aCommitteeWithoutACertificateStopsItsOwnFormsOnly() {
        UUID signable = hub.approved(1).get(0);
        CommentsRequested city = hub.list(1, ResidenceKind.COMMENT);
        city.getTo().setCode(WARD);
        UUID ofTheCity = hub.receive(city).get(0);
        hub.jdbc
                .sql("UPDATE residence_form SET state = 'APPROVED', criteria = '{1,1,1,1,1,2}', submitted_by = ?,"
                        + " submitted_as = 'SECRETARY', decided_by = ? WHERE line = ?")
                .params(hub.wardDeputy, hub.cellMember, ofTheCity)
                .update();
        hub.get(Positions.class)
                .appoint(hub.wardSecretary, "HN", PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");

        assertThat(hub.sending.send(hub.wardSecretary, List.of(signable, ofTheCity)))
                .containsEntry(signable, null)
                .containsEntry(ofTheCity, ErrorCode.HOME_NO_CERTIFICATE);

        hub.awaitState(List.of(signable), FormState.SENT);
        assertThat(hub.state(ofTheCity)).isEqualTo(FormState.APPROVED);
        hub.get(Positions.class).end(hub.wardSecretary, "HN", LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void twoTabsDoNotOverwriteEachOther() {
        UUID line = hub.receive(1).get(0);
        int version = hub.form(line).version();
        hub.forms.save(hub.cellSecretary, line, version, GOOD);

        assertRefused(
                ErrorCode.HOME_FORM_CHANGED,
                () -> hub.forms.save(
                        hub.cellMember, line, version, new FormEntry(List.of(3, 3, 3, 3, 3, 3), "ghi đè")));

        assertThat(hub.form(line).remarks()).isEqualTo(GOOD.remarks());
    }

    @Test
    void anIncompleteFormIsNotSubmittedAndDoesNotStopTheOthers() {
        List<UUID> lines = hub.receive(2);
        hub.write(lines.subList(0, 1));
        hub.forms.save(hub.cellSecretary, lines.get(1), 0, new FormEntry(List.of(1, 1, 0, 1, 1, 1), ""));

        assertThat(hub.forms.submit(hub.cellSecretary, lines))
                .containsEntry(lines.get(0), null)
                .containsEntry(lines.get(1), ErrorCode.HOME_FORM_INCOMPLETE);

        assertThat(hub.state(lines.get(0))).isEqualTo(FormState.SUBMITTED);
        assertRefused(
                ErrorCode.HOME_FORM_CLOSED,
                () -> hub.forms.save(
                        hub.cellSecretary, lines.get(0), hub.form(lines.get(0)).version(), GOOD));
    }

    @Test
    void anOverdueFormIsToldOnce() {
        UUID line = hub.receive(1).get(0);
        hub.clock.set(Instant.parse("2026-11-26T02:00:00Z"));

        hub.get(OverdueForms.class).check();
        hub.get(OverdueForms.class).check();

        assertThat(stages(line)).containsExactly("overdue");
        assertThat(notices("residence-forms-overdue")).contains(hub.cellSecretary + " residence-forms-overdue");
        assertThat(notices("residence-forms-overdue-below"))
                .contains(hub.wardSecretary + " residence-forms-overdue-below");
    }

    @Test
    void aReportEnteredFromPaperComesMarkedSo() {
        List<UUID> lines = hub.receive(2);
        ReportSent entered = report(lines.get(0), 10, "Chép từ bản giấy");
        entered.setOnPaper(true);
        hub.send(Queues.RESIDENCE_REPORT_SENT, hub.form(lines.get(0)).request().dossier(), entered);
        hub.send(
                Queues.RESIDENCE_REPORT_SENT,
                hub.form(lines.get(1)).request().dossier(),
                report(lines.get(1), 10, "Tự viết"));
        await().atMost(SOON).until(() -> lines.stream()
                .allMatch(line -> hub.forms.report(hub.cellSecretary, line).isPresent()));

        assertThat(lines)
                .extracting(line ->
                        hub.forms.report(hub.cellSecretary, line).orElseThrow().onPaper())
                .containsExactly(true, false);
    }

    @Test
    void aReportIsNotTakenFromUnderTheCellThatHasBegun() {
        UUID line = hub.receive(1).get(0);
        String dossier = hub.form(line).request().dossier();
        hub.send(Queues.RESIDENCE_REPORT_SENT, dossier, report(line, 10, "Báo cáo đã đọc"));
        await().atMost(SOON)
                .until(() -> hub.forms.report(hub.cellSecretary, line).isPresent());
        hub.forms.save(hub.cellSecretary, line, hub.form(line).version(), GOOD);
        ReportWithdrawn withdrawn = new ReportWithdrawn();
        withdrawn.setLine(line.toString());
        withdrawn.setTo(CELL);
        withdrawn.setAt(HomeApplication.MORNING.plusSeconds(20));
        int before = taken("residence-withdraw-report");

        hub.send(Queues.RESIDENCE_REPORT_WITHDRAWN, dossier, withdrawn);

        await().atMost(SOON).until(() -> taken("residence-withdraw-report") == before + 1);
        assertThat(hub.forms.report(hub.cellSecretary, line)).isPresent();
    }

    /** The workplace, which hears of both times, comes to the same: see the workplace's own test. */
    @Test
    void aWithdrawalFromBeforeTheCellBeganCountsHoweverLateItComes() {
        UUID line = hub.receive(1).get(0);
        String dossier = hub.form(line).request().dossier();
        hub.send(Queues.RESIDENCE_REPORT_SENT, dossier, report(line, 10, "Rút ngay"));
        await().atMost(SOON)
                .until(() -> hub.forms.report(hub.cellSecretary, line).isPresent());
        hub.clock.set(HomeApplication.MORNING.plusSeconds(30));
        hub.write(List.of(line));
        ReportWithdrawn withdrawn = new ReportWithdrawn();
        withdrawn.setLine(line.toString());
        withdrawn.setTo(CELL);
        withdrawn.setAt(HomeApplication.MORNING.plusSeconds(20));

        hub.send(Queues.RESIDENCE_REPORT_WITHDRAWN, dossier, withdrawn);

        await().atMost(SOON)
                .until(() -> hub.forms.report(hub.cellSecretary, line).isEmpty());
    }

    @Test
    void aReportThatComesAfterTheFormWasSubmittedIsReadByTheCommitteeAndByTheCellItIsReturnedTo() {
        UUID line = hub.receive(1).get(0);
        String dossier = hub.form(line).request().dossier();
        hub.write(List.of(line));
        hub.submit(List.of(line));
        hub.clock.set(HomeApplication.MORNING.plusSeconds(600));

        hub.send(Queues.RESIDENCE_REPORT_SENT, dossier, report(line, 10, "Gửi khi phiếu đã trình"));

        await().atMost(SOON)
                .until(() -> hub.forms.report(hub.wardSecretary, line).isPresent());
        ReceivedReport late = hub.forms.report(hub.wardSecretary, line).orElseThrow();
        assertThat(late.comment()).isEqualTo("Gửi khi phiếu đã trình");
        assertThat(late.receivedAt()).isEqualTo(HomeApplication.MORNING.plusSeconds(600));
        assertThat(late.late(hub.form(line)))
                .as("the form need not consider it")
                .isTrue();
        hub.get(Tasks.class)
                .decide(hub.wardSecretary, hub.task(line).orElseThrow().id(), "return", "Xét cả báo cáo");
        hub.awaitState(List.of(line), FormState.RETURNED);
        assertThat(hub.forms.report(hub.cellSecretary, line).orElseThrow().late(hub.form(line)))
                .as("the cell has it now")
                .isFalse();
        hub.clock.set(HomeApplication.MORNING.plusSeconds(1200));
        hub.submit(List.of(line));
        assertThat(late.late(hub.form(line))).as("and had it").isFalse();
    }

    @Test
    void theReportOfAMemberWhoIsOnlyIntroducedIsReadByWhoeverMayReadOfTheMember() {
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE);
        UUID line = hub.receive(list).get(0);
        Introductions introductions = hub.get(Introductions.class);
        ReceivedRequest request = introductions.introduction(hub.cellSecretary, line);
        assertThat(introductions.reported(List.of(request))).isEmpty();
        assertThat(introductions.report(hub.cellSecretary, line)).isEmpty();

        hub.send(Queues.RESIDENCE_REPORT_SENT, request.dossier(), report(line, 10, "Đã họp đủ."));

        await().atMost(SOON)
                .until(() -> introductions.reported(List.of(request)).contains(line));
        for (long reader : List.of(hub.cellSecretary, hub.cellMember, hub.wardDeputy)) {
            assertThat(introductions.report(reader, line).orElseThrow().comment())
                    .isEqualTo("Đã họp đủ.");
        }
        long elsewhere = hub.officer(OTHER_WARD, PositionKind.SECRETARY);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> introductions.report(elsewhere, line));
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> introductions.report(hub.stranger(), line));
        assertRefused(ErrorCode.HOME_OWN_FORM, () -> introductions.report(request.person(), line));
    }

    @Test
    void whatIsPastedIntoANoticeOfAViolationHoldsItUpNowhere() {
        UUID line = hub.receive(1).get(0);
        Violations violations = hub.get(Violations.class);

        Violation written =
                violations.write(hub.cellMember, UUID.randomUUID(), line, false, "Vi phạm\u000bquy định\r\nnơi cư trú");
        Task task = await().atMost(SOON)
                .until(
                        () -> hub.get(Tasks.class).ofSubject(written.id().toString()).stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        hub.get(Tasks.class).decide(hub.wardSecretary, task.id(), "approve", null);

        assertThat(hub.told(Queues.RESIDENCE_VIOLATION_TOLD, ViolationTold.class, 1, each -> each.getViolation()
                        .equals(written.id().toString())))
                .extracting(ViolationTold::getText)
                .containsExactly("Vi phạm quy định\nnơi cư trú");
    }

    @Test
    void aReportThatOvertakesItsListIsKeptForIt() {
        UUID line = UUID.randomUUID();
        String dossier = "G22.99.NX-001173999999-261120-0001";

        hub.send(Queues.RESIDENCE_REPORT_SENT, dossier, report(line, 10, "Đến trước danh sách"));

        await().atMost(SOON).until(() -> hub.jdbc
                .sql("SELECT comment FROM residence_received_report WHERE line = ?")
                .param(line)
                .query(String.class)
                .list()
                .equals(List.of("Đến trước danh sách")));
        assertThat(hub.parked(dossier)).isEmpty();
    }

    private static int taken(String consumer) {
        return hub.jdbc
                .sql("SELECT count(*) FROM inbox WHERE consumer = ?")
                .param(consumer)
                .query(Integer.class)
                .single();
    }

    @Test
    void theLatestWordOfTheMembersReportStandsInWhateverOrderItComes() {
        UUID line = hub.receive(1).get(0);
        ReportWithdrawn withdrawn = new ReportWithdrawn();
        withdrawn.setLine(line.toString());
        withdrawn.setTo(CELL);
        withdrawn.setAt(HomeApplication.MORNING.plusSeconds(20));
        String dossier = hub.form(line).request().dossier();

        hub.send(Queues.RESIDENCE_REPORT_WITHDRAWN, dossier, withdrawn);
        await().atMost(SOON)
                .until(() -> hub.jdbc
                                .sql("SELECT count(*) FROM residence_received_report WHERE line = ?")
                                .param(line)
                                .query(Integer.class)
                                .single()
                        == 1);
        hub.send(Queues.RESIDENCE_REPORT_SENT, dossier, report(line, 10, "Báo cáo cũ"));
        hub.send(Queues.RESIDENCE_REPORT_SENT, dossier, report(line, 30, "Báo cáo mới"));

        await().atMost(SOON)
                .until(() -> hub.forms.report(hub.cellSecretary, line).isPresent());
        assertThat(hub.forms.report(hub.cellSecretary, line).orElseThrow().comment())
                .isEqualTo("Báo cáo mới");
    }

    @Test
    void aDelegateWhoWritesFormsReadsNoNoticeButTheOwn() {
        UUID line = hub.receive(1).get(0);
        Violations violations = hub.get(Violations.class);
        Violation written =
                violations.write(hub.cellMember, UUID.randomUUID(), line, false, "Vi phạm quy định nơi cư trú");
        long delegate = hub.stranger();
        hub.jdbc
                .sql(
                        "INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, valid_from, valid_to,"
                                + " scope, reference) VALUES (?, ?, ?, 'SECRETARY', '2026-01-01', '2026-12-31', ?, 'test')")
                .params(hub.cellSecretary, delegate, CELL, new String[] {HomeRights.WRITE})
                .update();

        assertThat(violations.list(delegate, Optional.empty(), "", Optional.empty(), 100))
                .isEmpty();
        assertRefused(ErrorCode.HOME_VIOLATION_UNKNOWN, () -> violations.get(delegate, written.id()));
        assertThat(violations.get(hub.cellSecretary, written.id()).id()).isEqualTo(written.id());
        UUID own = violations
                .write(delegate, UUID.randomUUID(), line, false, "Vi phạm quy định nơi cư trú")
                .id();
        assertThat(violations.get(delegate, own).id()).isEqualTo(own);
    }

    @Test
    void whoeverWroteANoticeAndHoldsNoPositionAnyMoreReadsItNoMore() {
        UUID line = hub.receive(1).get(0);
        Violations violations = hub.get(Violations.class);
        long writer = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
        UUID written = violations
                .write(writer, UUID.randomUUID(), line, false, "Vi phạm quy định nơi cư trú")
                .id();
        assertThat(violations.get(writer, written).id()).isEqualTo(written);

        hub.get(Positions.class).end(writer, CELL, LocalDate.of(2026, 11, 19), "test");

        assertRefused(ErrorCode.HOME_VIOLATION_UNKNOWN, () -> violations.get(writer, written));
        hub.get(Positions.class).appoint(writer, OTHER_WARD, PositionKind.SECRETARY, LocalDate.of(2026, 1, 1), "load");
        assertThat(violations.list(writer, Optional.empty(), "", Optional.empty(), 100))
                .extracting(Violation::id)
                .doesNotContain(written);
    }

    @Test
    void aViolationIsToldOnceTheCommitteesSecretaryApproves() {
        UUID line = hub.receive(1).get(0);
        Violations violations = hub.get(Violations.class);
        UUID key = UUID.randomUUID();

        Violation written = violations.write(hub.cellMember, key, line, true, "Vi phạm quy định nơi cư trú");
        assertThat(violations
                        .write(hub.cellMember, key, line, true, "Vi phạm quy định nơi cư trú")
                        .id())
                .as("a second click")
                .isEqualTo(written.id());
        Task task = await().atMost(SOON)
                .until(
                        () -> hub.get(Tasks.class).ofSubject(written.id().toString()).stream()
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(task.subjectName())
                .startsWith("KHẨN: ")
                .contains("09:00, 20/11/2026")
                .doesNotContain(written.fullName());
        assertThat(hub.get(HomeApplication.NoticesOfTests.class).said)
                .filteredOn(said -> said.startsWith("/tasks/" + task.id()))
                .as("what the secretary's mail says")
                .hasSize(1)
                .allSatisfy(said -> assertThat(said).contains("KHẨN: ").doesNotContain(written.fullName()));
        assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.get(Tasks.class)
                .decide(hub.wardDeputy, task.id(), "approve", null));
        hub.get(Tasks.class).decide(hub.wardSecretary, task.id(), "approve", null);

        List<ViolationTold> told =
                hub.told(Queues.RESIDENCE_VIOLATION_TOLD, ViolationTold.class, 1, each -> each.getViolation()
                        .equals(written.id().toString()));
        assertThat(told)
                .extracting(ViolationTold::isUrgent, ViolationTold::getLine)
                .containsExactly(tuple(true, line.toString()));
        assertThat(violations.get(hub.wardDeputy, written.id()).state()).isEqualTo(Violation.State.SENT);
        long another = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
        assertRefused(ErrorCode.HOME_VIOLATION_UNKNOWN, () -> violations.get(another, written.id()));
        assertRefused(
                ErrorCode.HOME_VIOLATION_UNKNOWN,
                () -> violations.get(hub.officer(OTHER_WARD, PositionKind.SECRETARY), written.id()));
    }

    @Test
    void whoeverHoldsNoPositionThereTodayIsRefused() {
        UUID waiting = hub.receive(1).get(0);
        UUID approved = hub.approved(1).get(0);
        long elsewhere = hub.officer(OTHER_WARD, PositionKind.SECRETARY);
        long plainMember = hub.stranger();
        long ended = hub.officer(CELL, PositionKind.SECRETARY);
        hub.get(Positions.class).end(ended, CELL, LocalDate.of(2026, 11, 19), "test");
        long delegateOutOfPeriod = hub.stranger();
        delegate(hub.cellSecretary, delegateOutOfPeriod, CELL, "2026-10-01", "2026-10-31", null);
        long delegateOfSomethingElse = hub.stranger();
        delegate(hub.cellSecretary, delegateOfSomethingElse, CELL, "2026-10-01", "2026-12-31", "pay-fees-for-cell");
        long delegateNow = hub.stranger();
        delegate(hub.cellSecretary, delegateNow, CELL, "2026-10-01", "2026-12-31", HomeRights.WRITE);

        for (long person : List.of(elsewhere, plainMember, ended, delegateOutOfPeriod, delegateOfSomethingElse)) {
            assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.forms.get(person, waiting));
            assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.forms.save(person, waiting, 0, GOOD));
            assertThat(hub.forms.submit(person, List.of(waiting))).containsEntry(waiting, ErrorCode.HOME_NOT_ENTITLED);
            assertThat(hub.sending.send(person, List.of(approved)))
                    .containsEntry(approved, ErrorCode.HOME_NOT_ENTITLED);
            assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.get(Violations.class)
                    .write(person, UUID.randomUUID(), waiting, false, "x"));
        }
        assertThat(hub.sending.send(hub.cellSecretary, List.of(approved)))
                .as("the cell does not sign for the committee")
                .containsEntry(approved, ErrorCode.HOME_NOT_ENTITLED);
        assertRefused(ErrorCode.HOME_NOT_ENTITLED, () -> hub.forms.save(hub.wardSecretary, waiting, 0, GOOD));
        assertThat(hub.forms.save(delegateNow, waiting, 0, GOOD).state()).isEqualTo(FormState.DRAFT);
        assertThat(hub.state(approved)).isEqualTo(FormState.APPROVED);
    }

    @Test
    void nobodyCommentsOnApprovesOrSignsAboutThemselves() {
        UUID line = hub.receive(1).get(0);
        long member = hub.form(line).request().person();
        for (String organisation : List.of(CELL, WARD)) {
            hub.get(Positions.class)
                    .appoint(member, organisation, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        }

        assertRefused(ErrorCode.HOME_OWN_FORM, () -> hub.forms.get(member, line));
        assertRefused(ErrorCode.HOME_OWN_FORM, () -> hub.forms.save(member, line, 0, GOOD));
        hub.write(List.of(line));
        hub.submit(List.of(line));
        UUID task = hub.task(line).orElseThrow().id();
        assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.get(Tasks.class).decide(member, task, "approve", null));
        hub.get(Tasks.class).decide(hub.wardSecretary, task, "approve", null);
        hub.awaitState(List.of(line), FormState.APPROVED);
        assertThat(hub.sending.send(member, List.of(line))).containsEntry(line, ErrorCode.HOME_OWN_FORM);
        for (String organisation : List.of(CELL, WARD)) {
            hub.get(Positions.class).end(member, organisation, LocalDate.of(2026, 11, 19), "test");
        }
    }

    private static ReportSent report(UUID line, int second, String comment) {
        ReportSent report = new ReportSent();
        report.setLine(line.toString());
        report.setTo(CELL);
        report.setAt(HomeApplication.MORNING.plusSeconds(second));
        report.setComment(comment);
        return report;
    }

    private static List<CommentSent> sent(Collection<UUID> lines) {
        Set<UUID> wanted = new HashSet<>(lines);
        return hub.told(
                Queues.RESIDENCE_COMMENT_SENT,
                CommentSent.class,
                (int) lines.stream()
                        .filter(line -> hub.state(line) != FormState.UNSIGNED)
                        .count(),
                told -> wanted.contains(UUID.fromString(told.getLine())));
    }

    private static List<String> stages(UUID line) {
        return hub
                .told(Queues.RESIDENCE_COMMENT_PROGRESSED, CommentProgressed.class, 1, told -> told.getLine()
                        .equals(line.toString()))
                .stream()
                .map(CommentProgressed::getStage)
                .toList();
    }

    /** Those the cell's secretary got. */
    private static long requestNotices() {
        return notices("residence-requests").stream()
                .filter(each -> each.startsWith(hub.cellSecretary + " "))
                .count();
    }

    private static List<String> notices(String kind) {
        return hub.get(HomeApplication.NoticesOfTests.class).kinds.stream()
                .filter(each -> each.endsWith(" " + kind))
                .toList();
    }

    private static void delegate(long from, long to, String organisation, String begin, String end, String scope) {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, scope, valid_from, valid_to,
                                                reference)
                        VALUES (?, ?, ?, 'SECRETARY', ?, ?, ?, 'QĐ mẫu')
                        """)
                .params(
                        from,
                        to,
                        organisation,
                        scope == null ? new String[0] : new String[] {scope},
                        LocalDate.parse(begin),
                        LocalDate.parse(end))
                .update();
    }

    private static int signaturesIn(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getSignatureDictionaries().size();
        }
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void assertRefused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }
}
