package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.residence.TwoHubs.A;
import static vn.lienthong.residence.TwoHubs.B;
import static vn.lienthong.residence.TwoHubs.C;
import static vn.lienthong.residence.TwoHubs.CELL;
import static vn.lienthong.residence.TwoHubs.CELL_OF_C;
import static vn.lienthong.residence.TwoHubs.SOON;
import static vn.lienthong.residence.TwoHubs.WARD;
import static vn.lienthong.residence.TwoHubs.bytes;
import static vn.lienthong.residence.TwoHubs.count;
import static vn.lienthong.residence.TwoHubs.soon;
import static vn.lienthong.residence.TwoHubs.task;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.document.Attachment;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.organisation.Person;
import vn.lienthong.partner.exchange.Enclosure;
import vn.lienthong.partner.exchange.WrittenEnvelope;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.Introductions;
import vn.lienthong.residence.home.ReceivedReport;
import vn.lienthong.residence.home.RequestPrints;
import vn.lienthong.residence.home.RequestReturns;
import vn.lienthong.residence.home.Violations;
import vn.lienthong.residence.workplace.LineChanges;
import vn.lienthong.residence.workplace.LineChoice;
import vn.lienthong.residence.workplace.LineCorrections;
import vn.lienthong.residence.workplace.LineFilter;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.LineProblem;
import vn.lienthong.residence.workplace.LineState;
import vn.lienthong.residence.workplace.ListState;
import vn.lienthong.residence.workplace.Reports;
import vn.lienthong.testsupport.Browser;
import vn.sandbox.exchange.Delivery;
import vn.sandbox.faults.Fault;

/** The residence conversation between two hubs, each with its own database and broker, through a relay that may fail. */
class TwoHubsIT extends TwoHubsSteps {

