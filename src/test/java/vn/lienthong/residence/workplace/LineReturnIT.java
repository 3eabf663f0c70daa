package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.workplace.WorkplaceHub.CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.RESIDENCE;
import static vn.lienthong.residence.workplace.WorkplaceHub.SOON;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.RequestPaper;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ListSubmitted;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ResidenceKind;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.RequestPapers;

/** What the residence gives back waits with its sender, and goes again once; words that come late or twice undo nothing. */
class LineReturnIT {

    private static final String WHY = "Đảng viên không cư trú tại tổ dân phố.";

    @TempDir
    private static Path data;

    private static WorkplaceHub hub;
    private static LineCorrections corrections;
    private static long approver;
    private static long maker;
    private Person member;

    @BeforeAll
    static void start() {
        hub = new WorkplaceHub(data);
        corrections = hub.get(LineCorrections.class);
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
    void whatACellThatHasEndedSentIsTheHeirsToTellOfReadAndSendAgain() {
        String ending = hub.cellOfTheCommittee();
        long theirMaker = hub.officer(ending, PositionKind.DELEGATE);
        long theirApprover = hub.officer(ending, PositionKind.SECRETARY);
        long heir = hub.officer(WorkplaceHub.COMMITTEE, PositionKind.DELEGATE);
        Person theirs = hub.member(ending, RESIDENCE);
        UUID list = hub.lists.open(theirMaker, ending, 2026, ListPurpose.YEARLY).id();
        hub.members.add(theirMaker, list, List.of(theirs.id()));
        hub.submit(theirMaker, list);
        hub.approve(theirApprover, list);
        hub.delivery.send(theirMaker, list);
        hub.awaitState(list, ListState.SENT);
        CommentLine line = hub.lineOf(list, theirs);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.lists.ownList(heir, list));
        hub.jdbc
                .sql("UPDATE organisation SET valid_to = '2026-11-19' WHERE code = ?")
                .param(ending)
                .update();

        saysReturned(line);
        returned(line.id());

        assertThat(hub.notices(heir)).contains("residence-lines-returned");
        assertThat(hub.notices(theirMaker)).doesNotContain("residence-lines-returned");
        assertThat(hub.lists.ownList(heir, list).id()).isEqualTo(list);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> hub.lists.ownList(theirMaker, list));
        corrections.confirm(heir, list, LineChoice.all(LineFilter.ALL));
        hub.requests(list, 1);
        hub.delivery.send(heir, list);
        hub.awaitState(list, ListState.SENT);
        assertThat(hub.line(line.id()).state()).isEqualTo(LineState.SENT);
        assertThat(hub.requests(list, 1))
                .flatExtracting(CommentsRequested::getLine)
                .extracting(ResidenceLine::getCell)
                .containsExactly("Chi bộ không có cấp ủy");
        ListSubmitted submitted = new ListSubmitted();
        submitted.setList(list.toString());
        assertThat(hub.get(ListTasks.class).taskFor(submitted).subjectName())
                .startsWith("Chi bộ không có cấp ủy, năm 2026");
        refused(ErrorCode.RESIDENCE_LIST_FORBIDDEN, () -> hub.lists.open(heir, ending, 2026, ListPurpose.YEARLY));
        WorkplaceStatistics statistics = hub.get(WorkplaceStatistics.class);
        YearMonth month = YearMonth.of(2026, 11);
        assertThat(statistics.of(heir, WorkplaceHub.COMMITTEE, month, month).below())
                .extracting(below -> below.organisation().code())
                .contains(ending);
        assertThat(statistics.of(heir, ending, month, month).sum().get(WorkplaceFigure.RETURNED))
                .isEqualTo(1);
    }

    @Test
    void theListOfACellThatHasEndedIsSignedByWhoeverCaresForIt() {
        String ending = hub.cellOfTheCommittee();
        long former = hub.officer(ending, PositionKind.SECRETARY);
        long secretary = hub.officer(WorkplaceHub.COMMITTEE, PositionKind.SECRETARY);
        StaticMessageSource words = new StaticMessageSource();
        words.setUseCodeAsDefaultMessage(true);
        SignedListPapers papers = new SignedListPapers(
                hub.get(ResidencePapers.class),
                hub.get(People.class),
                hub.get(Positions.class),
                hub.get(Organisations.class),
                words,
                hub.clock);
        assertThat(papers.signer(former, ending)).isPresent();

        hub.jdbc
                .sql("UPDATE organisation SET valid_to = '2026-11-19' WHERE code = ?")
                .param(ending)
                .update();

        assertThat(papers.signer(secretary, ending))
                .map(PaperSigner::organisation)
                .contains(WorkplaceHub.COMMITTEE);
        assertThat(papers.signer(former, ending)).isEmpty();
        hub.get(Positions.class).end(secretary, WorkplaceHub.COMMITTEE, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void whatIsDecidedAboutAListIsToldToWhoMayWorkOnItByThen() {
        long former = hub.officer(CELL, PositionKind.DELEGATE);
        UUID list = hub.lists.open(former, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(former, list, List.of(member.id()));
        hub.submit(former, list);
        hub.task(list);
        hub.get(Positions.class).end(former, CELL, LocalDate.of(2026, 11, 19), "test");

        hub.approval.refuse(approver, list, 1, "Thiếu địa chỉ");
        hub.awaitState(list, ListState.DRAFT);

        assertThat(hub.notices(maker)).contains("residence-list-refused");
        assertThat(hub.notices(former)).doesNotContain("residence-list-refused");
    }

    @Test
    void anIntroductionThatWasTakenNoteOfIsNotLateWhenTheWordComesAfterwards() {
        UUID list = hub.introduced(maker, approver, ListPurpose.YEARLY, member);
        CommentLine line = hub.lineOf(list, member);
        hub.saysTaken(line);
        await().atMost(SOON).until(() -> hub.line(line.id()).takenAt().isPresent());
        long noted = noted();

        hub.says(line, "overdue");

        await().atMost(SOON).until(() -> noted() > noted);
        assertThat(hub.line(line.id()).overdue()).isFalse();
        assertThat(hub.events(line)).doesNotContain("residence.introduction-overdue");
    }

    @Test
    void statisticsCountWhatWasGivenBack() {
        WorkplaceStatistics statistics = hub.get(WorkplaceStatistics.class);
        YearMonth month = YearMonth.of(2026, 11);
        int before = statistics.of(maker, CELL, month, month).sum().get(WorkplaceFigure.RETURNED);
        int asked = statistics.of(maker, CELL, month, month).sum().get(WorkplaceFigure.ASKED);
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        saysReturned(line);
        returned(line.id());

        WorkplaceFigures back = statistics.of(maker, CELL, month, month).sum();
        assertThat(back.get(WorkplaceFigure.RETURNED)).isEqualTo(before + 1);
        assertThat(back.get(WorkplaceFigure.ASKED))
                .as("it is not with the residence")
                .isEqualTo(asked);
        corrections.confirm(maker, list, LineChoice.of(List.of(line.id())));
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        WorkplaceFigures again = statistics.of(maker, CELL, month, month).sum();
        assertThat(again.get(WorkplaceFigure.RETURNED)).isEqualTo(before + 1);
        assertThat(again.get(WorkplaceFigure.ASKED)).isEqualTo(asked + 1);
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
    void whatIsCorrectedAfterTheSignatureGoesWithoutIt() {
        Person other = hub.member(CELL, RESIDENCE);
        UUID list = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, list, List.of(member.id(), other.id()));
        hub.submit(maker, list);
        hub.task(list);
        WorkplaceApplication.PapersOfTests papers = hub.get(WorkplaceApplication.PapersOfTests.class);
        papers.signers.add(approver);
        hub.approval.approveSigned(approver, list, 1);
        hub.awaitState(list, ListState.APPROVED);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        hub.requests(list, 1);
        CommentLine corrected = hub.lineOf(list, member);
        CommentLine confirmed = hub.lineOf(list, other);
        saysReturned(corrected);
        saysReturned(confirmed);
        returned(corrected.id());
        returned(confirmed.id());

        corrections.correct(maker, list, corrected.id(), "01.999999", "", corrected.kind());
        corrections.confirm(maker, list, LineChoice.of(List.of(confirmed.id())));
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        assertThat(hub.requests(list, 1).get(0).getLine())
                .filteredOn(told -> told.getPaper() != null)
                .extracting(ResidenceLine::getLine)
                .containsExactly(confirmed.id().toString());
        papers.signers.remove(approver);
    }

    @Test
    void aWordThatComesTwiceOrAfterTheResendUndoesNothing() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        RequestReturned word = word(line);
        say(line, word);
        returned(line.id());
        say(line, word);
        long noted = noted();
        hub.says(line, "started");
        await().atMost(SOON).until(() -> noted() > noted);
        again(line);

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
        again(line);

        saysReturned(hub.line(line.id()));
        returned(line.id());

        assertThat(hub.steps(line)).containsExactly(1, 2, 4, 5, 4, 5);
    }

    @Test
    void aReportThatWasSentGoesAlongWhenTheLineGoesElsewhere() {
        CommentLine line = withReport();
        UUID list = line.list();
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
        assertThat(hub.line(line.id()).dossierStatus())
                .as("not asked for again")
                .contains(DossierStatus.IN_PROGRESS);
    }

    @Test
    void onlyWhatIsCorrectedOrConfirmedGoesAgain() {
        Person other = hub.member(CELL, RESIDENCE);
        UUID list = hub.sent(maker, approver, member, other);
        CommentLine line = hub.lineOf(list, member);
        CommentLine another = hub.lineOf(list, other);
        saysReturned(line);
        saysReturned(another);
        returned(line.id());
        returned(another.id());
        hub.requests(list, 1);
        refused(ErrorCode.RESIDENCE_LINES_RETURNED, () -> hub.delivery.send(maker, list));

        corrections.correct(maker, list, line.id(), "01 000 777", " Số 7\u000bphố Người Mẫu ", LineKind.INTRODUCE);
        assertThat(hub.lists.counts(hub.list(list)).sendable()).isEqualTo(1);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        assertThat(hub.requests(list, 1))
                .flatExtracting(CommentsRequested::getLine)
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.getLine()).isEqualTo(line.id().toString());
                    assertThat(told.getMember().getCardNumber()).isEqualTo("01.000777");
                    assertThat(told.getMember().getAddress()).isEqualTo("Số 7 phố Người Mẫu");
                    assertThat(told.getKind()).isEqualTo(ResidenceKind.INTRODUCE);
                });
        assertThat(hub.line(another.id()).problem()).contains(LineProblem.RETURNED);
        assertThat(hub.lists.page(
                        hub.list(list), new LineFilter("01.000777", Optional.empty(), Optional.empty()), 0, 9))
                .extracting(CommentLine::id)
                .containsExactly(line.id());
        refused(
                ErrorCode.RESIDENCE_LINE_NOT_BACK,
                () -> corrections.correct(maker, list, line.id(), "", "", LineKind.COMMENT));
        assertThat(corrections.confirm(maker, list, LineChoice.all(LineFilter.ALL)))
                .isEqualTo(1);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        assertThat(hub.line(another.id()).state()).isEqualTo(LineState.SENT);
    }

    @Test
    void aLineAboutAStrangerIsGivenUpAndItsMemberReadsWhy() {
        CommentLine line = withReport();
        UUID list = line.list();
        saysReturned(line);
        returned(line.id());
        refused(ErrorCode.RESIDENCE_CORRECTION_INVALID, () -> corrections.giveUp(maker, list, line.id(), " \u000b "));

        corrections.giveUp(maker, list, line.id(), "Đã chuyển ra nước ngoài");

        assertThat(hub.steps(line)).endsWith(5, 8);
        assertThat(hub.dossiers.find(line.dossier().orElseThrow()).orElseThrow().status())
                .isEqualTo(DossierStatus.STOPPED);
        assertThat(hub.notices(member.id())).containsOnlyOnce("residence-request-given-up");
        Report report = hub.reports.get(member.id(), line.id());
        assertThat(report.line().giveUpReason()).contains("Đã chuyển ra nước ngoài");
        assertThat(report.open()).isFalse();
        refused(ErrorCode.RESIDENCE_NOTHING_TO_SEND, () -> hub.delivery.send(maker, list));
        assertThat(hub.changes
                        .residence(maker, list, LineChoice.all(LineFilter.ALL), RESIDENCE)
                        .changed())
                .isZero();
        assertThat(corrections.confirm(maker, list, LineChoice.all(LineFilter.ALL)))
                .isZero();
        refused(ErrorCode.RESIDENCE_LINE_NOT_BACK, () -> corrections.giveUp(maker, list, line.id(), "Lần nữa"));
        ListCounts counts = hub.lists.counts(hub.list(list));
        assertThat(List.of(counts.unsent(), counts.commentsWanted(), counts.reportsWanted(), counts.givenUp()))
                .containsExactly(0, 0, 0, 1);
        hub.says(line, "started");
        Person next = hub.member(CELL, RESIDENCE);
        UUID following = hub.sent(maker, approver, next);
        hub.says(hub.lineOf(following, next), "started");
        await().atMost(SOON).until(() -> hub.lineOf(following, next).state() == LineState.STARTED);
        assertThat(parkedOf(line)).as("a word that comes late").isZero();
    }

    @Test
    void linesThatNeverWentAreGivenUpBeforeTheListIsSentAndAfter() {
        Person gone = hub.member(CELL, WorkplaceHub.ENDED);
        Person other = hub.member(CELL, RESIDENCE);
        UUID list = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, list, List.of(member.id(), gone.id(), other.id()));
        hub.submit(maker, list);
        UUID never = hub.lineOf(list, other).id();
        refused(ErrorCode.RESIDENCE_LIST_CLOSED, () -> corrections.giveUp(maker, list, never, "Đã chuyển đi"));
        hub.approve(approver, list);

        corrections.giveUp(maker, list, never, "Đã chuyển đi");
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        CommentLine ended = hub.lineOf(list, gone);
        assertThat(ended.problem()).contains(LineProblem.ENDED);
        refused(
                ErrorCode.RESIDENCE_LINE_NOT_BACK,
                () -> corrections.correct(maker, list, ended.id(), "", "", LineKind.COMMENT));
        corrections.giveUp(maker, list, ended.id(), "Đã qua đời");

        for (CommentLine line : List.of(hub.line(never), hub.line(ended.id()))) {
            assertThat(line.givenUp()).isTrue();
            assertThat(hub.dossiers
                            .find(line.dossier().orElseThrow())
                            .orElseThrow()
                            .status())
                    .isEqualTo(DossierStatus.STOPPED);
            assertThat(hub.notices(line.person())).as("was never asked").isEmpty();
        }
        CommentLine went = hub.lineOf(list, member);
        refused(ErrorCode.RESIDENCE_LINE_NOT_BACK, () -> corrections.giveUp(maker, list, went.id(), "x"));
        refused(ErrorCode.RESIDENCE_NOTHING_TO_SEND, () -> hub.delivery.send(maker, list));
        ListCounts counts = hub.lists.counts(hub.list(list));
        assertThat(List.of(counts.sent(), counts.unsent(), counts.problems(), counts.givenUp()))
                .containsExactly(1, 0, 0, 2);
    }

    @Test
    void whatMayNotBeAskedOrIsAnothersListIsNotCorrected() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        saysReturned(line);
        returned(line.id());
        hub.jdbc
                .sql("UPDATE residence_line SET exempt_group = 'barracks', kind = 'INTRODUCE' WHERE id = ?")
                .param(line.id())
                .update();
        long stranger = hub.officer(WorkplaceHub.OTHER_CELL, PositionKind.SECRETARY);

        refused(
                ErrorCode.RESIDENCE_LINE_EXEMPT,
                () -> corrections.correct(maker, list, line.id(), "", "", LineKind.COMMENT));
        refused(
                ErrorCode.RESIDENCE_CORRECTION_INVALID,
                () -> corrections.correct(maker, list, line.id(), "0".repeat(21), "", LineKind.INTRODUCE));
        for (long nobody : List.of(stranger, member.id())) {
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> corrections.get(nobody, list, line.id()));
            refused(
                    ErrorCode.RESIDENCE_LIST_UNKNOWN,
                    () -> corrections.correct(nobody, list, line.id(), "", "", LineKind.INTRODUCE));
            refused(
                    ErrorCode.RESIDENCE_LIST_UNKNOWN,
                    () -> corrections.confirm(nobody, list, LineChoice.all(LineFilter.ALL)));
            refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> corrections.giveUp(nobody, list, line.id(), "x"));
        }
        assertThat(hub.line(line.id()).returned()).isTrue();
    }

    @Test
    void aReportTakenBackWhileTheLineIsWithItsSenderIsTakenBackWhereItGoes() {
        CommentLine line = withReport();
        hub.reports.send(member.id(), line.id(), "Đã họp đủ.");
        saysReturned(line);
        returned(line.id());
        hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1);

        hub.reports.withdraw(member.id(), line.id());
        assertThat(hub.reports.get(member.id(), line.id()).open()).isTrue();
        again(line);

        assertThat(hub.taken(Queues.RESIDENCE_REPORT_WITHDRAWN, ReportWithdrawn.class, 1))
                .extracting(ReportWithdrawn::getLine)
                .contains(line.id().toString());
        assertThat(hub.line(line.id()).dossierStatus()).as("asked for again").contains(DossierStatus.SUPPLEMENT_ASKED);
    }

    @Test
    void aPaperThatIsMadeWhenItsTurnHasComeSaysWhatTheLineSaysThen() throws Exception {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        DocumentArchive early = hub.get(LinePrints.class).archive(maker, list);
        saysReturned(line);
        returned(line.id());
        refused(ErrorCode.RESIDENCE_LINE_UNKNOWN, () -> early.write(OutputStream.nullOutputStream()));
        corrections.correct(maker, list, line.id(), "", "Số 7 phố Người Mẫu", LineKind.COMMENT);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        early.write(zip);

        UUID paper = hub.get(LinePrints.class).paper(maker, list, line.id());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        hub.get(Documents.class).copy(paper, pdf);
        try (PDDocument printed = Loader.loadPDF(pdf.toByteArray())) {
            assertThat(new PDFTextStripper().getText(printed)).contains("Số 7 phố Người Mẫu");
        }
    }

    @Test
    void aPaperWhoseLineWasGivenBackWhileItWasPrintedIsPrintedAnew() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        RequestPapers papers = hub.get(RequestPapers.class);
        TransactionTemplate transaction = new TransactionTemplate(hub.get(PlatformTransactionManager.class));
        List<String> numbers = new ArrayList<>();

        UUID paper = papers.of(line.id(), 2026, number -> {
            if (numbers.isEmpty()) {
                transaction.executeWithoutResult(status -> papers.renew(line.id()));
            }
            numbers.add(number);
            return words(number);
        });

        assertThat(numbers).hasSize(2).doesNotHaveDuplicates();
        assertThat(hub.get(Documents.class).find(paper).orElseThrow().number()).contains(numbers.get(1));
    }

    private static RequestPaper words(String number) {
        return new RequestPaper(
                number,
                "",
                "Chi bộ",
                "Hà Nội",
                LocalDate.of(2026, 11, 20),
                2026,
                "Nguyễn Thị Ví Dụ",
                "",
                "Chi bộ",
                "Chi bộ 21",
                "",
                "COMMENT",
                3,
                false);
    }

    @Test
    void whileTheLineIsWithItsSenderItsMemberGoesOnWritingAndSendsOnceItHasGoneAgain() {
        CommentLine line = withReport();
        hub.reports.save(member.id(), line.id(), "Đang viết");
        saysReturned(line);
        returned(line.id());

        Report report = hub.reports.get(member.id(), line.id());
        assertThat(report.comment()).isEqualTo("Đang viết");
        assertThat(report.line().returnReason()).contains(WHY);
        assertThat(hub.reports.of(member.id()))
                .extracting(each -> each.line().id())
                .contains(line.id());
        hub.reports.save(member.id(), line.id(), "Viết tiếp");
        refused(ErrorCode.RESIDENCE_REPORT_WAITS, () -> hub.reports.send(member.id(), line.id(), "Viết tiếp"));
        assertThat(hub.reports.get(member.id(), line.id()).comment()).isEqualTo("Viết tiếp");

        again(line);
        hub.reports.send(member.id(), line.id(), "Viết tiếp");
        assertThat(hub.line(line.id()).reportSentAt()).isPresent();
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

    @Test
    void whoOwesAReportIsRemindedAgainOnceTheLineHasGoneAgain() {
        MissingReports reminders = hub.get(MissingReports.class);
        CommentLine line = withReport();
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofDays(14)));
        reminders.check();
        assertThat(hub.notices(member.id())).containsOnlyOnce("residence-report-reminder");

        saysReturned(line);
        returned(line.id());
        again(line);
        reminders.check();
        assertThat(hub.notices(member.id())).as("too early").containsOnlyOnce("residence-report-reminder");
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofDays(28)));
        reminders.check();

        assertThat(hub.notices(member.id()))
                .filteredOn("residence-report-reminder"::equals)
                .hasSize(2);
    }

    @Test
    void whoSentTheListIsToldAgainThatItIsLateOnceItHasGoneAgain() {
        long sender = hub.officer(CELL, PositionKind.DELEGATE);
        UUID list = hub.sent(sender, approver, member);
        CommentLine line = hub.lineOf(list, member);
        hub.says(line, "overdue");
        await().atMost(SOON).until(() -> hub.notices(sender).contains("residence-comments-overdue"));

        saysReturned(line);
        returned(line.id());
        corrections.confirm(sender, list, LineChoice.of(List.of(line.id())));
        hub.delivery.send(sender, list);
        hub.awaitState(list, ListState.SENT);
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofDays(9)));
        hub.says(hub.line(line.id()), "overdue");

        await().atMost(SOON).untilAsserted(() -> assertThat(hub.notices(sender))
                .filteredOn("residence-comments-overdue"::equals)
                .hasSize(2));
    }

    /** A line whose member was asked for a report. */
    private CommentLine withReport() {
        UUID list = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, list, List.of(member.id()));
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), true);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        return hub.lineOf(list, member);
    }

    /** Words of the residence about how far it is that were taken up. */
    private static long noted() {
        return hub.jdbc
                .sql("SELECT count(*) FROM inbox WHERE consumer = 'residence-note-progress'")
                .query(Long.class)
                .single();
    }

    /** Sends it again as it is. */
    private static void again(CommentLine line) {
        corrections.confirm(maker, line.list(), LineChoice.of(List.of(line.id())));
        hub.delivery.send(maker, line.list());
        hub.awaitState(line.list(), ListState.SENT);
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    @Test
    void whatTheResidenceGivesBackLateIsCalledSoInItsDossier() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        RequestReturned late = word(line);
        late.setLate(true);

        say(line, late);
        returned(line.id());

        assertThat(hub.events(line)).endsWith("residence.request-returned-late");
        assertThat(hub.line(line.id()).returnReason()).contains(WHY);
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
