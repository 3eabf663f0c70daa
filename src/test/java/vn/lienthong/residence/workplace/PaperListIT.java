package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.workplace.WorkplaceHub.CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.COMMITTEE;
import static vn.lienthong.residence.workplace.WorkplaceHub.OTHER_CELL;
import static vn.lienthong.residence.workplace.WorkplaceHub.RESIDENCE;
import static vn.lienthong.residence.workplace.WorkplaceHub.SOON;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.DocumentArchive;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ResidenceProposal;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.residence.ScanRules;

/** A list that comes on paper, comments that come on paper, and the papers that are printed of its lines. */
class PaperListIT {

    private static final Attachment SCAN =
            new Attachment("danh-sach.pdf", "application/pdf", "%PDF-1.7 chụp".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path data;

    private static WorkplaceHub hub;
    private static ListScans scans;
    private static LinePrints requests;
    private static long maker;
    private static long approver;
    private static long stranger;

    private Person member;

    @BeforeAll
    static void start() {
        hub = new WorkplaceHub(data);
        scans = hub.get(ListScans.class);
        requests = hub.get(LinePrints.class);
        approver = hub.officer(CELL, PositionKind.SECRETARY);
        maker = hub.officer(CELL, PositionKind.COMMITTEE_MEMBER);
        stranger = hub.officer(OTHER_CELL, PositionKind.SECRETARY);
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
    void aPaperListIsNotHandedInWithoutItsScan() {
        UUID list = onPaper();
        refused(ErrorCode.RESIDENCE_SCAN_MISSING, () -> hub.submit(maker, list));

        scans.add(maker, list, SCAN);
        UUID scan = scans.of(hub.list(list)).get(0).document();
        scans.remove(maker, list, scan);
        refused(ErrorCode.RESIDENCE_SCAN_MISSING, () -> hub.submit(maker, list));
        scans.add(maker, list, SCAN);
        hub.submit(maker, list);

        assertThat(hub.list(list).state()).isEqualTo(ListState.SUBMITTED);
        refused(ErrorCode.RESIDENCE_LIST_CLOSED, () -> scans.add(maker, list, SCAN));
    }

    @Test
    void onlyWhatMayBeAPictureOfAPaperIsItsScan() {
        UUID list = onPaper();
        Attachment word = new Attachment(
                "danh-sach.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                new byte[] {1});
        refused(ErrorCode.RESIDENCE_SCAN_KIND, () -> scans.add(maker, list, word));
        for (int i = 0; i < ScanRules.MOST; i++) {
            scans.add(maker, list, SCAN);
        }
        refused(ErrorCode.RESIDENCE_SCAN_TOO_MANY, () -> scans.add(maker, list, SCAN));

        UUID online = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        refused(ErrorCode.RESIDENCE_LIST_CLOSED, () -> scans.add(maker, online, SCAN));
    }

    @Test
    void theScanIsForWhoeverMayMakeOrApproveTheListAndNobodyElse() {
        UUID list = onPaper();
        scans.add(maker, list, SCAN);
        UUID scan = scans.of(hub.list(list)).get(0).document();
        hub.submit(maker, list);
        hub.task(list);
        UUID another = onPaper();
        scans.add(maker, another, SCAN);
        UUID othersScan = scans.of(hub.list(another)).get(0).document();

        assertThat(scans.file(maker, list, scan).name()).isEqualTo("danh-sach.pdf");
        assertThat(scans.file(approver, list, scan).document()).isEqualTo(scan);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> scans.file(stranger, list, scan));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> scans.file(member.id(), list, scan));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> scans.add(stranger, another, SCAN));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> scans.remove(stranger, another, othersScan));
        refused(ErrorCode.DOCUMENT_UNKNOWN, () -> scans.file(maker, list, othersScan));
        assertThat(audited("residence.list-scan-read", "residence-list:" + list))
                .isEqualTo(2);
        assertThat(audited("residence.list-scan-add", "residence-list:" + list)).isEqualTo(1);
    }

    @Test
    void aPaperListGoesTheSameWayAndIsToldAsHandedInInPerson() {
        UUID list = sentOnPaper();
        CommentLine line = hub.lineOf(list, member);

        assertThat(hub.requests(list, 1).get(0).getChannel()).isEqualTo(vn.lienthong.messaging.v1.Channel.IN_PERSON);
        String dossier = line.dossier().orElseThrow();
        assertThat(hub.dossiers.find(dossier).orElseThrow().channel()).isEqualTo(Channel.IN_PERSON);
        assertThat(hub.events(line)).startsWith("residence.submitted-on-paper", "residence.approved", "residence.sent");
        assertThat(hub.taken(Queues.PORTAL_DOSSIER, DossierProgressed.class, 3).stream()
                        .filter(step -> step.getDossier().equals(dossier)))
                .isNotEmpty()
                .allMatch(step -> step.getChannel() == vn.lienthong.messaging.v1.Channel.IN_PERSON);
    }

    @Test
    void aCommentOnPaperComesWithItsScansAndWhatItProposes() {
        UUID list = hub.sent(maker, approver, member);
        CommentLine line = hub.lineOf(list, member);
        UUID form = kept(line, "residence-comment-form");
        UUID scan = kept(line, "residence-form-scan");

        hub.say(Queues.RESIDENCE_COMMENT_SENT, line, comment(line, form, scan));

        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.RECEIVED);
        CommentLine received = hub.line(line.id());
        assertThat(received.onPaper()).isTrue();
        assertThat(received.commentScans()).containsExactly(scan);
        assertThat(received.proposal()).contains(Proposal.COMMEND);
        assertThat(hub.events(line)).contains("residence.commented-on-paper");
        ReceivedComments returned = hub.get(ReceivedComments.class);
        assertThat(returned.scan(maker, list, line.id(), scan)).isEqualTo(scan);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> returned.scan(stranger, list, line.id(), scan));
        refused(ErrorCode.DOCUMENT_UNKNOWN, () -> returned.scan(maker, list, line.id(), form));
        assertThat(hub.reports.commentScan(member.id(), line.id(), scan)).contains(scan);
        refused(ErrorCode.RESIDENCE_REPORT_UNKNOWN, () -> hub.reports.commentScan(stranger, line.id(), scan));
    }

    @Test
    void aScanOfAnotherLineIsNotTakenUp() {
        UUID list = hub.sent(maker, approver, member, hub.member(CELL, RESIDENCE));
        CommentLine line = hub.lineOf(list, member);
        CommentLine other = hub.lines(list).stream()
                .filter(each -> !each.id().equals(line.id()))
                .findFirst()
                .orElseThrow();
        UUID form = kept(line, "residence-comment-form");
        UUID foreign = kept(other, "residence-form-scan");
        long before = parked();

        hub.say(Queues.RESIDENCE_COMMENT_SENT, line, comment(line, form, foreign));

        await().atMost(SOON).until(() -> parked() > before);
        assertThat(hub.line(line.id()).state()).isNotEqualTo(LineState.RECEIVED);
    }

    @Test
    void whatIntroducesAMemberIsPrintedOnceForEachLineAndOnlyForItsMakers() throws Exception {
        UUID list = hub.sent(maker, approver, member, hub.member(CELL, RESIDENCE));
        CommentLine line = hub.lineOf(list, member);

        UUID paper = requests.paper(maker, list, line.id());
        assertThat(requests.paper(maker, list, line.id())).isEqualTo(paper);
        assertThat(textOf(paper))
                .contains("PHIẾU LẤY Ý KIẾN NHẬN XÉT", member.fullName(), "Chi bộ Kinh doanh 1", "Chi bộ 21");
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> requests.paper(stranger, list, line.id()));
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> requests.paper(member.id(), list, line.id()));
        UUID another = hub.sent(maker, approver, hub.member(CELL, RESIDENCE));
        refused(ErrorCode.RESIDENCE_LINE_UNKNOWN, () -> requests.paper(maker, another, line.id()));

        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        DocumentArchive unprinted = requests.archive(maker, list);
        assertThat(unprinted.length()).as("one paper is still to be made").isEmpty();
        unprinted.write(zip);
        assertThat(filesIn(zip.toByteArray())).isEqualTo(2);
        assertThat(requests.archive(maker, list).length()).hasValue(zip.size());
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> requests.archive(stranger, list));
        UUID draft = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, draft, List.of(member.id()));
        UUID unsent = hub.lineOf(draft, member).id();
        refused(ErrorCode.RESIDENCE_LINE_UNKNOWN, () -> requests.paper(maker, draft, unsent));
    }

    @Test
    void theStatisticsCountEachListAndWhatBecameOfItsMembers() {
        Person silent = hub.member(CELL, RESIDENCE);
        UUID list = hub.sent(maker, approver, member, silent);
        CommentLine line = hub.lineOf(list, member);
        UUID form = kept(line, "residence-comment-form");
        hub.say(Queues.RESIDENCE_COMMENT_SENT, line, comment(line, form, kept(line, "residence-form-scan")));
        await().atMost(SOON).until(() -> hub.line(line.id()).state() == LineState.RECEIVED);
        hub.clock.set(WorkplaceHub.NOON.plus(Duration.ofDays(10)));
        WorkplaceStatistics statistics = hub.get(WorkplaceStatistics.class);
        YearMonth november = YearMonth.of(2026, 11);

        WorkplaceFigures figures = statistics.of(maker, CELL, november, november).lists().stream()
                .filter(each -> each.list().equals(list))
                .findFirst()
                .orElseThrow()
                .figures();
        assertThat(figures).isEqualTo(new WorkplaceFigures(List.of(0, 2, 0, 0, 1, 1, 1, 1, 1, 0, 1, 0, 0)));
        assertThat(statistics
                        .of(maker, CELL, november.plusMonths(1), november.plusMonths(1))
                        .lists())
                .isEmpty();
        long committee = hub.officer(COMMITTEE, PositionKind.DELEGATE);
        WorkplaceStatistics.Sheet above = statistics.of(committee, COMMITTEE, november, november);
        assertThat(above.below())
                .extracting(below -> below.organisation().code())
                .contains(CELL);
        assertThat(above.sum().get(WorkplaceFigure.ASKED)).isGreaterThanOrEqualTo(2);
        assertThat(statistics.of(committee, CELL, november, november).lists()).isNotEmpty();
        refused(ErrorCode.RESIDENCE_LIST_FORBIDDEN, () -> statistics.of(maker, COMMITTEE, november, november));
        refused(ErrorCode.RESIDENCE_LIST_FORBIDDEN, () -> statistics.of(stranger, CELL, november, november));
        refused(ErrorCode.RESIDENCE_LIST_FORBIDDEN, () -> statistics.own(member.id()));
    }

    private UUID onPaper() {
        UUID list = hub.lists
                .open(maker, CELL, 2026, ListPurpose.YEARLY, Channel.IN_PERSON)
                .id();
        hub.members.add(maker, list, List.of(member.id()));
        return list;
    }

    private UUID sentOnPaper() {
        UUID list = onPaper();
        scans.add(maker, list, SCAN);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        return list;
    }

    private CommentSent comment(CommentLine line, UUID form, UUID scan) {
        CommentSent message = new CommentSent();
        message.setLine(line.id().toString());
        message.setBy(WorkplaceHub.by());
        message.setAt(hub.clock.instant());
        message.setDocument(form.toString());
        message.setNumber("PNX-2026-0000001");
        message.setSha256("0".repeat(64));
        message.setOnPaper(true);
        message.getScan().add(scan.toString());
        message.setProposal(ResidenceProposal.COMMEND);
        return message;
    }

    private static UUID kept(CommentLine line, String kind) {
        UUID document = UUID.randomUUID();
        new TransactionTemplate(hub.get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> hub.get(Documents.class)
                        .keep(
                                new NewDocument(
                                        document,
                                        kind,
                                        Optional.empty(),
                                        "residence-line:" + line.id(),
                                        LocalDate.of(2026, 11, 20),
                                        "application/pdf",
                                        Map.of(),
                                        Optional.empty()),
                                "%PDF-".getBytes(StandardCharsets.US_ASCII)));
        return document;
    }

    private static String textOf(UUID document) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        hub.get(Documents.class).copy(document, content);
        try (PDDocument pdf = Loader.loadPDF(content.toByteArray())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static int filesIn(byte[] zip) throws IOException {
        int files = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            while (in.getNextEntry() != null) {
                assertThat(new String(in.readNBytes(5), StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
                files++;
            }
        }
        return files;
    }

    private static long audited(String action, String subject) {
        return hub.jdbc
                .sql("SELECT count(*) FROM audit_entry WHERE action = ? AND subject = ?")
                .params(action, subject)
                .query(Long.class)
                .single();
    }

    private static long parked() {
        return hub.jdbc
                .sql("SELECT count(*) FROM dead_letter WHERE code = ?")
                .param(ErrorCode.RESIDENCE_COMMENT_FOREIGN.code())
                .query(Long.class)
                .single();
    }

    @Test
    void aReportOnPaperIsEnteredWithItsScanAndGoesLikeAMembersOwn() {
        UUID list = reportAsked();
        UUID line = hub.lineOf(list, member).id();
        PaperReports papers = hub.get(PaperReports.class);
        refused(ErrorCode.RESIDENCE_LIST_UNKNOWN, () -> papers.enter(stranger, list, line, "", List.of(SCAN)));
        refused(ErrorCode.RESIDENCE_SCAN_MISSING, () -> papers.enter(maker, list, line, "Đã họp.", List.of()));
        Attachment word = new Attachment("bao-cao.docx", "application/msword", new byte[] {1});
        refused(ErrorCode.RESIDENCE_SCAN_KIND, () -> papers.enter(maker, list, line, "", List.of(word)));

        papers.enter(maker, list, line, "Đã họp đủ các kỳ.", List.of(SCAN, SCAN));

        Report seen = hub.reports.get(member.id(), line);
        assertThat(seen.comment()).isEqualTo("Đã họp đủ các kỳ.");
        assertThat(seen.files()).hasSize(2);
        assertThat(seen.enteredBy()).hasValue(maker);
        assertThat(seen.open()).isFalse();
        assertThat(hub.notices(member.id())).contains("residence-report-entered");
        assertThat(hub.events(hub.line(line))).endsWith("residence.report-entered");
        ReportSent sent = told(line);
        assertThat(sent.isOnPaper()).isTrue();
        assertThat(sent.getComment()).isEqualTo("Đã họp đủ các kỳ.");
        assertThat(sent.getDocument()).hasSize(2);
        assertThat(hub.get(ReceivedComments.class).report(maker, list, line).enteredBy())
                .hasValue(maker);
        refused(ErrorCode.RESIDENCE_REPORT_CLOSED, () -> papers.enter(maker, list, line, "", List.of(SCAN)));
    }

    @Test
    void aReportOnPaperIsTakenBackAndEnteredAnewOrMadeTheMembersOwn() {
        UUID list = reportAsked();
        UUID line = hub.lineOf(list, member).id();
        PaperReports papers = hub.get(PaperReports.class);
        papers.enter(maker, list, line, "Nhầm.", List.of(SCAN, SCAN));
        told(line);

        papers.withdraw(maker, list, line);
        papers.enter(maker, list, line, "", List.of(SCAN));
        assertThat(hub.reports.get(member.id(), line).files()).hasSize(1);
        assertThat(told(line).isOnPaper()).isTrue();

        hub.reports.withdraw(member.id(), line);
        hub.reports.send(member.id(), line, "Tôi viết.");
        assertThat(hub.reports.get(member.id(), line).enteredBy()).isEmpty();
        assertThat(told(line).isOnPaper()).isNull();
        refused(ErrorCode.RESIDENCE_REPORT_CLOSED, () -> papers.withdraw(maker, list, line));
    }

    @Test
    void whatTheMemberWritesAfterAPaperReportIsTakenBackTooLateIsKept() {
        UUID list = reportAsked();
        UUID line = hub.lineOf(list, member).id();
        PaperReports papers = hub.get(PaperReports.class);
        papers.enter(maker, list, line, "Chép từ bản giấy.", List.of(SCAN));
        told(line);
        papers.withdraw(maker, list, line);
        hub.reports.save(member.id(), line, "Tôi tự viết.");
        hub.reports.attach(member.id(), line, SCAN);

        hub.says(hub.line(line), "started");

        await().atMost(Duration.ofSeconds(30)).until(() -> hub.line(line).state() == LineState.STARTED);
        Report report = hub.reports.get(member.id(), line);
        assertThat(report.comment()).isEqualTo("Chép từ bản giấy.");
        assertThat(report.enteredBy()).hasValue(maker);
        assertThat(report.files()).hasSize(1);
        assertThat(report.drafts()).singleElement().satisfies(draft -> {
            assertThat(draft.comment()).isEqualTo("Tôi tự viết.");
            assertThat(draft.files()).hasSize(2);
        });
    }

    @Test
    void whatAMemberHangsOnATakenBackPaperReportMakesItTheMembersOwn() {
        UUID list = reportAsked();
        UUID line = hub.lineOf(list, member).id();
        PaperReports papers = hub.get(PaperReports.class);
        papers.enter(maker, list, line, "", List.of(SCAN));
        told(line);
        papers.withdraw(maker, list, line);
        hub.reports.attach(member.id(), line, SCAN);

        refused(ErrorCode.RESIDENCE_REPORT_BEGUN, () -> papers.enter(maker, list, line, "", List.of(SCAN)));
        assertThat(hub.reports.get(member.id(), line).files()).hasSize(2);
    }

    @Test
    void aReportOnPaperThrowsNothingAwayThatItsMemberWrites() {
        UUID list = reportAsked();
        UUID line = hub.lineOf(list, member).id();
        PaperReports papers = hub.get(PaperReports.class);
        hub.reports.save(member.id(), line, "Đang viết.");

        refused(ErrorCode.RESIDENCE_REPORT_BEGUN, () -> papers.enter(maker, list, line, "", List.of(SCAN)));
        assertThat(hub.reports.get(member.id(), line).comment()).isEqualTo("Đang viết.");

        hub.reports.save(member.id(), line, "");
        papers.enter(maker, list, line, "", List.of(SCAN));
        assertThat(told(line).isOnPaper()).isTrue();
    }

    /** A list that is sent and asks the member for a report. */
    private UUID reportAsked() {
        UUID list = hub.lists.open(maker, CELL, 2026, ListPurpose.YEARLY).id();
        hub.members.add(maker, list, List.of(member.id()));
        hub.changes.report(maker, list, LineChoice.all(LineFilter.ALL), true);
        hub.submit(maker, list);
        hub.approve(approver, list);
        hub.delivery.send(maker, list);
        hub.awaitState(list, ListState.SENT);
        return list;
    }

    /** The report of the line that went to the residence last. */
    private static ReportSent told(UUID line) {
        return hub.taken(Queues.RESIDENCE_REPORT_SENT, ReportSent.class, 1).stream()
                .filter(each -> each.getLine().equals(line.toString()))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
