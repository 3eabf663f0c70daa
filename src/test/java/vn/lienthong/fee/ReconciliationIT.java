package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.fee.FeeHub.CITY;
import static vn.lienthong.fee.FeeHub.COMMITTEE;
import static vn.lienthong.fee.FeeHub.MONTHLY;
import static vn.lienthong.fee.FeeHub.SOON;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.reconciliation.Days;
import vn.lienthong.fee.reconciliation.ReconciledDay;
import vn.lienthong.fee.reconciliation.ReconciledDay.State;
import vn.lienthong.fee.reconciliation.ReconciliationLine;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.fee.reconciliation.Reconciliations;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** A provider's day compared with the books, by messages, whatever is wrong with the statement. */
class ReconciliationIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private static Path data;

    private static FeeHub hub;
    private static Reconciliations reconciliations;
    private static long city;
    private static long secretary;
    private static long deputy;

    @BeforeAll
    static void start() {
        hub = new FeeHub(data);
        reconciliations = hub.get(Reconciliations.class);
        city = hub.officer(CITY, PositionKind.SECRETARY);
        secretary = hub.officer(COMMITTEE, PositionKind.SECRETARY);
        deputy = hub.officer(COMMITTEE, PositionKind.DEPUTY);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.reset();
        hub.provider.statements.clear();
        hub.jdbc.sql("DELETE FROM fee_reconciliation_line").update();
        hub.jdbc.sql("DELETE FROM fee_reconciliation_review").update();
        hub.jdbc.sql("DELETE FROM fee_reconciliation").update();
        hub.get(FeeApplication.NoticesOfTests.class).told.clear();
        // what earlier tests paid is of an earlier day
        hub.jdbc
                .sql("UPDATE fee_payment SET paid_at = paid_at - interval '40 days' WHERE paid_at IS NOT NULL")
                .update();
        hub.jdbc
                .sql("UPDATE fee_refund SET ended_at = ended_at - interval '40 days' WHERE ended_at IS NOT NULL")
                .update();
        hub.jdbc
                .sql("UPDATE provider_notice SET paid_at = paid_at - interval '40 days' WHERE paid_at IS NOT NULL")
                .update();
    }

    @Test
    void everythingOfTheDayMatchesAndTheDayIsClean() {
        FeePayment paid = paid();
        SuspenseCase late = hub.paidLate(hub.member(), 1);
        FeeOrder refunded = hub.paidOrder(hub.member(), 1);
        FeePayment first = paymentOf(refunded);
        Refund refund = hub.get(Refunds.class).ofOrder(secretary, UUID.randomUUID(), refunded.id(), 10_000, "Nộp nhầm");
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.DONE);

        ReconciledDay day = reconcile(
                line(paid, MONTHLY),
                new StatementLine(
                        late.reference().orElseThrow(),
                        late.providerTransaction(),
                        Kind.PAYMENT,
                        MONTHLY,
                        "VND",
                        FeeHub.NOON),
                line(first, MONTHLY),
                new StatementLine(first.reference(), "HT" + refund.id(), Kind.REFUND, 10_000, "VND", FeeHub.NOON));

        assertThat(day.open()).isZero();
        assertThat(day.matched()).isEqualTo(4);
        assertThat(day.totalThere()).isEqualTo(3 * MONTHLY - 10_000).isEqualTo(day.totalHere());
    }

    @Test
    void moneyItsPaymentWaitsForIsTakenUpAndSettlesTheOrder() {
        FeeOrder order = hub.place(hub.member(), 1);
        FeePayment waiting = hub.begin(order);

        ReconciledDay day = reconcile(line(waiting, MONTHLY));

        assertThat(day.missingHere()).isEqualTo(1);
        assertThat(day.resolved()).isEqualTo(1);
        assertThat(day.open()).isZero();
        hub.awaitState(order, OrderState.PAID);

        reconciliations.again(city, ProviderOfTests.ID, DAY);
        await().atMost(SOON)
                .until(() -> day().comparedAt()
                                .orElseThrow()
                                .isAfter(day.comparedAt().orElseThrow())
                        || hub.count("SELECT count(*) FROM outbox") == 0);
        assertThat(day().resolved()).isEqualTo(1);
        assertThat(hub.count("SELECT count(*) FROM ledger_entry WHERE subject = '" + waiting.reference() + "'"))
                .isEqualTo(1);
    }

    @Test
    void nothingElseIsTakenUp() {
        FeePayment lessThanAsked = hub.begin(hub.place(hub.member(), 1));
        FeePayment dollars = hub.begin(hub.place(hub.member(), 1));
        FeePayment twice = paid();

        ReconciledDay day = reconcile(
                line(lessThanAsked, MONTHLY - 1),
                new StatementLine(dollars.reference(), "USD-1", Kind.PAYMENT, MONTHLY, "USD", FeeHub.NOON),
                line(twice, MONTHLY),
                new StatementLine(twice.reference(), "SECOND", Kind.PAYMENT, MONTHLY, "VND", FeeHub.NOON),
                new StatementLine(null, "NOBODYS", Kind.PAYMENT, 33_000, "VND", FeeHub.NOON),
                new StatementLine(twice.reference(), "HT-UNKNOWN", Kind.REFUND, 5_000, "VND", FeeHub.NOON));

        assertThat(transactions(Result.DIFFERENT))
                .containsExactlyInAnyOrder("TX-" + lessThanAsked.reference(), "USD-1");
        assertThat(transactions(Result.MISSING_HERE)).containsExactlyInAnyOrder("SECOND", "NOBODYS", "HT-UNKNOWN");
        assertThat(day.resolved()).isZero();
        assertThat(hub.get(PaymentStore.class)
                        .find(lessThanAsked.reference())
                        .orElseThrow()
                        .status())
                .isEqualTo(PaymentStatus.READY);
    }

    @Test
    void theTotalOfTheHubIsWhatItHasAndNotWhatItAskedFor() {
        FeePayment paid = paid();
        FeePayment asked = hub.begin(hub.place(hub.member(), 1));
        FeePayment unpaid = hub.begin(hub.place(hub.member(), 1));
        hub.notices.receive(FeeHub.Said.failed(unpaid));

        ReconciledDay day = reconcile(
                line(asked, MONTHLY - 1),
                new StatementLine(unpaid.reference(), "EUR-1", Kind.PAYMENT, MONTHLY, "EUR", FeeHub.NOON),
                new StatementLine(null, "LOST", Kind.PAYMENT, 33_000, "VND", FeeHub.NOON));

        assertThat(day.missingThere()).isEqualTo(1);
        assertThat(day.different()).isEqualTo(2);
        assertThat(day.totalHere()).isEqualTo(paid.paid());
        assertThat(day.totalThere()).isEqualTo(2 * MONTHLY - 1 + 33_000);
    }

    @Test
    void anOfficerTakesUpWhatNoPaymentWaitsForOnce() {
        FeePayment twice = paid();
        FeePayment less = hub.begin(hub.place(hub.member(), 1));
        reconcile(
                line(twice, MONTHLY),
                line(less, MONTHLY - 1),
                new StatementLine(twice.reference(), "TAKEN-2", Kind.PAYMENT, MONTHLY, "VND", FeeHub.NOON),
                new StatementLine(null, "TAKEN-1", Kind.PAYMENT, 33_000, "VND", FeeHub.NOON));

        assertThatThrownBy(() -> reconciliations.takeUp(secretary, ProviderOfTests.ID, DAY, "TAKEN-1"))
                .isInstanceOf(Failure.class);
        for (String money : List.of("TAKEN-1", "TAKEN-2", "TX-" + less.reference())) {
            reconciliations.takeUp(city, ProviderOfTests.ID, DAY, money);
            assertThatThrownBy(() -> reconciliations.takeUp(city, ProviderOfTests.ID, DAY, money))
                    .isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                            .isEqualTo(ErrorCode.RECONCILIATION_NOT_TAKEN));
        }

        assertThat(hub.jdbc
                        .sql(
                                "SELECT kind || ' ' || amount FROM fee_suspense WHERE provider_transaction LIKE 'TAKEN-%' OR reference = ?")
                        .param(less.reference())
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("UNPLACED 33000", "SURPLUS 60000", "MISMATCH 59999");
        assertThat(day().open()).isZero();
        assertThat(day().totalHere()).isEqualTo(day().totalThere());
        reconciliations.again(city, ProviderOfTests.ID, DAY);
        await().atMost(SOON).until(() -> hub.count("SELECT count(*) FROM outbox") == 0);
        await().atMost(SOON).untilAsserted(() -> assertThat(day().open()).isZero());
        assertThat(day().totalHere()).isEqualTo(day().totalThere());
    }

    @Test
    void aProviderThatSignsNothingIsAskedAlsoAboutAPaymentThatHadEnded() {
        hub.provider.signs = false;
        FeeOrder order = hub.place(hub.member(), 1);
        FeePayment failed = hub.begin(order);
        hub.notices.receive(FeeHub.Said.failed(failed));
        hub.orders.cancel(order.payer(), order.id());
        hub.provider.pays(failed.reference(), MONTHLY);

        reconcile(line(failed, MONTHLY));
        assertThatThrownBy(() -> reconciliations.takeUp(city, ProviderOfTests.ID, DAY, "TX-" + failed.reference()))
                .isInstanceOf(Failure.class);
        hub.clock.advance(Duration.ofSeconds(1));

        await().atMost(SOON).untilAsserted(() -> {
            hub.get(FeeDeadlines.class).check();
            assertThat(hub.casesOf(order))
                    .as("found though its order was given up")
                    .extracting(SuspenseCase::kind)
                    .containsExactly(SuspenseKind.LATE);
        });
        assertThat(day().open()).isEqualTo(1);
        Instant compared = day().comparedAt().orElseThrow();

        hub.clock.advance(Duration.ofMinutes(61));
        Days.check(hub.context);

        await().atMost(SOON).untilAsserted(() -> assertThat(day().open()).isZero());
        assertThat(day().comparedAt().orElseThrow()).isAfter(compared);
    }

    @Test
    void whatTheProviderDoesNotConfirmIsComparedOnceMoreAndNoMore() {
        hub.provider.signs = false;
        reconcile(line(hub.begin(hub.place(hub.member(), 1)), MONTHLY));
        Instant compared = day().comparedAt().orElseThrow();

        hub.clock.advance(Duration.ofMinutes(61));
        Days.check(hub.context);
        await().atMost(SOON).until(() -> day().comparedAt().orElseThrow().isAfter(compared));

        assertThat(day().open()).isEqualTo(1);
        assertThat(hub.count("SELECT count(*) FROM fee_reconciliation WHERE state = 'DONE' AND ask_at IS NOT NULL"))
                .isZero();
    }

    @Test
    void officersAreToldOfADayThatDoesNotMatchAndCloseItsLinesWithAReason() {
        FeePayment twice = paid();
        StatementLine[] lines = {
            line(paid(), MONTHLY),
            new StatementLine(twice.reference(), "HT-UNKNOWN", Kind.REFUND, 5_000, "VND", FeeHub.NOON),
            new StatementLine(twice.reference(), "USD-1", Kind.PAYMENT, MONTHLY, "USD", FeeHub.NOON)
        };
        reconcile(lines);
        assertThat(day().open()).isEqualTo(3);

        Days.tell(hub.context);
        Days.tell(hub.context);
        assertThat(told()).containsExactly(city + " fee-reconciliation 1 20/11/2026");

        for (Result result : List.of(Result.MISSING_THERE, Result.MISSING_HERE)) {
            for (ReconciliationLine line : lines(result)) {
                assertThatThrownBy(
                                () -> reconciliations.review(secretary, ProviderOfTests.ID, DAY, line.mark(), "Xong"))
                        .hasMessageStartingWith(ErrorCode.FORBIDDEN.code());
                assertThatThrownBy(() -> reconciliations.review(city, ProviderOfTests.ID, DAY, line.mark(), " "))
                        .hasMessageStartingWith(ErrorCode.FEE_REASON_MISSING.code());
                reconciliations.review(city, ProviderOfTests.ID, DAY, line.mark(), "Ngân hàng đã đính chính");
                assertThatThrownBy(() -> reconciliations.review(city, ProviderOfTests.ID, DAY, line.mark(), "Xong"))
                        .hasMessageStartingWith(ErrorCode.RECONCILIATION_LINE_CLOSED.code());
            }
        }
        assertThat(day().open()).isZero();
        assertThat(lines(Result.MISSING_THERE))
                .allSatisfy(line -> assertThat(line.review()).hasValueSatisfying(review -> {
                    assertThat(review.by()).isEqualTo(city);
                    assertThat(review.reason()).isEqualTo("Ngân hàng đã đính chính");
                }));
        assertThat(hub.count("SELECT count(*) FROM audit_entry WHERE action = 'fee.reconcile-review'"))
                .isEqualTo(3);

        compareAgain(lines);
        assertThat(day().open()).as("the same differences").isZero();
        compareAgain(new StatementLine(null, "NOBODYS", Kind.PAYMENT, 33_000, "VND", FeeHub.NOON));
        assertThat(day().open()).as("others").isPositive();
        Days.tell(hub.context);
        assertThat(told()).hasSize(2);
    }

    @Test
    void aDayThatIsGivenUpSaysSo() {
        hub.clock.advance(Duration.ofDays(1));
        Days.check(hub.context);
        await().atMost(SOON).until(() -> day().state() == State.WAITING);
        Days.tell(hub.context);
        assertThat(told()).isEmpty();

        hub.clock.set(FeeHub.NOON.plus(Duration.ofDays(31)));
        Days.check(hub.context);
        assertThat(day().state()).isEqualTo(State.GIVEN_UP);
        Days.tell(hub.context);
        assertThat(told()).hasSize(1);
        assertThat(told().get(0)).startsWith(city + " fee-reconciliation").contains("20/11/2026");

        compareAgain();
        assertThat(day().state()).as("it has come after all").isEqualTo(State.DONE);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PAYMENT_STATEMENT_INVALID",
                "PAYMENT_PROVIDER_ERROR",
                "PAYMENT_ANSWER_FORGED",
                "PAYMENT_REFUSED",
                "PAYMENT_PROVIDER_UNKNOWN"
            })
    void aTornStatementIsShownOnItsDayAndParksNothing(ErrorCode torn) {
        hub.provider.statementTrouble = torn;
        hub.clock.advance(Duration.ofDays(1));
        Days.check(hub.context);

        await().atMost(SOON).until(() -> day().state() == State.WAITING);
        assertThat(day().trouble()).hasValueSatisfying(why -> assertThat(why).startsWith(torn.code()));
        Days.tell(hub.context);
        assertThat(told()).hasSize(1);

        hub.provider.statementTrouble = null;
        hub.provider.statements.put(DAY, List.of());
        hub.clock.advance(Duration.ofMinutes(61));
        Days.check(hub.context);
        await().atMost(SOON).until(() -> day().state() == State.DONE);
        assertThat(day().trouble()).isEmpty();
        assertThat(hub.count("SELECT count(*) FROM dead_letter WHERE queue = 'fee.reconcile.v1'"))
                .isZero();
    }

    private static List<String> told() {
        return hub.get(FeeApplication.NoticesOfTests.class).told.stream()
                .filter(notice -> notice.contains(" fee-reconciliation "))
                .toList();
    }

    private static void compareAgain(StatementLine... lines) {
        Optional<Instant> compared = day().comparedAt();
        hub.provider.statements.put(DAY, List.of(lines));
        hub.clock.advance(Duration.ofSeconds(1));
        reconciliations.again(city, ProviderOfTests.ID, DAY);
        await().atMost(SOON).until(() -> !day().comparedAt().equals(compared));
    }

    @Test
    void aRefundNobodyAskedForIsBookedFromTheStatementAndTheDayIsClean() {
        FeePayment paid = paid();
        reconcile(
                line(paid, MONTHLY),
                new StatementLine(paid.reference(), "CHARGED-BACK", Kind.REFUND, MONTHLY, "VND", FeeHub.NOON));
        ReconciliationLine line = lines(Result.MISSING_HERE).get(0);
        UnaskedRefund left = line.left(ProviderOfTests.ID).orElseThrow();
        assertThat(lines(Result.MATCHED).get(0).left(ProviderOfTests.ID)).isEmpty();

        Refund booking = hub.get(UnaskedRefunds.class)
                .ofOrder(city, UUID.randomUUID(), left, paid.order(), "Ngân hàng đã hoàn tiền");
        hub.approve(booking, deputy);

        await().atMost(SOON).until(() -> day().open() == 0);
        assertThat(day().matched()).isEqualTo(2);
        assertThat(day().totalHere()).isZero().isEqualTo(day().totalThere());
    }

    @Test
    void moneyTheProviderDoesNotHaveIsListed() {
        FeePayment paid = paid();

        ReconciledDay day = reconcile();

        assertThat(day.missingThere()).isEqualTo(1);
        assertThat(transactions(Result.MISSING_THERE)).containsExactly("TX-" + paid.reference());
        assertThat(day.open()).isEqualTo(1);
    }

    @Test
    void anotherAmountIsListedWithBoth() {
        FeePayment paid = paid();

        reconcile(line(paid, MONTHLY + 1000));

        ReconciliationLine different = lines(Result.DIFFERENT).get(0);
        assertThat(different.amountThere()).hasValue(MONTHLY + 1000);
        assertThat(different.amountHere()).hasValue(MONTHLY);
    }

    @Test
    void whatStandsInTheBooksBesideThePaymentUnderItsNumberIsListed() {
        FeePayment payment = hub.begin(hub.place(hub.member(), 1));
        hub.notices.receive(FeeHub.Said.paid(payment, MONTHLY - 1, "TX-" + payment.reference()));
        // what the hub did before a number stood for one amount
        hub.jdbc
                .sql(
                        "UPDATE fee_payment SET state = 'PAID', paid = amount, provider_transaction = ?, paid_at = ? WHERE reference = ?")
                .params("TX-" + payment.reference(), Timestamp.from(FeeHub.NOON), payment.reference())
                .update();

        ReconciledDay day = reconcile(line(payment, MONTHLY));

        assertThat(day.open()).isEqualTo(1);
        assertThat(day.totalHere()).isEqualTo(2 * MONTHLY - 1);
    }

    @Test
    void aDayIsAskedForOnceHoweverManyNodesLook() throws Exception {
        hub.clock.advance(Duration.ofDays(1));

        atOnce(6, () -> {
            Days.check(hub.context);
            return null;
        });
        Days.check(hub.context);

        assertThat(hub.count("SELECT count(*) FROM fee_reconciliation")).isEqualTo(7);
        await().atMost(SOON).until(() -> hub.count("SELECT count(*) FROM outbox") == 0);
    }

    @Test
    void aStatementThatIsNotThereIsAskedForAgain() {
        hub.clock.advance(Duration.ofDays(1));
        Days.check(hub.context);
        await().atMost(SOON).until(() -> day().state() == State.WAITING);
        hub.provider.statements.put(DAY, List.of());

        hub.clock.advance(Duration.ofMinutes(61));
        Days.check(hub.context);

        await().atMost(SOON).until(() -> day().state() == State.DONE);
    }

    @Test
    void onlyOfficersOfTheCitySeeIt() {
        reconcile();

        for (long stranger : new long[] {secretary, hub.member().id()}) {
            assertThatThrownBy(() -> reconciliations.days(stranger, DAY, DAY))
                    .isInstanceOfSatisfying(
                            Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN));
            assertThatThrownBy(() -> reconciliations.day(stranger, ProviderOfTests.ID, DAY))
                    .isInstanceOf(Failure.class);
            assertThatThrownBy(() -> reconciliations.again(stranger, ProviderOfTests.ID, DAY))
                    .isInstanceOf(Failure.class);
        }
    }

    private static FeePayment paid() {
        return paymentOf(hub.paidOrder(hub.member(), 1));
    }

    private static FeePayment paymentOf(FeeOrder order) {
        return hub.orders.payments(order.payer(), order.id()).get(0);
    }

    private static StatementLine line(FeePayment payment, long amount) {
        return new StatementLine(
                payment.reference(), "TX-" + payment.reference(), Kind.PAYMENT, amount, "VND", FeeHub.NOON);
    }

    /** Has the day compared, the day after. */
    private static ReconciledDay reconcile(StatementLine... lines) {
        hub.provider.statements.put(DAY, List.of(lines));
        hub.clock.advance(Duration.ofDays(1));
        Days.check(hub.context);
        await().atMost(SOON).until(() -> day().state() == State.DONE);
        return day();
    }

    private static ReconciledDay day() {
        return reconciliations.day(city, ProviderOfTests.ID, DAY);
    }

    private static List<ReconciliationLine> lines(Result result) {
        List<ReconciliationLine> lines = new ArrayList<>();
        reconciliations.each(city, ProviderOfTests.ID, DAY, result, lines::add);
        return lines;
    }

    private static List<String> transactions(Result result) {
        return lines(result).stream()
                .map(line -> line.providerTransaction().orElse("-"))
                .toList();
    }

    private static void atOnce(int times, Callable<Void> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(threads.submit(work));
            }
            for (Future<Void> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
