package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.home.HomeHub.CELL;
import static vn.lienthong.residence.home.HomeHub.OTHER_WARD;
import static vn.lienthong.residence.home.HomeHub.SOON;
import static vn.lienthong.residence.home.HomeHub.WARD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
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
import vn.lienthong.document.Attachment;
import vn.lienthong.document.Documents;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.ResidenceKind;
import vn.lienthong.messaging.v1.ResidenceProposal;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.testsupport.NoOtherHubs;

/** Forms that come on paper, and forms the committee writes for a cell without an account. */
class PaperFormIT {

    private static final FormEntry GOOD = new FormEntry(List.of(1, 2, 1, 2, 1, 1), "Tích cực");
    private static final Attachment SCAN =
            new Attachment("phiếu.png", "image/png", "chụp".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path data;

    private static HomeHub hub;
    private static FormScans scans;
    private static int cells;

    @BeforeAll
    static void start() {
        hub = new HomeHub(data);
        scans = hub.get(FormScans.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.clock.set(HomeApplication.MORNING);
    }

    @Test
    void aPaperFormIsNotSubmittedWithoutItsScan() {
        UUID line = hub.receive(1).get(0);
        hub.forms.save(hub.cellSecretary, line, 0, GOOD, Optional.of(Channel.IN_PERSON));

        assertThat(hub.forms.submit(hub.cellSecretary, List.of(line)))
                .containsEntry(line, ErrorCode.RESIDENCE_SCAN_MISSING);
        scans.add(hub.cellSecretary, line, SCAN);
        assertThat(hub.forms.submit(hub.cellSecretary, List.of(line))).containsEntry(line, null);

        refused(ErrorCode.HOME_FORM_CLOSED, () -> scans.add(hub.cellSecretary, line, SCAN));
        UUID online = hub.receive(1).get(0);
        refused(ErrorCode.HOME_FORM_CLOSED, () -> scans.add(hub.cellSecretary, online, SCAN));
    }

    @Test
    void scansThatDoNotGoToTheHubTheListCameFromAreNotSubmitted() {
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        UUID line = hub.receive(list).get(0);
        hub.forms.save(hub.cellSecretary, line, 0, GOOD, Optional.of(Channel.IN_PERSON));
        byte[] large = new byte[(int) NoOtherHubs.ROOM + 1];
        scans.add(hub.cellSecretary, line, new Attachment("phiếu.png", "image/png", large));
        cameFrom("000.00.09.H26", list);

        assertThat(hub.forms.submit(hub.cellSecretary, List.of(line)))
                .containsEntry(line, ErrorCode.RESIDENCE_TOO_LARGE_TO_CROSS);
        assertThat(hub.form(line).state()).isEqualTo(FormState.DRAFT);

        cameFrom(OtherHalf.HERE, list);
        assertThat(hub.forms.submit(hub.cellSecretary, List.of(line))).containsEntry(line, null);
    }

    private static void cameFrom(String other, CommentsRequested list) {
        hub.jdbc
                .sql("UPDATE residence_received_delivery SET hub = ? WHERE id = ?")
                .params(other, UUID.fromString(list.getDelivery()))
                .update();
    }

    @Test
    void aPaperFormIsStillSignedDigitallyAndToldWithItsScan() throws Exception {
        UUID line = hub.receive(1).get(0);
        hub.forms.save(hub.cellSecretary, line, 0, GOOD, Optional.of(Channel.IN_PERSON));
        scans.add(hub.cellSecretary, line, SCAN);
        UUID scan = scans.of(hub.form(line)).get(0).document();
        hub.submit(List.of(line));

        signAndSend(line, hub.wardDeputy);

        CommentSent sent = sent(line);
        assertThat(sent.isOnPaper()).isTrue();
        assertThat(sent.getScan()).containsExactly(scan.toString());
        assertThat(sent.getProposal()).isEqualTo(ResidenceProposal.COMMEND);
        assertThat(textOf(sent)).contains("Phiếu giấy đã ký, nộp trực tiếp");
        assertThat(signaturesIn(sent)).isEqualTo(2);
    }

    @Test
    void theScanIsForWhoeverMayReadOrDecideTheFormAndNobodyElse() {
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        UUID line = hub.receive(list).get(0);
        hub.forms.save(hub.cellSecretary, line, 0, GOOD, Optional.of(Channel.IN_PERSON));
        scans.add(hub.cellSecretary, line, SCAN);
        UUID scan = scans.of(hub.form(line)).get(0).document();
        long member = hub.form(line).request().person();
        long elsewhere = hub.officer(OTHER_WARD, PositionKind.SECRETARY);

        assertThat(scans.file(hub.cellMember, line, scan).name()).isEqualTo("phiếu.png");
        assertThat(scans.file(hub.wardSecretary, line, scan).document()).isEqualTo(scan);
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> scans.file(elsewhere, line, scan));
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> scans.file(hub.stranger(), line, scan));
        refused(ErrorCode.HOME_OWN_FORM, () -> scans.file(member, line, scan));
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> scans.add(elsewhere, line, SCAN));
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> scans.remove(hub.wardSecretary, line, scan));
        UUID other = hub.receive(1).get(0);
        hub.forms.save(hub.cellSecretary, other, 0, GOOD, Optional.of(Channel.IN_PERSON));
        refused(ErrorCode.DOCUMENT_UNKNOWN, () -> scans.file(hub.cellSecretary, other, scan));
        assertThat(audited("residence.form-scan-read", line)).isEqualTo(2);
    }

    @Test
    void theCommitteeWritesForACellWithoutAnAccountAndWhoeverWroteDoesNotApprove() throws Exception {
        String cell = cellWithoutAccount();
        UUID line = receivedBy(cell);
        long wardMember = hub.officer(WARD, PositionKind.COMMITTEE_MEMBER);
        assertThat(hub.get(Behalf.class).cells(hub.wardDeputy)).contains(cell).doesNotContain(CELL);
        assertThat(hub.forms.lines(hub.wardDeputy, FormState.WRITABLE, "", false))
                .contains(line);
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> save(hub.cellSecretary, line));
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> save(hub.officer(OTHER_WARD, PositionKind.SECRETARY), line));

        save(hub.wardDeputy, line);
        assertThat(hub.form(line).onBehalf()).isTrue();
        save(wardMember, line);
        submit(wardMember, line);

        UUID copied = receivedBy(cell);
        assertThat(hub.forms.copy(wardMember, line, List.of(copied))).containsEntry(copied, null);
        assertThat(hub.form(copied).behalfWriters())
                .as("whose words it has decides it as little as who copied them")
                .containsExactlyInAnyOrder(hub.wardDeputy, wardMember);

        assertThat(hub.form(line).behalfWriters()).containsExactlyInAnyOrder(hub.wardDeputy, wardMember);
        Task task = hub.task(line).orElseThrow();
        assertThat(task.organisation()).isEqualTo(WARD);
        refused(ErrorCode.TASK_FORBIDDEN, () -> decide(hub.wardDeputy, task));
        assertThat(hub.get(FormApprovals.class)
                        .list(hub.wardDeputy, "", false, Optional.empty(), 100)
                        .rows())
                .extracting(row -> row.form().line())
                .doesNotContain(line);
        assertThat(audited("residence.form-submit", line)).isEqualTo(1);
        assertThat(behalfInTheAudit("residence.form-submit", line)).contains(WARD);

        signAndSend(line, hub.wardSecretary);
        assertThat(textOf(sent(line)))
                .contains("Lập thay chi bộ mẫu", "chưa có tài khoản")
                .contains("CẤP ỦY VIÊN ĐẢNG BỘ PHƯỜNG KHƯƠNG ĐÌNH, LẬP THAY CHI BỘ");
    }

    @Test
    void underTheCellStandsWhoeverConfirmedTheFormAndNotItsSecretary() throws Exception {
        long deputy = hub.get(People.class)
                .signedIn("001188000001", Optional.empty(), "Lê Thị Phó Thử", Optional.empty())
                .id();
        hub.get(Positions.class).appoint(deputy, CELL, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        long delegate = hub.get(People.class)
                .signedIn("001188000002", Optional.empty(), "Phạm Văn Thay Thử", Optional.empty())
                .id();
        hub.jdbc
                .sql(
                        """
                        INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, scope, valid_from, valid_to,
                                                reference)
                        VALUES (?, ?, ?, 'SECRETARY', '{}', '2026-01-01', '2026-12-31', 'QĐ mẫu')
                        """)
                .params(hub.cellSecretary, delegate, CELL)
                .update();
        UUID byDeputy = hub.receive(1).get(0);
        save(deputy, byDeputy);
        submit(deputy, byDeputy);
        UUID byDelegate = hub.receive(1).get(0);
        save(delegate, byDelegate);
        submit(delegate, byDelegate);

        signAndSend(byDeputy, hub.wardDeputy);
        assertThat(textOf(sent(byDeputy))).contains("PHÓ BÍ THƯ", "đã xác nhận Lê Thị Phó Thử");

        signAndSend(byDelegate, hub.wardDeputy);
        assertThat(textOf(sent(byDelegate)))
                .contains("NGƯỜI ĐƯỢC PHÂN CÔNG", "đã xác nhận Phạm Văn Thay Thử")
                .doesNotContain("BÍ THƯ (Ký");
        hub.get(Positions.class).end(deputy, CELL, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void aCellWhoseOfficersNeverRegisteredHasNoAccountEither() {
        String cell = cellWithoutAccount();
        UUID line = receivedBy(cell);
        long secretary = hub.officer(cell, PositionKind.SECRETARY);
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> save(hub.wardDeputy, line));

        AccountsOfTests accounts = hub.get(AccountsOfTests.class);
        accounts.neverRegistered.add(secretary);
        save(hub.wardDeputy, line);
        assertThat(hub.form(line).onBehalf()).isTrue();

        accounts.neverRegistered.remove(secretary);
        refused(ErrorCode.HOME_BEHALF_ENDED, () -> save(hub.wardDeputy, line));
    }

    @Test
    void whenAllOfTheCommitteeWroteTheTaskGoesFurtherUp() {
        String cell = cellWithoutAccount();
        UUID line = receivedBy(cell);
        save(hub.wardDeputy, line);
        save(hub.wardSecretary, line);
        long cityDeputy = hub.officer("HN", PositionKind.DEPUTY);

        submit(hub.wardSecretary, line);

        Task task = hub.task(line).orElseThrow();
        assertThat(task.organisation()).isEqualTo("HN");
        refused(ErrorCode.TASK_FORBIDDEN, () -> decide(hub.wardDeputy, task));
        decide(cityDeputy, task);
        hub.awaitState(List.of(line), FormState.APPROVED);
    }

    @Test
    void aCellThatGetsItsAccountGoesOnWithWhatWasWrittenForIt() {
        String cell = cellWithoutAccount();
        UUID line = receivedBy(cell);
        save(hub.wardDeputy, line);

        long secretary = hub.officer(cell, PositionKind.SECRETARY);

        refused(ErrorCode.HOME_BEHALF_ENDED, () -> save(hub.wardDeputy, line));
        assertThat(hub.forms.submit(hub.wardDeputy, List.of(line))).containsEntry(line, ErrorCode.HOME_BEHALF_ENDED);
        HomeForm found = hub.forms.get(secretary, line);
        assertThat(found.criteria()).isEqualTo(GOOD.criteria());
        assertThat(found.remarks()).isEqualTo("Tích cực");
        assertThat(found.onBehalf()).isTrue();
        save(secretary, line);
        assertThat(hub.form(line).takenOver()).isTrue();
        submit(secretary, line);

        assertThat(hub.form(line).onBehalf()).isFalse();
        Task task = hub.task(line).orElseThrow();
        refused(ErrorCode.TASK_FORBIDDEN, () -> decide(hub.wardDeputy, task));
        decide(hub.wardSecretary, task);
        hub.awaitState(List.of(line), FormState.APPROVED);
    }

    @Test
    void theCommitteeTakesNoteOfWhoIsIntroducedToACellWithoutAnAccountAndWritesTheirMeetingsDown() {
        String cell = cellWithoutAccount();
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE);
        list.getTo().setCode(cell);
        UUID line = hub.receive(list).get(0);
        Introductions introductions = hub.get(Introductions.class);
        assertThat(hub.get(Behalf.class).cells(hub.wardDeputy)).contains(cell);
        assertThat(hub.forms.offered(hub.wardDeputy)).isTrue();
        assertThat(introductions.list(hub.wardDeputy, false, "", Optional.empty(), 200))
                .extracting(ReceivedRequest::line)
                .contains(line);
        long elsewhere = hub.officer(OTHER_WARD, PositionKind.SECRETARY);
        assertThat(introductions.take(elsewhere, List.of(line))).containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(introductions.take(hub.cellSecretary, List.of(line)))
                .containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);

        assertThat(introductions.take(hub.wardDeputy, List.of(line))).containsEntry(line, null);

        IntroductionTaken told = taken(line);
        assertThat(told.getBy().getCode()).isEqualTo(cell);
        assertThat(told.getBehalf().getCode()).isEqualTo(WARD);
        assertThat(behalfInTheAudit("residence.introduction-take", line)).containsExactly(WARD);
        TwoWayMembers members = hub.get(TwoWayMembers.class);
        TwoWayMember member = members.list(
                        hub.wardDeputy, false, list.getLine().get(0).getMember().getFullName(), 0, 20)
                .get(0);
        assertThat(member.introduction().introducedBehalf()).contains(WARD);
        meeting(hub.wardDeputy, member);
        assertThat(members.get(hub.wardSecretary, member.id()).present()).isEqualTo(1);
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> meeting(elsewhere, member));

        long secretary = hub.officer(cell, PositionKind.SECRETARY);
        meeting(secretary, member);
        assertThat(members.get(secretary, member.id()).present()).isEqualTo(2);
        meeting(hub.wardDeputy, member);
        assertThat(members.get(secretary, member.id()).present())
                .as("the committee above writes down what it saw")
                .isEqualTo(3);
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> members.end(hub.wardDeputy, member.id()));
    }

    private static void meeting(long person, TwoWayMember member) {
        hub.get(TwoWayMembers.class)
                .record(
                        person,
                        UUID.randomUUID(),
                        List.of(member.id()),
                        LocalDate.of(2026, 11, 19),
                        ActivityKind.MEETING,
                        Attendance.PRESENT,
                        "");
    }

    @Test
    void anIntroductionNobodyTookNoteOfWaitsForTheCellThatHasAnAccountByNow() {
        String cell = cellWithoutAccount();
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE);
        list.getTo().setCode(cell);
        UUID line = hub.receive(list).get(0);

        long secretary = hub.officer(cell, PositionKind.SECRETARY);

        Introductions introductions = hub.get(Introductions.class);
        assertThat(introductions.take(hub.wardDeputy, List.of(line))).containsEntry(line, ErrorCode.HOME_NOT_ENTITLED);
        assertThat(introductions.take(secretary, List.of(line))).containsEntry(line, null);
        assertThat(taken(line).getBehalf()).isNull();
    }

    @Test
    void anIntroductionOfACellWithoutAnAccountIsPassedOnToTheRightOne() {
        String cell = cellWithoutAccount();
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE);
        list.getTo().setCode(cell);
        UUID line = hub.receive(list).get(0);

        assertThat(hub.get(Forwarding.class).move(hub.wardDeputy, List.of(line), CELL))
                .containsEntry(line, null);

        assertThat(hub.get(Introductions.class).take(hub.cellSecretary, List.of(line)))
                .containsEntry(line, null);
        assertThat(taken(line).getBy().getCode()).isEqualTo(CELL);
    }

    @Test
    void theIntroductionThatGoesWithAFormWrittenForTheCellIsMarkedToo() {
        String cell = cellWithoutAccount();
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE_AND_COMMENT);
        list.getTo().setCode(cell);
        UUID line = hub.receive(list).get(0);

        save(hub.wardDeputy, line);
        submit(hub.wardDeputy, line);

        assertThat(hub.form(line).request().introducedBehalf()).contains(WARD);
        assertThat(behalfInTheAudit("residence.introduction-take", line)).containsExactly(WARD);
    }

    @Test
    void officersWhoNeverRegisteredAreNotTheOnesWhoAreTold() {
        String cell = cellWithoutAccount();
        long secretary = hub.officer(cell, PositionKind.SECRETARY);
        hub.get(AccountsOfTests.class).neverRegistered.add(secretary);
        CommentsRequested list = hub.list(1, ResidenceKind.INTRODUCE);
        list.getTo().setCode(cell);
        List<String> kinds = hub.get(HomeApplication.NoticesOfTests.class).kinds;
        kinds.clear();

        hub.receive(list);

        assertThat(kinds)
                .contains(hub.wardSecretary + " residence-introductions")
                .doesNotContain(secretary + " residence-introductions");
    }

    @Test
    void aCellWithOnlyADelegateIsToldItself() {
        String cell = cellWithoutAccount();
        long delegate = hub.officer(cell, PositionKind.DELEGATE);
        long secretary = hub.officer(cell, PositionKind.SECRETARY);
        hub.get(AccountsOfTests.class).neverRegistered.add(secretary);
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        list.getTo().setCode(cell);
        List<String> kinds = hub.get(HomeApplication.NoticesOfTests.class).kinds;
        kinds.clear();

        UUID line = hub.receive(list).get(0);

        assertThat(kinds)
                .contains(delegate + " residence-requests")
                .doesNotContain(hub.wardSecretary + " residence-requests", secretary + " residence-requests");
        save(delegate, line);
        assertThat(hub.state(line)).isEqualTo(FormState.DRAFT);
    }

    @Test
    void aCopyLeavesAPaperFormAsItWasSigned() {
        List<UUID> lines = hub.receive(3);
        UUID paper = lines.get(1);
        FormEntry signed = new FormEntry(List.of(2, 2, 2, 2, 2, 2), "Như phiếu giấy");
        hub.forms.save(hub.cellSecretary, paper, 0, signed, Optional.of(Channel.IN_PERSON));
        scans.add(hub.cellSecretary, paper, SCAN);
        save(hub.cellSecretary, lines.get(0));

        assertThat(hub.forms.copy(hub.cellSecretary, lines.get(0), lines))
                .containsEntry(paper, ErrorCode.HOME_FORM_ON_PAPER)
                .containsEntry(lines.get(2), null);

        assertThat(hub.form(paper).criteria()).isEqualTo(signed.criteria());
        assertThat(hub.form(paper).remarks()).isEqualTo("Như phiếu giấy");
        assertThat(hub.form(lines.get(2)).remarks()).isEqualTo(GOOD.remarks());
    }

    private static IntroductionTaken taken(UUID line) {
        return hub.told(Queues.RESIDENCE_INTRODUCTION_TAKEN, IntroductionTaken.class, 1, told -> told.getLine()
                        .equals(line.toString()))
                .get(0);
    }

    @Test
    void aFormThatComesBackIsToldToTheCellThatHasAnAccountByNow() {
        String cell = cellWithoutAccount();
        UUID line = receivedBy(cell);
        save(hub.wardDeputy, line);
        submit(hub.wardDeputy, line);
        long secretary = hub.officer(cell, PositionKind.SECRETARY);

        hub.get(Tasks.class)
                .decide(hub.wardSecretary, hub.task(line).orElseThrow().id(), "return", "Bổ sung");

        hub.awaitState(List.of(line), FormState.RETURNED);
        assertThat(hub.get(HomeApplication.NoticesOfTests.class).kinds)
                .contains(secretary + " residence-form-returned", hub.wardDeputy + " residence-form-returned");
        save(secretary, line);
        submit(secretary, line);
        assertThat(hub.form(line).attempt()).isEqualTo(2);
    }

    @Test
    void theRequestIsPrintedForWhoeverMayReadItsForm() throws Exception {
        UUID line = hub.receive(1).get(0);
        UUID introduction = hub.receive(hub.list(1, ResidenceKind.INTRODUCE)).get(0);
        RequestPrints prints = hub.get(RequestPrints.class);

        UUID paper = prints.paper(hub.cellSecretary, line);
        assertThat(prints.paper(hub.wardDeputy, line)).isEqualTo(paper);
        assertThat(textOf(paper)).contains("PHIẾU LẤY Ý KIẾN NHẬN XÉT", "ĐẢNG BỘ CÔNG TY VÍ DỤ", "Chi bộ 21");
        assertThat(textOf(prints.paper(hub.cellMember, introduction))).contains("PHIẾU GIỚI THIỆU");
        long member = hub.form(line).request().person();
        refused(ErrorCode.HOME_OWN_FORM, () -> prints.paper(member, line));
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> prints.paper(hub.stranger(), line));
        refused(ErrorCode.HOME_NOT_ENTITLED, () -> prints.paper(hub.stranger(), introduction));
    }

    /** A cell of the ward nobody may act for. */
    private static String cellWithoutAccount() {
        String code = "HN-KHUONGDINH-V" + ++cells;
        hub.jdbc
                .sql(
                        """
                        INSERT INTO organisation
                            (code, kind, name, residential, parent_code, address, valid_from, search_text, sort_key)
                        SELECT ?, kind, 'Chi bộ mẫu', residential, parent_code, address, valid_from, search_text, sort_key
                          FROM organisation WHERE code = ?
                        """)
                .params(code, CELL)
                .update();
        return code;
    }

    private static UUID receivedBy(String cell) {
        CommentsRequested list = hub.list(1, ResidenceKind.COMMENT);
        list.getTo().setCode(cell);
        return hub.receive(list).get(0);
    }

    private static void save(long person, UUID line) {
        hub.forms.save(person, line, hub.form(line).version(), GOOD);
    }

    private static void submit(long person, UUID line) {
        assertThat(hub.forms.submit(person, List.of(line))).containsEntry(line, null);
        await().atMost(SOON).until(() -> hub.task(line).isPresent());
    }

    private static void decide(long person, Task task) {
        hub.get(Tasks.class).decide(person, task.id(), "approve", null);
    }

    private static void signAndSend(UUID line, long approver) {
        decide(approver, hub.task(line).orElseThrow());
        hub.awaitState(List.of(line), FormState.APPROVED);
        assertThat(hub.sending.send(hub.wardSecretary, List.of(line))).containsEntry(line, null);
    }

    private static CommentSent sent(UUID line) {
        return hub.told(Queues.RESIDENCE_COMMENT_SENT, CommentSent.class, 1, told -> told.getLine()
                        .equals(line.toString()))
                .get(0);
    }

    private static byte[] content(UUID document) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        hub.get(Documents.class).copy(document, content);
        return content.toByteArray();
    }

    private static String textOf(CommentSent sent) throws IOException {
        return textOf(UUID.fromString(sent.getDocument()));
    }

    private static String textOf(UUID document) throws IOException {
        byte[] content = content(document);
        try (PDDocument pdf = Loader.loadPDF(content)) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private static int signaturesIn(CommentSent sent) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(content(UUID.fromString(sent.getDocument())))) {
            return pdf.getSignatureDictionaries().size();
        }
    }

    private static long audited(String action, UUID line) {
        return hub.jdbc
                .sql("SELECT count(*) FROM audit_entry WHERE action = ? AND subject = ?")
                .params(action, "residence-line:" + line)
                .query(Long.class)
                .single();
    }

    private static List<String> behalfInTheAudit(String action, UUID line) {
        return hub.jdbc
                .sql("SELECT details::json ->> 'behalf' FROM audit_entry WHERE subject = ? AND action = ?")
                .params("residence-line:" + line, action)
                .query(String.class)
                .list();
    }

    private static void refused(ErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                .isEqualTo(code));
    }
}