    private static final String RELAY = "exchange";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        hubs = new TwoHubs(folder);
    }

    @AfterAll
    static void stop() {
        if (hubs != null) {
            hubs.close();
        }
    }

    @AfterEach
    void wellAgain() {
        hubs.sandbox.faults().reset();
    }

    /** An envelope holds so many files and no more. */
    @Test
    void aSignedListOfManyGoesWithThePaperOfEachInMoreThanOneEnvelope() {
        Person[] members =
                IntStream.range(0, 21).mapToObj(number -> hubs.member()).toArray(Person[]::new);
        UUID list = list(false, LineKind.COMMENT, members);
        delivery().signAndSend(hubs.approver, list);
        UUID line = sent(list);

        soon(() -> assertThat(count(
                        hubs.b,
                        "residence_request",
                        "paper IS NOT NULL AND delivery IN (SELECT id FROM residence_received_delivery WHERE list = '"
                                + list + "')"))
                .isEqualTo(21));
        assertThat(deliveriesOf(line)).isNotEmpty();
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
    }

    @Test
    void aCommentGoesFromOneHubToTheOtherAndBackAsIfTheResidenceWereHere() {
        UUID list = list(true, LineKind.INTRODUCE_AND_COMMENT, hubs.member());
        delivery().signAndSend(hubs.approver, list);
        UUID line = sent(list);
        came(line);

        HomeForm form = forms().get(hubs.cellSecretary, line);
        assertThat(form.request().dossier()).isEqualTo(line(line).dossier().orElseThrow());
        Delivery asked = deliveriesOf(line).get(0);
        assertThat(asked.client()).isEqualTo("VN/GOV/" + A + "/lienthong");
        assertThat(asked.outcome()).contains("received");
        UUID paper = form.request().paper().orElseThrow();
        assertThat(bytes(hubs.b, paper)).isNotEmpty().isEqualTo(bytes(hubs.a, paper));
        assertThat(hubs.b.getBean(RequestPrints.class).paper(hubs.cellSecretary, line))
                .as("what the residence opens is what the workplace signed")
                .isEqualTo(paper);
        assertThat(count(hubs.b, "document", "kind = 'residence-member-list'"))
                .as("the list names members who live elsewhere")
                .isZero();

        assertThat(hubs.b
                        .getBean(Introductions.class)
                        .take(hubs.cellSecretary, List.of(line))
                        .values())
                .containsOnlyNulls();
        soon(() -> assertThat(line(line).takenAt()).isPresent());
        report(line);
        commented(line);

        soon(() -> assertThat(line(line).state()).isEqualTo(LineState.RECEIVED));
        UUID document = line(line).commentDocument().orElseThrow();
        assertThat(forms().get(hubs.cellSecretary, line).document()).contains(document);
        assertThat(bytes(hubs.a, document)).isEqualTo(bytes(hubs.b, document));
        soon(() -> assertThat(events(line))
                .contains(
                        "residence.taken", "residence.started", "residence.submitted-form", "residence.approved-form"));
        assertThat(steps(line)).startsWith(1, 2, 4, 5).endsWith(9, 10);
        pagesNameTheOtherHub(list);
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
        assertThat(count(hubs.b, "audit_entry", "action = 'exchange.receive'")).isPositive();
    }

    @Test
    void aViolationIsToldAcrossAndOnlyThere() {
        UUID line = sentList();
        came(line);
        UUID violation = hubs.b
                .getBean(Violations.class)
                .write(hubs.cellSecretary, UUID.randomUUID(), line, true, "Vi phạm mẫu.")
                .id();
        await().atMost(SOON).until(() -> task(hubs.b, violation.toString()).isPresent());
        UUID task = task(hubs.b, violation.toString()).orElseThrow().id();
        hubs.b.getBean(Tasks.class).decide(hubs.wardSecretary, task, "approve", null);

        soon(() -> assertThat(count(hubs.a, "residence_told_violation", "line = ?", line))
                .isEqualTo(1));
        assertThat(count(hubs.b, "residence_told_violation", "true")).isZero();
    }

    @Test
    void aViolationOfALineThatWentElsewhereSinceStillReachesTheWorkplace() {
        UUID list = list(false, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);
        Violations violations = hubs.b.getBean(Violations.class);
        UUID violation = violations
                .write(hubs.cellSecretary, UUID.randomUUID(), line, false, "Vi phạm mẫu.")
                .id();
        await().atMost(SOON).until(() -> task(hubs.b, violation.toString()).isPresent());
        assertThat(hubs.b.getBean(RequestReturns.class).giveBack(hubs.cellSecretary, List.of(line), "Đã chuyển đi"))
                .containsEntry(line, null);
        soon(() -> assertThat(line(line).returned()).isTrue());
        hubs.a
                .getBean(LineChanges.class)
                .residence(hubs.maker, list, LineChoice.all(LineFilter.ALL), "HN-KHUONGDINH-DC21");
        delivery().send(hubs.maker, list);
        soon(() -> assertThat(line(line).sentAt()).isPresent());

        hubs.b
                .getBean(Tasks.class)
                .decide(
                        hubs.wardSecretary,
                        task(hubs.b, violation.toString()).orElseThrow().id(),
                        "approve",
                        null);

        soon(() -> assertThat(count(hubs.a, "residence_told_violation", "line = ?", line))
                .isEqualTo(1));
        assertThatThrownBy(() -> violations.write(hubs.cellSecretary, UUID.randomUUID(), line, false, "Sau khi trả."))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.HOME_RETURNED));
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
    }

    @Test
    void whatIsIncompleteGoesBackAcrossAndComesAgainToBeWrittenToTheEnd() {
        UUID list = list(false, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);

        assertThat(hubs.b.getBean(RequestReturns.class).giveBack(hubs.cellSecretary, List.of(line), "Sai tổ dân phố"))
                .containsEntry(line, null);
        soon(() -> assertThat(line(line).returned()).isTrue());
        assertThat(line(line).returnReason()).contains("Sai tổ dân phố");
        assertThat(steps(line)).endsWith(5);
        hubs.a.getBean(LineCorrections.class).confirm(hubs.maker, list, LineChoice.of(List.of(line)));
        delivery().send(hubs.maker, list);
        soon(() -> assertThat(count(hubs.b, "residence_form", "line = ?", line)).isEqualTo(1));
        commented(line);

        soon(() -> assertThat(line(line).state()).isEqualTo(LineState.RECEIVED));
        assertThat(steps(line)).endsWith(9, 10);
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
    }

    @Test
    void whatIsForAnOrganisationTheOtherHubNeverKnewComesBack() {
        String unknown = WARD + "-CHUA-NAP";
        hubs.cell(hubs.a, unknown);
        UUID list = list(true, LineKind.COMMENT, hubs.member());
        residence(list, unknown);

        delivery().send(hubs.maker, list);

        UUID line = sent(list);
        soon(() -> assertThat(line(line).returned()).isTrue());
        assertThat(line(line).returnReason().orElseThrow())
                .startsWith("Hệ thống nơi nhận không có tổ chức đảng Chi bộ Mẫu");
        assertThat(requests(line)).isZero();
        assertThat(count(hubs.b, "exchange_refused", "code = 'LT-EXC-013'")).isZero();
        residence(list, TwoHubs.RESIDENCE);
        hubs.a.getBean(LineCorrections.class).confirm(hubs.maker, list, LineChoice.of(List.of(line)));
        delivery().send(hubs.maker, list);
        came(line);
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
    }

    @Test
    void whatACellOfTheOtherHubLeftWhenItEndedComesBackFromItsHeir() {
        String ending = WARD + "-SAP-NHAP";
        hubs.cell(hubs.a, ending);
        hubs.cell(hubs.b, ending);
        UUID list = list(false, LineKind.COMMENT, hubs.member());
        residence(list, ending);
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);
        TwoHubs.end(hubs.a, ending);
        TwoHubs.end(hubs.b, ending);

        written(line, hubs.wardSecretary);
        approvedAndSent(line, hubs.wardSecretary);

        soon(() -> assertThat(line(line).state()).isEqualTo(LineState.RECEIVED));
        assertThat(line(line).commentBehalf())
                .hasValueSatisfying(by -> assertThat(by).startsWith("Đảng bộ xã Đông Mỹ"));
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
    }

    @Test
    void aReportGoesAlongWithALineThatIsForAnotherOrganisationThereTheSecondTime() {
        UUID list = list(true, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);
        hubs.a.getBean(Reports.class).send(line(line).person(), line, "Đã họp đủ các kỳ.");
        soon(() -> assertThat(reported(line)).isNotEmpty());
        assertThat(hubs.b.getBean(RequestReturns.class).giveBack(hubs.cellSecretary, List.of(line), "Sai chi bộ"))
                .containsEntry(line, null);
        soon(() -> assertThat(line(line).returned()).isTrue());

        Delivery early = reportFromA(line, WARD); // overtakes the list, as it may on the way
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() ->
                        hubs.relay().find(early.id()).orElseThrow().outcome().isEmpty());
        hubs.a.getBean(LineChanges.class).residence(hubs.maker, list, LineChoice.all(LineFilter.ALL), WARD);
        delivery().send(hubs.maker, list);

        soon(() -> assertThat(count(hubs.b, "residence_form", "line = ? AND organisation = ?", line, WARD))
                .isEqualTo(1));
        String dossier = line(line).dossier().orElseThrow();
        soon(() -> assertThat(hubs.relay().all())
                .filteredOn(delivery ->
                        delivery.issue().equals(dossier) && delivery.to().equals(B))
                .as("the report each time with its line, and the early one")
                .hasSize(3)
                .allSatisfy(delivery -> assertThat(delivery.outcome()).contains("received")));
        assertThat(forms().report(hubs.wardSecretary, line))
                .map(ReceivedReport::comment)
                .contains("Đã họp đủ các kỳ.");
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
    }

    @Test
    void aReportThatIsTooLargeForTheOtherHubHoldsUpNothingButItsLine() {
        UUID list = list(true, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);
        long member = line(line).person();
        Reports reports = hubs.a.getBean(Reports.class);
        reports.attach(member, line, new Attachment("anh.png", "image/png", PNG));
        reports.send(member, line, "Kèm ảnh.");
        soon(() -> assertThat(reported(line)).isNotEmpty());
        assertThat(hubs.b.getBean(RequestReturns.class).giveBack(hubs.cellSecretary, List.of(line), "Sai tổ dân phố"))
                .containsEntry(line, null);
        soon(() -> assertThat(line(line).returned()).isTrue());
        LineCorrections corrections = hubs.a.getBean(LineCorrections.class);

        files(line, "size = 2000000"); // as if it had been sent to an organisation of this hub before
        corrections.confirm(hubs.maker, list, LineChoice.of(List.of(line)));
        delivery().send(hubs.maker, list);
        soon(() -> assertThat(line(line).problem()).contains(LineProblem.TOO_LARGE));
        assertThat(found(list).state()).isEqualTo(ListState.SENT);

        reports.withdraw(member, line);
        delivery().send(hubs.maker, list);
        soon(() -> assertThat(line(line).state()).isEqualTo(LineState.SENT));
        soon(() -> assertThat(count(hubs.b, "residence_form", "line = ?", line)).isEqualTo(1));
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
        assertThat(count(hubs.b, "dead_letter", "true")).isZero();
    }

    /** Where the members of a list live, as it was approved. */
    private static void residence(UUID list, String organisation) {
        hubs.a
                .getBean(JdbcClient.class)
                .sql("UPDATE residence_line SET residence = ? WHERE list = ?")
                .params(organisation, list)
                .update();
    }

    private static void files(UUID line, String change) {
        hubs.a
                .getBean(JdbcClient.class)
                .sql("UPDATE residence_report_file SET " + change + " WHERE line = ?")
                .param(line)
                .update();
    }

    private static Delivery reportFromA(UUID line, String to) {
        ReportSent report = new ReportSent();
        report.setLine(line.toString());
        report.setTo(to);
        report.setAt(Instant.now());
        report.setComment("Đã họp đủ các kỳ.");
        UUID id = Uuids.next();
        WrittenEnvelope envelope = WrittenEnvelope.of(hubs.a.getBean(XmlMessages.class), id, A, B, report);
        return hubs.relay()
                .add(
                        deliveriesOf(line).get(0).client(),
                        B,
                        id.toString(),
                        line(line).dossier().orElseThrow(),
                        envelope.signed(hubs.keysOfA.key()),
                        envelope.content());
    }

    private static void pagesNameTheOtherHub(UUID list) {
        Browser secretary = new Browser();
        secretary.logIn(hubs.sandbox, "001178000002");
        for (String page : List.of("/residence/lists/sending/", "/residence/lists/receiving/")) {
            assertThat(secretary.get(hubs.sandbox.hubUrl() + page + list).html())
                    .as(page)
                    .contains("Gửi và nhận qua: Hệ thống B");
        }
    }

    /** Sent, withdrawn, sent again with the same file. */
    private static void report(UUID line) {
        Reports reports = hubs.a.getBean(Reports.class);
        long member = line(line).person();
        reports.attach(member, line, new Attachment("anh.png", "image/png", PNG));
        reports.send(member, line, "Đã họp đủ các kỳ.");
        soon(() -> assertThat(reported(line)).isNotEmpty());
        UUID file = reported(line).get(0).documents().get(0);
        assertThat(bytes(hubs.b, file)).isEqualTo(PNG);

        reports.withdraw(member, line);
        soon(() -> assertThat(reported(line)).isEmpty());
        reports.send(member, line, "Đã họp đủ các kỳ, có xác nhận.");
        soon(() -> assertThat(reported(line))
                .extracting(ReceivedReport::comment)
                .containsExactly("Đã họp đủ các kỳ, có xác nhận."));
    }

    @Test
    void whileTheRelayIsDownNothingIsLostAndAfterwardsEverythingArrives() {
        hubs.sandbox.faults().set(RELAY, Fault.of(Fault.Mode.DOWN));
        UUID line = sentList();
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> requests(line) == 0);

        hubs.sandbox.faults().reset();

        came(line);
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
    }

    @Test
    void anEnvelopeWhoseReplyIsLostIsSentAgainAndTakesEffectOnce() {
        hubs.sandbox.faults().set(RELAY, Fault.of(Fault.Mode.LOSE_REPLY));
        UUID line = sentList();
        await().atMost(SOON).until(() -> deliveriesOf(line).size() > 1);
        hubs.sandbox.faults().reset();

        came(line);
        soon(() -> assertThat(deliveriesOf(line))
                .allSatisfy(delivery -> assertThat(delivery.outcome()).contains("received")));
        assertThat(deliveriesOf(line))
                .extracting(Delivery::messageId)
                .containsOnly(deliveriesOf(line).get(0).messageId());
        assertThat(effects(line)).isEqualTo(1);
    }

    @Test
    void whatTheRelayDeliversTwiceTakesEffectOnce() {
        hubs.sandbox.faults().set(RELAY, Fault.switchedOn("twice", "on"));
        UUID line = sentList();
        came(line);
        commented(line);

        soon(() -> assertThat(line(line).state()).isEqualTo(LineState.RECEIVED));
        soon(() -> assertThat(hubs.relay().all())
                .allSatisfy(delivery -> assertThat(delivery.outcome()).isPresent()));
        assertThat(steps(line)).endsWith(9, 10).filteredOn(step -> step == 9).hasSize(1);
        assertThat(effects(line)).isEqualTo(1);
        assertThat(count(hubs.a, "dead_letter", "true")).isZero();
    }

    @Test
    void aReportThatComesBeforeItsListWaitsForIt() {
        hubs.sandbox.faults().set(RELAY, Fault.switchedOn("hold", B));
        UUID list = list(true, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        hubs.a.getBean(Reports.class).send(line(line).person(), line, "Đến trước.");
        await().atMost(SOON).until(() -> waitingFor(B) == 2);

        hubs.sandbox.faults().set(RELAY, Fault.switchedOn("backwards", "on"));

        soon(() -> assertThat(count(hubs.b, "exchange_waiting", "code = 'LT-EXC-009'"))
                .isEqualTo(1));
        soon(() -> assertThat(requests(line)).isEqualTo(1));
        soon(() ->
                assertThat(reported(line)).extracting(ReceivedReport::comment).containsExactly("Đến trước."));
        soon(() -> assertThat(count(hubs.b, "exchange_waiting", "true")).isZero());
        assertThat(deliveriesOf(line)).hasSize(1).allSatisfy(each -> assertThat(each.outcome())
                .contains("received"));
        assertThat(hubs.relay().all())
                .filteredOn(each -> each.issue().equals(line(line).dossier().orElseThrow()))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.outcome()).contains("received"));
    }

    @Test
    void filesThatDoNotGoIntoAnEnvelopeAreNotTakenForOne() {
        UUID list = list(true, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);
        long member = line(line).person();
        Reports reports = hubs.a.getBean(Reports.class);
        reports.attach(member, line, new Attachment("anh.png", "image/png", new byte[900_000]));

        assertThatThrownBy(() -> reports.send(member, line, "Có ảnh."))
                .isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.RESIDENCE_TOO_LARGE_TO_CROSS));

        assertThat(line(line).reportSentAt()).isEmpty();
    }

    @Test
    void aConversationStaysWithTheHubItBeganWith() {
        UUID list = list(true, LineKind.COMMENT, hubs.member());
        delivery().send(hubs.maker, list);
        UUID line = sent(list);
        came(line);
        assertThat(count(hubs.a, "residence_delivery", "list = ? AND hub = ?", list, B))
                .isEqualTo(1);
        hubs.b.close();
        hubs.startB(Map.of("lienthong.exchange.hubs.c.organisations[1]", CELL)); // the workplace has gone over to C
        try {
            hubs.a.getBean(Reports.class).send(line(line).person(), line, "Như cũ.");
            soon(() -> assertThat(reported(line))
                    .extracting(ReceivedReport::comment)
                    .containsExactly("Như cũ."));
            commented(line);

            soon(() -> assertThat(line(line).state()).isEqualTo(LineState.RECEIVED));
            assertThat(hubs.relay().all()).as("sent to C").noneMatch(delivery -> delivery.to()
                    .equals(C));
        } finally {
            hubs.b.close();
            hubs.startB();
        }
    }

    @Test
    void nobodySendsUsAListOfOurs() {
        UUID line = sentList();
        came(line);
        XmlMessages xml = hubs.a.getBean(XmlMessages.class);
        CommentsRequested forged =
                xml.read(WrittenEnvelope.messageOf(deliveriesOf(line).get(0).content()), CommentsRequested.class);
        forged.getFrom().setCode(WARD);
        forged.getTo().setCode(CELL);
        forged.setDelivery(Uuids.next().toString());
        forged.setList(Uuids.next().toString());
        WrittenEnvelope byB = WrittenEnvelope.of(xml, Uuids.next(), B, A, forged);

        assertThat(outcome(B, byB, byB.signed(hubs.keysOfB.key()))).isEqualTo("refusedLT-EXC-010");
        assertThat(count(hubs.a, "residence_request", "line = ?", line)).isZero();
    }

    @Test
    void anEnvelopeThatWasAlteredIsRefusedAndChangesNothing() {
        hubs.sandbox.faults().set(RELAY, Fault.switchedOn("alter", "on"));
        UUID line = sentList();

        soon(() -> assertThat(deliveriesOf(line)).isNotEmpty().allSatisfy(delivery -> assertThat(delivery.outcome())
                .contains("refusedLT-EXC-003")));
        assertThat(requests(line)).isZero();
        String delivery = deliveriesOf(line).get(0).id();
        assertThat(count(hubs.b, "exchange_refused", "relay_id = ? AND code = 'LT-EXC-003'", delivery))
                .isEqualTo(1);
    }

    @Test
    void nobodySpeaksForOthers() {
        UUID line = sentList();
        came(line);
        XmlMessages xml = hubs.a.getBean(XmlMessages.class);
        CommentProgressed progress = new CommentProgressed();
        progress.setLine(line.toString());
        progress.setStage("started");
        progress.setAt(Instant.parse("2026-11-20T02:00:00Z"));
        UUID other = sentList();
        came(other);
        byte[] pdf = bytes(hubs.b, kept(other));
        CommentSent comment = new CommentSent();
        comment.setLine(line.toString());
        comment.setBy(new ResidenceOrganisation());
        comment.getBy().setCode(CELL_OF_C);
        comment.getBy().setName("Chi bộ của C");
        comment.setAt(progress.getAt());
        comment.setDocument(Uuids.next().toString());
        comment.setNumber("PNX-2026-9999999");
        Enclosure form = new Enclosure(UUID.fromString(comment.getDocument()), "application/pdf", pdf);
        comment.setSha256(form.sha256());

        WrittenEnvelope byC = WrittenEnvelope.of(xml, Uuids.next(), C, A, progress);
        WrittenEnvelope formByC = WrittenEnvelope.of(xml, Uuids.next(), C, A, comment, form);
        comment.getBy().setCode(WARD);
        comment.setBehalf(new ResidenceOrganisation());
        comment.getBehalf().setCode(CELL_OF_C);
        comment.getBehalf().setName("Chi bộ của C");
        WrittenEnvelope behalfOfC = WrittenEnvelope.of(xml, Uuids.next(), B, A, comment, form);
        WrittenEnvelope asB = WrittenEnvelope.of(xml, Uuids.next(), B, A, progress);
        WrittenEnvelope toB = WrittenEnvelope.of(xml, Uuids.next(), C, B, progress);
        WrittenEnvelope broken =
                WrittenEnvelope.ofText("<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]><x>&y;</x>");
        WrittenEnvelope large = WrittenEnvelope.ofText("<x>" + "x".repeat(3_000_000) + "</x>");
        // handed over one after the other, so that those that are looked at again wait together
        Map<String, String> refusals = new LinkedHashMap<>();
        refusals.put(hand(C, byC, byC.signed(hubs.keysOfC.key())), "refusedLT-EXC-011");
        refusals.put(hand(C, formByC, formByC.signed(hubs.keysOfC.key())), "refusedLT-EXC-011");
        refusals.put(hand(B, behalfOfC, behalfOfC.signed(hubs.keysOfB.key())), "refusedLT-EXC-011");
        refusals.put(hand(B, asB, asB.signed(hubs.keysOfC.key())), "refusedLT-EXC-003");
        refusals.put(hand(C, asB, asB.signed(hubs.keysOfC.key())), "refusedLT-EXC-003");
        refusals.put(hand(B, asB, null), "refusedLT-EXC-003");
        refusals.put(hand("000.00.09.H26", asB, null), "refusedLT-EXC-004");
        refusals.put(hand(C, toB, toB.signed(hubs.keysOfC.key())), "refusedLT-EXC-005");
        refusals.put(hand(C, broken, broken.signed(hubs.keysOfC.key())), "refusedLT-EXC-006");
        refusals.put(hand(C, large, large.signed(hubs.keysOfC.key())), "refusedLT-EXC-007");
        refusals.forEach((delivery, refusal) -> assertThat(outcome(delivery)).isEqualTo(refusal));

        assertThat(line(line).state()).isEqualTo(LineState.SENT);
        assertThat(count(hubs.a, "document", "id = ?", form.id())).isZero();
        assertThat(count(hubs.a, "exchange_refused", "code = 'LT-EXC-011'")).isEqualTo(3);
        assertThat(count(hubs.a, "exchange_received", "sender = ?", C)).isZero();
    }

    @Test
    void anotherMessageUnderAnIdThatTookEffectIsRefused() {
        UUID line = sentList();
        came(line);
        Delivery real = deliveriesOf(line).get(0);
        XmlMessages xml = hubs.a.getBean(XmlMessages.class);
        CommentProgressed other = new CommentProgressed();
        other.setLine(line.toString());
        other.setStage("overdue");
        other.setAt(Instant.parse("2026-11-20T02:00:00Z"));
        WrittenEnvelope forged = WrittenEnvelope.of(xml, UUID.fromString(real.messageId()), A, B, other);

        Delivery delivery = hubs.relay()
                .add(
                        real.client(),
                        B,
                        real.messageId(),
                        real.issue(),
                        forged.signed(hubs.keysOfA.key()),
                        forged.content());
        soon(() -> assertThat(hubs.relay().find(delivery.id()).orElseThrow().outcome())
                .contains("refusedLT-EXC-010"));
        Delivery replayed = hubs.relay().repeat(real);
        soon(() -> assertThat(hubs.relay().find(replayed.id()).orElseThrow().outcome())
                .contains("received"));
        assertThat(effects(line)).isEqualTo(1);
    }

    @Test
    void aHubThatStopsInTheMiddleGoesOnWhereItStood() {
        UUID first = sentList();
        came(first);
        written(first);
        hubs.b.close();
        UUID second = sentList();
        await().atMost(SOON).until(() -> !deliveriesOf(second).isEmpty());

        hubs.startB();

        came(second);
        approvedAndSent(first);
        soon(() -> assertThat(line(first).state()).isEqualTo(LineState.RECEIVED));
        assertThat(effects(first)).isEqualTo(1);
        assertThat(effects(second)).isEqualTo(1);
    }
}
