package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.DocumentCheck;
import vn.lienthong.document.DocumentRemarks;
import vn.lienthong.document.Documents;
import vn.lienthong.document.Verdict;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeReceipt.Kind;
import vn.lienthong.fee.store.ReceiptingStore;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.v1.ReceiptsWanted;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.testsupport.MovableClock;

/** From the money to the receipt in the payer's hand, through the real routes, whatever dies on the way. */
class ReceiptIssueIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final long MONTHLY = 60_000;

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext hub;
    private static FeeOrders orders;
    private static FeePayments payments;
    private static FeeReceipts receipts;
    private static ReceiptAccess access;
    private static ReceiptIssue issue;
    private static DocumentCheck check;
    private static Documents documents;
    private static ProviderOfTests provider;
    private static FeeApplication.NoticesOfTests told;
    private static MovableClock clock;
    private static JdbcClient jdbc;
    private static int counter;

    @BeforeAll
    static void start() {
        hub = new SpringApplicationBuilder(FeeApplication.class).run(FeeApplication.arguments(data));
        orders = hub.getBean(FeeOrders.class);
        payments = hub.getBean(FeePayments.class);
        receipts = hub.getBean(FeeReceipts.class);
        access = hub.getBean(ReceiptAccess.class);
        issue = hub.getBean(ReceiptIssue.class);
        check = hub.getBean(DocumentCheck.class);
        documents = hub.getBean(Documents.class);
        provider = hub.getBean(ProviderOfTests.class);
        told = hub.getBean(FeeApplication.NoticesOfTests.class);
        clock = hub.getBean(MovableClock.class);
        jdbc = hub.getBean(JdbcClient.class);
        new TreeOfTests().all().forEach(ReceiptIssueIT::store);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void today() {
        clock.set(NOW);
        provider.questionTrouble = null;
    }

    @Test
    void aPaidOrderIsReceiptedReturnedAndTold() throws Exception {
        Person member = somebody("Nguyễn Thị Ví Dụ");

        FeeOrder order = paid(member);
        FeeReceipt receipt = awaitReceipt(order);

        assertThat(receipt.kind()).isEqualTo(Kind.OWN);
        assertThat(receipt.number()).matches("BL-2026-\\d{7}");
        assertThat(receipt.amount()).isEqualTo(MONTHLY);
        assertThat(hub.getBean(Dossiers.class).timeline(order.number()))
                .extracting(step -> step.status().portalStatus())
                .containsExactly(1, 6, 9, 10);
        assertThat(told.kinds).containsOnlyOnce(member.id() + " fee-receipt");
        assertThat(feesOf(order)).containsExactly("DANGPHI 60000");
        assertThat(resultsOf(order))
                .containsExactly(receipt.document() + " Biên lai số " + receipt.number() + " /fees/orders/" + order.id()
                        + "/receipt");
        Verdict verdict = check.file(new ByteArrayInputStream(content(receipt.document())));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.VALID);
        assertThat(verdict.document().orElseThrow().publicFacts())
                .containsEntry("payer", "N*** T*** V*** Dụ")
                .containsEntry("amount", "60000")
                .containsEntry("months", "11/2026");
    }

    @Test
    void aCellOrderHasOneReceiptForEachMemberAndASummary() throws Exception {
        List<Person> members = people(90);
        Person secretary = secretary();

        FeeOrder order = paidForCell(secretary, members);
        FeeReceipt summary = awaitReceipt(order);

        assertThat(summary.kind()).isEqualTo(Kind.SUMMARY);
        assertThat(summary.amount()).isEqualTo(90 * MONTHLY);
        List<FeeReceipt> all = receipts.allOf(order.id());
        assertThat(all).hasSize(91);
        assertThat(all.get(0)).isEqualTo(summary);
        assertThat(all.stream().skip(1).map(FeeReceipt::person))
                .containsExactlyInAnyOrderElementsOf(
                        members.stream().map(Person::id).toList());
        assertThat(receipts.of(List.of(order.id())).get(order.id())).isEqualTo(new ReceiptsOfOrder(91, 91, false));
        assertThat(told.kinds).containsOnlyOnce(secretary.id() + " fee-receipts");
        for (Person member : members) {
            assertThat(told.kinds).containsOnlyOnce(member.id() + " fee-receipt-member");
        }
        assertNoGapAndNoRepeat();
    }

    @Test
    void theSameMessageManyTimesAtOnceIssuesOnce() throws Exception {
        FeeOrder order = settledInSilence(people(30));
        UUID message = UUID.randomUUID();

        atOnce(IntStream.range(0, 6)
                .mapToObj(i -> (Callable<Boolean>) () -> {
                    handle(order, i % 2 == 0 ? message : UUID.randomUUID());
                    return true;
                })
                .toList());
        awaitReceipt(order);

        assertThat(jdbc.sql("SELECT count(*) FROM document WHERE subject = ?")
                        .param("fee-order:" + order.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(31);
        assertNoGapAndNoRepeat();
    }

    @Test
    void aHubThatDiesBetweenTheStepsGivesEachNumberOnceAndLeavesNoGap() {
        FeeOrder order = settledInSilence(people(50));
        TransactionTemplate transaction = hub.getBean(TransactionTemplate.class);
        ReceiptingStore receiptings = hub.getBean(ReceiptingStore.class);

        // before the numbers are committed
        transaction.executeWithoutResult(status -> {
            hub.getBean(ReceiptNumbers.class).take(order.id());
            status.setRollbackOnly();
        });
        assertThat(receiptings.find(order.id())).isEmpty();
        // after the numbers are taken
        hub.getBean(ReceiptNumbers.class).take(order.id());
        Set<String> numbers = numbersOf(order);
        // after documents are made
        hub.getBean(ReceiptMaker.class)
                .make(receiptings.find(order.id()).orElseThrow(), receiptings.waiting(order.id(), 5));
        // before they are committed, and the message comes again
        UUID message = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            handle(order, message);
            status.setRollbackOnly();
        });
        assertThat(receipts.allOf(order.id())).isEmpty();
        handle(order, message);
        // after they are committed, before the message is acknowledged
        handle(order, message);

        awaitReceipt(order);
        assertThat(numbersOf(order)).isEqualTo(numbers);
        assertThat(receipts.allOf(order.id()))
                .extracting(FeeReceipt::number)
                .containsExactlyInAnyOrderElementsOf(numbers);
        assertNoGapAndNoRepeat();
    }

    @Test
    void receiptsWaitForTheKeyAndNoNumberIsLost() {
        Person member = somebody("Trần Văn Mẫu");
        FeeOrder order = place(member);
        FeePayment payment = begin(order);
        clock.set(FeeApplication.KEY_UNTIL.plus(Duration.ofDays(1)));

        pay(payment, MONTHLY);
        await().atMost(SOON).untilAsserted(() -> assertThat(numbersOf(order)).hasSize(1));
        Set<String> number = numbersOf(order);
        assertThat(receipts.ofOrder(order.id())).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM dead_letter WHERE dossier = ?")
                        .param(order.number())
                        .query(Integer.class)
                        .single())
                .isZero();

        clock.set(NOW);
        assertThat(number).containsExactly(awaitReceipt(order).number());
    }

    @Test
    void receiptsWhoseMessageWasParkedAndDiscardedAreWantedOnceMore() {
        Person member = somebody("Đỗ Chờ Lâu");
        FeeOrder order = place(member);
        FeePayment payment = begin(order);
        jdbc.sql("ALTER TABLE fee_receipting ADD CONSTRAINT fails CHECK (order_id <> '" + order.id() + "') NOT VALID")
                .update();
        try {
            pay(payment, MONTHLY);
            DeadLetters letters = hub.getBean(DeadLetters.class);
            await().atMost(SOON).until(() -> parkedOf(order).isPresent());
            letters.discard(parkedOf(order).orElseThrow(), "person:1", "nobody knows why");
        } finally {
            jdbc.sql("ALTER TABLE fee_receipting DROP CONSTRAINT fails").update();
        }
        assertThat(statusesOf(order)).containsExactly(1, 6, 9);

        hub.getBean(FeeDeadlines.class).check();
        assertThat(wantedAgain(order)).as("it may be about to be made").isFalse();
        clock.advance(Duration.ofMinutes(61));
        hub.getBean(FeeDeadlines.class).check();

        assertThat(awaitReceipt(order).kind()).isEqualTo(Kind.OWN);
        assertThat(statusesOf(order)).containsExactly(1, 6, 9, 10);
        assertThat(told.kinds).containsOnlyOnce(member.id() + " fee-receipt");
        clock.advance(Duration.ofDays(2));
        hub.getBean(FeeDeadlines.class).check();
        assertThat(wantedAgain(order)).isFalse();
    }

    private static Optional<UUID> parkedOf(FeeOrder order) {
        return jdbc.sql("SELECT id FROM dead_letter WHERE dossier = ? AND queue = 'fee.issue-receipts.v1'")
                .param(order.number())
                .query(UUID.class)
                .optional();
    }

    /** Whether they were, and should be there later than those of an order that has just been paid. */
    private static boolean wantedAgain(FeeOrder order) {
        return jdbc.sql(
                        "SELECT coalesce(receipts_by > closed_at + interval '2 hours', false) FROM fee_order WHERE id = ?")
                .param(order.id())
                .query(Boolean.class)
                .single();
    }

    private static List<Integer> statusesOf(FeeOrder order) {
        return hub.getBean(Dossiers.class).timeline(order.number()).stream()
                .map(step -> step.status().portalStatus())
                .toList();
    }

    @Test
    void theProvidersReceiptIsKeptWhenItComesLater() throws Exception {
        provider.questionTrouble = ErrorCode.PAYMENT_PROVIDER_ERROR;
        Person member = somebody("Lê Kiểm");
        FeeOrder order = paid(member);
        awaitReceipt(order);
        assertThat(receipts.of(List.of(order.id())).get(order.id()).ofProvider())
                .isFalse();

        String reference = payments.get(
                        member.id(),
                        orders.payments(member.id(), order.id()).get(0).reference())
                .reference();
        byte[] file = "%PDF-1.4 of the provider".getBytes(StandardCharsets.US_ASCII);
        provider.receipts.put(reference, new ProviderReceipt(file, "application/pdf"));
        int asked = Collections.frequency(provider.asked, reference);
        provider.questionTrouble = ErrorCode.PAYMENT_REFUSED;
        clock.advance(Duration.ofMinutes(2));
        hub.getBean(ProviderReceipts.class).askAgain();
        await().atMost(SOON).until(() -> Collections.frequency(provider.asked, reference) > asked);
        provider.questionTrouble = null;
        clock.advance(Duration.ofMinutes(11));
        hub.getBean(ProviderReceipts.class).askAgain();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receipts.of(List.of(order.id())).values())
                        .extracting(ReceiptsOfOrder::ofProvider)
                        .containsExactly(true));
        assertThat(jdbc.sql("SELECT count(*) FROM dead_letter WHERE queue = 'fee.fetch-provider-receipt.v1'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(content(access.ofProvider(member.id(), order.id()))).isEqualTo(file);
    }

    @Test
    void theProvidersReceiptOfMoneyThatCameLateStandsBesideTheOrderItWasPlacedOn() throws Exception {
        Person member = somebody("Lê Đến Muộn");
        FeeOrder given = place(member);
        FeePayment payment = begin(given);
        orders.cancel(member.id(), given.id());
        byte[] file = "%PDF-1.4 of the provider, late".getBytes(StandardCharsets.US_ASCII);
        provider.receipts.put(payment.reference(), new ProviderReceipt(file, "application/pdf"));
        pay(payment, MONTHLY);
        await().atMost(SOON)
                .until(() -> jdbc.sql("SELECT count(*) FROM fee_suspense WHERE order_id = ?")
                                .param(given.id())
                                .query(Integer.class)
                                .single()
                        == 1);
        UUID money = jdbc.sql("SELECT id FROM fee_suspense WHERE order_id = ?")
                .param(given.id())
                .query(UUID.class)
                .single();

        UUID made = hub.getBean(SuspenseDecisions.class)
                .apply(officer(), money, given.id(), MONTHLY, "Đảng viên đề nghị")
                .appliedTo()
                .orElseThrow();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receipts.of(List.of(made)).values())
                        .extracting(ReceiptsOfOrder::ofProvider)
                        .containsExactly(true));
        assertThat(content(access.ofProvider(member.id(), made))).isEqualTo(file);
        assertThatThrownBy(() -> access.ofProvider(member.id(), given.id())).isInstanceOf(Failure.class);
    }

    @Test
    void oneFlippedByteIsAltered() throws Exception {
        byte[] genuine = content(awaitReceipt(paid(somebody("Phạm Ưỡn Ễnh"))).document());
        Random random = new Random(20261120);

        for (int i = 0; i < 200; i++) {
            byte[] altered = genuine.clone();
            altered[8 + random.nextInt(altered.length - 8)] ^= (byte) (1 << random.nextInt(8));
            Verdict verdict = check.file(new ByteArrayInputStream(altered));
            assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.ALTERED);
        }
    }

    @Test
    void whatTheHubDoesNotKnowIsUnknownAndWhatIsNoPdfIsRefused() throws Exception {
        assertThat(check.file(new ByteArrayInputStream("%PDF-1.7 of somebody".getBytes(StandardCharsets.US_ASCII)))
                        .outcome())
                .isEqualTo(Verdict.Outcome.UNKNOWN);
        assertThatThrownBy(() -> check.file(new ByteArrayInputStream("<html>".getBytes(StandardCharsets.US_ASCII))))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CHECKED_FILE_NO_PDF));
        assertThatThrownBy(() -> check.file(new ByteArrayInputStream(new byte[DocumentCheck.LARGEST + 1])))
                .isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.CHECKED_FILE_TOO_LARGE));
    }

    @Test
    void numberAndCodeTogetherFindAReceiptAndARevokedOneIsSaidToBe() throws Exception {
        FeeReceipt receipt = awaitReceipt(paid(somebody("Hoàng Thử")));
        String code = jdbc.sql("SELECT code FROM document WHERE id = ?")
                .param(receipt.document())
                .query(String.class)
                .single();

        assertThat(check.proof(" " + receipt.number().toLowerCase(Locale.ROOT), code + " ")
                        .outcome())
                .isEqualTo(Verdict.Outcome.VALID);
        assertThat(check.proof(receipt.number(), "AAAA-AAAA-AAAA").outcome()).isEqualTo(Verdict.Outcome.UNKNOWN);
        assertThat(documents.revoke(receipt.document(), "Nộp nhầm tháng")).isTrue();
        assertThat(documents.revoke(receipt.document(), "once more")).isFalse();
        assertThat(check.proof(receipt.number(), code).outcome()).isEqualTo(Verdict.Outcome.REVOKED);
        assertThat(check.file(new ByteArrayInputStream(content(receipt.document())))
                        .outcome())
                .isEqualTo(Verdict.Outcome.REVOKED);
    }

    @Test
    void aPartlyRefundedReceiptSaysSo() throws Exception {
        FeeOrder order = paid(somebody("Hoàng Hoàn"));
        FeeReceipt receipt = awaitReceipt(order);
        byte[] file = content(receipt.document());
        assertThat(check.file(new ByteArrayInputStream(file)).remark()).isEmpty();

        giveBack(order, 10_000);

        Verdict verdict = check.file(new ByteArrayInputStream(file));
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.VALID);
        assertThat(verdict.remark())
                .contains(new DocumentRemarks.Remark("fee.receipt.refunded-part", List.of("10.000", "60.000")));
        ListedOrder listed = hub.getBean(OrderBook.class).get(order.payer(), order.id());
        assertThat(listed.refundedInPart()).isTrue();
        assertThat(listed.refunded()).isEqualTo(10_000);

        giveBack(order, 50_000);

        assertThat(check.file(new ByteArrayInputStream(file)).outcome()).isEqualTo(Verdict.Outcome.REVOKED);
        assertThat(check.file(new ByteArrayInputStream(file)).remark()).isEmpty();
        assertThat(hub.getBean(OrderBook.class).get(order.payer(), order.id()).refundedInPart())
                .isFalse();
    }

    private static void giveBack(FeeOrder order, long amount) {
        Refunds refunds = hub.getBean(Refunds.class);
        long asks = officer();
        Refund refund = refunds.ofOrder(asks, UUID.randomUUID(), order.id(), amount, "Đảng viên đề nghị");
        Tasks tasks = hub.getBean(Tasks.class);
        await().atMost(SOON).until(() -> !tasks.ofSubject(refund.id()).isEmpty());
        tasks.decide(officer(), tasks.ofSubject(refund.id()).get(0).id(), "approve", null);
        await().atMost(SOON).until(() -> refunds.get(asks, refund.id()).status() == RefundStatus.DONE);
    }

    private static long officer() {
        Person person = somebody("Đỗ Cán Bộ");
        hub.getBean(Positions.class)
                .appoint(person.id(), FeeHub.COMMITTEE, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        return person.id();
    }

    @Test
    void onlyWhoMayOpensAReceipt() {
        Person member = somebody("Đỗ Một");
        Person other = somebody("Đỗ Hai");
        Person paying = secretary();
        Person deputy = somebody("Đỗ Phó");
        appoint(deputy, PositionKind.DEPUTY);
        Person charged = somebody("Đỗ Ủy Nhiệm");
        appoint(charged, PositionKind.DELEGATE);
        Person stranger = somebody("Đỗ Lạ");
        FeeOrder order = paidForCell(paying, List.of(member, other));
        FeeReceipt summary = awaitReceipt(order);
        FeeReceipt own = receipts.allOf(order.id()).stream()
                .filter(each -> each.person() == member.id())
                .findFirst()
                .orElseThrow();

        for (Person officer : List.of(paying, deputy, charged)) {
            assertThat(access.ofOrder(officer.id(), order.id())).isEqualTo(summary);
            assertThat(access.allOf(officer.id(), order.id())).hasSize(3);
        }
        assertThat(access.byNumber(member.id(), own.number())).isEqualTo(own);
        assertThat(access.ofOrder(member.id(), order.id(), own.document())).isEqualTo(own);
        for (Person no : List.of(other, stranger)) {
            assertUnknown(() -> access.byNumber(no.id(), own.number()));
            assertUnknown(() -> access.ofOrder(no.id(), order.id(), own.document()));
        }
        for (Person no : List.of(member, stranger)) {
            assertUnknown(() -> access.ofOrder(no.id(), order.id()));
            assertUnknown(() -> access.byNumber(no.id(), summary.number()));
            assertUnknown(() -> access.allOf(no.id(), order.id()));
            assertUnknown(() -> access.ofProvider(no.id(), order.id()));
        }
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE subject = ?")
                        .param("receipt:" + summary.number())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aThousandReceiptsAreStreamedNotBuiltInMemory() throws Exception {
        FeeOrder order = paidForCell(secretary(), people(1000));
        await().atMost(Duration.ofMinutes(5))
                .until(() -> receipts.ofOrder(order.id()).isPresent());
        List<FeeReceipt> all = receipts.allOf(order.id());
        Measuring out = new Measuring();

        hub.getBean(ReceiptArchive.class).of(all).write(out);

        assertThat(out.bytes).isGreaterThan(60L * 1024 * 1024);
        assertThat(out.largest).isLessThan(20L * 1024 * 1024);
        assertNoGapAndNoRepeat();
    }

    @Test
    void theArchiveHoldsEveryReceiptUnderItsNumber() throws Exception {
        FeeOrder order = paidForCell(secretary(), people(3));
        awaitReceipt(order);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        hub.getBean(ReceiptArchive.class).of(receipts.allOf(order.id())).write(out);

        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(check.file(zip).outcome()).isEqualTo(Verdict.Outcome.VALID);
            }
        }
        assertThat(names).hasSize(4).allMatch(name -> name.matches("(BL|BLTH)-2026-\\d{7}-[a-z-]+\\.pdf"));
    }

    @Test
    void aReceiptAndItsNumberAreNeverChanged() {
        FeeReceipt receipt = awaitReceipt(paid(somebody("Vũ Bất Biến")));

        for (String change : List.of(
                "UPDATE fee_receipt SET amount = 1 WHERE number = '%s'",
                "UPDATE fee_receipt SET document = NULL WHERE number = '%s'",
                "DELETE FROM fee_receipt WHERE number = '%s'")) {
            assertThatThrownBy(
                            () -> jdbc.sql(change.formatted(receipt.number())).update())
                    .rootCause()
                    .hasMessageContaining("never changed");
        }
    }

    /** Counts what passes, and how much more memory is in use than at the beginning. */
    private static final class Measuring extends OutputStream {

        private static final long STEP = 8L * 1024 * 1024;

        private final long before = used();
        private long bytes;
        private long measuredAt;
        private long largest;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int count) throws IOException {
            bytes += count;
            if (bytes - measuredAt > STEP) {
                measuredAt = bytes;
                largest = Math.max(largest, used() - before);
            }
        }

        private static long used() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    private static void handle(FeeOrder order, UUID message) {
        ReceiptsWanted wanted = new ReceiptsWanted();
        wanted.setOrder(order.id().toString());
        new MessageContext(Optional.of(message), MessageContext.HUB, Optional.empty()).run(() -> issue.issue(wanted));
    }

    /** All numbers of every series that was used: 1 to the last, each once. */
    private static void assertNoGapAndNoRepeat() {
        Map<String, Integer> last = new HashMap<>();
        jdbc.sql("SELECT series, last FROM number_series").query(row -> {
            last.put(row.getString("series"), row.getInt("last"));
        });
        assertThat(last).isNotEmpty();
        last.forEach((series, highest) -> {
            List<String> taken = jdbc.sql("SELECT number FROM fee_receipt WHERE number LIKE ? ORDER BY number")
                    .param(series + "-%")
                    .query(String.class)
                    .list();
            assertThat(taken)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, highest)
                            .mapToObj(number -> "%s-%07d".formatted(series, number))
                            .toList());
        });
    }

    private static Set<String> numbersOf(FeeOrder order) {
        return new HashSet<>(jdbc.sql("SELECT number FROM fee_receipt WHERE order_id = ?")
                .param(order.id())
                .query(String.class)
                .list());
    }

    private static void assertUnknown(ThrowingCallable opening) {
        assertThatThrownBy(opening).isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                .isEqualTo(ErrorCode.DOCUMENT_UNKNOWN));
    }

    private static FeeReceipt awaitReceipt(FeeOrder order) {
        await().atMost(SOON).until(() -> receipts.ofOrder(order.id()).isPresent());
        return receipts.ofOrder(order.id()).orElseThrow();
    }

    private static byte[] content(UUID document) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        documents.copy(document, content);
        return content.toByteArray();
    }

    private static List<String> feesOf(FeeOrder order) {
        return jdbc.sql("SELECT code || ' ' || amount FROM dossier_fee WHERE dossier = ?")
                .param(order.number())
                .query(String.class)
                .list();
    }

    private static List<String> resultsOf(FeeOrder order) {
        return jdbc.sql("SELECT id || ' ' || name || ' ' || path FROM dossier_result WHERE dossier = ?")
                .param(order.number())
                .query(String.class)
                .list();
    }

    private static FeeOrder paid(Person member) {
        FeeOrder order = place(member);
        pay(begin(order), MONTHLY);
        return order;
    }

    private static FeeOrder place(Person member) {
        return orders.place(new OrderRequest(
                UUID.randomUUID(), OrderForm.OWN, member.id(), Profiles.CELL, Map.of(member.id(), 1), MONTHLY));
    }

    private static FeeOrder placeForCell(Person secretary, List<Person> members) {
        return orders.place(new OrderRequest(
                UUID.randomUUID(),
                OrderForm.CELL,
                secretary.id(),
                Profiles.CELL,
                members.stream().collect(Collectors.toMap(Person::id, member -> 1)),
                members.size() * MONTHLY));
    }

    private static FeeOrder paidForCell(Person secretary, List<Person> members) {
        FeeOrder order = placeForCell(secretary, members);
        pay(begin(order), members.size() * MONTHLY);
        return order;
    }

    /** Paid and settled as by {@link Settlement}, but nobody has asked for its receipts yet. */
    private static FeeOrder settledInSilence(List<Person> members) {
        FeeOrder order = placeForCell(secretary(), members);
        FeePayment payment = begin(order);
        jdbc.sql("UPDATE fee_payment SET state = 'PAID', paid = amount, paid_at = created_at, query_at = NULL,"
                        + " provider_transaction = 'T' || reference WHERE reference = ?")
                .param(payment.reference())
                .update();
        jdbc.sql("UPDATE fee_order SET state = 'PAID', closed_at = created_at WHERE id = ?")
                .param(order.id())
                .update();
        jdbc.sql("INSERT INTO ledger_entry (kind, subject, order_id, booked_on, booked_at)"
                        + " VALUES ('SETTLEMENT', ?, ?, current_date, now())")
                .params(payment.reference(), order.id())
                .update();
        hub.getBean(Dossiers.class).advance(order.number(), OrderState.PAID.dossierStatus(), "fee.paid");
        return order;
    }

    private static FeePayment begin(FeeOrder order) {
        FeePayment payment = payments.begin(order.payer(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        await().atMost(SOON)
                .until(() -> payments.get(order.payer(), payment.reference()).status() == PaymentStatus.READY);
        return payments.get(order.payer(), payment.reference());
    }

    private static void pay(FeePayment payment, long amount) {
        hub.getBean(PaymentNotices.class)
                .receive(new ProviderNotice(
                        ProviderOfTests.ID,
                        "paid " + payment.reference(),
                        ProviderNotice.Kind.PAYMENT,
                        ProviderNotice.Outcome.DONE,
                        true,
                        payment.reference(),
                        null,
                        amount,
                        "VND",
                        "TX-" + payment.reference(),
                        null,
                        "00",
                        "hash of " + payment.reference()));
    }

    private static Person secretary() {
        Person secretary = somebody("Bí Thư Ví Dụ");
        appoint(secretary, PositionKind.SECRETARY);
        return secretary;
    }

    private static void appoint(Person person, PositionKind kind) {
        hub.getBean(Positions.class).appoint(person.id(), Profiles.CELL, kind, LocalDate.of(2026, 1, 1), "load");
    }

    /** In one transaction: the database of tests opens a connection for each. */
    private static List<Person> people(int count) {
        return hub.getBean(TransactionTemplate.class).execute(status -> IntStream.range(0, count)
                .mapToObj(i -> somebody("Đảng Viên Mẫu"))
                .toList());
    }

    /** A member of the cell with an account whose fee begins this month. */
    private static Person somebody(String name) {
        Person person = hub.getBean(People.class)
                .signedIn(
                        "0011732%05d".formatted(++counter),
                        Optional.empty(),
                        name,
                        Optional.of(LocalDate.of(1973, 2, 25)));
        Profile profile = Profiles.of(person.personalId(), Profiles.CELL, CellPosition.MEMBER, null);
        hub.getBean(AccountStore.class)
                .load(List.of(new AccountStore.LoadedAccount(person.id(), named(profile, name))), Instant.now());
        return person;
    }

    private static Profile named(Profile profile, String name) {
        Profile.Member member = profile.member();
        return new Profile(
                profile.citizen(),
                new Profile.Member(
                        name,
                        member.cardNumber(),
                        member.fileNumber(),
                        member.joinedOn(),
                        member.officialOn(),
                        member.position(),
                        member.receivingAccount()),
                profile.cell(),
                profile.residence(),
                profile.fee(),
                profile.employer(),
                profile.extended());
    }

    private static <T> void atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            for (Future<T> one : threads.invokeAll(work)) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void store(Organisation organisation) {
        jdbc.sql(
                        """
                        INSERT INTO organisation
                            (code, kind, name, residential, parent_code, address, valid_from, valid_to, search_text, sort_key)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        organisation.code(),
                        organisation.kind().name(),
                        organisation.name(),
                        organisation.residential(),
                        organisation.parent().orElse(null),
                        organisation.address(),
                        organisation.validFrom(),
                        organisation.validTo().orElse(null),
                        SearchText.of(organisation.name() + " " + organisation.code()),
                        SearchText.sortKey(organisation.name()))
                .update();
    }
}
