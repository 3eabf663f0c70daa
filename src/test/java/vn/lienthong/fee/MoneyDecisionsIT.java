package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.fee.FeeHub.CITY;
import static vn.lienthong.fee.FeeHub.COMMITTEE;
import static vn.lienthong.fee.FeeHub.MONTHLY;
import static vn.lienthong.fee.FeeHub.OTHER_UPPER;
import static vn.lienthong.fee.FeeHub.SOON;
import static vn.lienthong.fee.FeeHub.UPPER;
import static vn.lienthong.fee.FeeHub.assertRefused;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeHub.Said;
import vn.lienthong.fee.statement.Figures;
import vn.lienthong.fee.statement.Statements;
import vn.lienthong.fee.store.OrderListStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskState;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.ReceivingAccount;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.ReceivingAccountStore;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.RefundApproved;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Verdict;

/** What officers decide about money, through the real routes, database and tasks. */
class MoneyDecisionsIT {

    private static final String WHY = "Đảng viên đề nghị";

    @TempDir
    private static Path data;

    private static FeeHub hub;
    private static SuspenseDecisions decisions;
    private static Refunds refunds;
    private static RefundFindings findings;
    private static long secretary;
    private static long deputy;
    private static long city;

    private Person member;

    @BeforeAll
    static void start() {
        hub = new FeeHub(data);
        decisions = hub.get(SuspenseDecisions.class);
        refunds = hub.get(Refunds.class);
        findings = hub.get(RefundFindings.class);
        secretary = hub.officer(COMMITTEE, PositionKind.SECRETARY);
        deputy = hub.officer(COMMITTEE, PositionKind.DEPUTY);
        city = hub.officer(CITY, PositionKind.SECRETARY);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.reset();
        member = hub.member();
    }

    @Test
    void latePaymentIsPlacedOnTheMonthsItWasMeantFor() {
        SuspenseCase late = hub.paidLate(member, 1);
        UUID cancelled = late.order().orElseThrow();

        assertThat(decisions.plan(secretary, late.id(), cancelled).opensOrder()).isTrue();
        SuspenseCase applied = decisions.apply(secretary, late.id(), cancelled, MONTHLY, WHY);

        assertThat(applied.state()).isEqualTo(SuspenseState.APPLIED);
        FeeOrder made = hub.orders.get(member.id(), applied.appliedTo().orElseThrow());
        assertThat(made.state()).isEqualTo(OrderState.PAID);
        assertThat(hub.monthsOf(member)).containsExactly("2026-11 PAID");
        assertThat(hub.balance(made))
                .containsEntry("SUSPENSE " + ProviderOfTests.ID, MONTHLY)
                .containsEntry("HELD " + Profiles.CELL, -18_000L)
                .containsEntry("CENTRE centre", -3_150L);
        assertThat(hub.orders.get(member.id(), cancelled).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(hub.standing(cancelled)).isEqualTo(OrderStanding.PLACED);
        assertThat(hub.standing(made.id())).isEqualTo(OrderStanding.PAID);
        assertThat(hub.get(Dossiers.class).timeline(late.dossier().orElseThrow()))
                .anyMatch(step -> step.event().equals("fee.money-placed")
                        && step.arguments().equals(List.of("60.000", made.number())));
    }

    @Test
    void ofACellsLateMoneyWhatIsStillOwedIsPlacedByNameAndMonthAndTheRestWaits() {
        long payer = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        Person other = hub.member();
        hub.jdbc
                .sql("UPDATE member_account SET profile = jsonb_set(profile, '{member,fullName}', '\"Lê Thị Tìm\"')"
                        + " WHERE person_id = ?")
                .param(other.id())
                .update();
        SuspenseCase late = paidLateForCell(payer, member, other);
        hub.paidOrder(member, 1);

        Placement plan = decisions.plan(secretary, late.id(), late.order().orElseThrow());

        assertThat(plan.lines()).containsExactly(new FeeLine(other.id(), YearMonth.of(2026, 11), MONTHLY));
        assertThat(plan.rest()).isEqualTo(MONTHLY);
        decisions.apply(secretary, late.id(), late.order().orElseThrow(), MONTHLY, WHY);
        assertThat(hub.monthsOf(other)).containsExactly("2026-11 PAID");
        assertThat(hub.monthsOf(member)).containsExactly("2026-11 PAID");
        UUID made = decisions.get(secretary, late.id()).appliedTo().orElseThrow();
        assertThat(hub.get(OfficeOrders.class).list(secretary, Optional.empty(), "le thi tim", Optional.empty(), 10))
                .as("found by whose months it pays")
                .extracting(FeeOrder::id)
                .contains(made);
        assertThat(suspenseAccountEqualsCases()).isTrue();
    }

    /** Who moved pays where they are; nobody is left with money that fits nowhere. */
    @Test
    void lateMoneyIsPlacedInTheCellItsMembersAreInByNow() {
        SuspenseCase late = hub.paidLate(member, 1);
        move(member, Profiles.OTHER_CELL);

        decisions.apply(secretary, late.id(), late.order().orElseThrow(), MONTHLY, WHY);

        FeeOrder elsewhere = madeBy(late);
        assertThat(elsewhere.cell()).isEqualTo(Profiles.OTHER_CELL);
        OfficeOrders office = hub.get(OfficeOrders.class);
        assertThat(office.cellBeyond(hub.officer(OTHER_UPPER, PositionKind.DEPUTY), elsewhere.id()))
                .as("the officer may not open it")
                .contains(Profiles.OTHER_CELL);
        assertThat(office.cellBeyond(secretary, elsewhere.id())).isEmpty();
        assertThat(hub.monthsOf(member)).containsExactly("2026-11 PAID");
        Person stays = hub.member();
        Person moves = hub.member();
        SuspenseCase ofCell = paidLateForCell(hub.officer(Profiles.CELL, PositionKind.SECRETARY), stays, moves);
        move(moves, Profiles.OTHER_CELL);

        UUID pattern = ofCell.order().orElseThrow();
        decisions.apply(secretary, ofCell.id(), pattern, MONTHLY, WHY);
        assertThat(madeBy(ofCell).cell()).isEqualTo(Profiles.CELL);
        assertThat(hub.monthsOf(stays)).containsExactly("2026-11 PAID");
        SuspenseCase rest = hub.get(SuspenseCaseStore.class).ofOrder(pattern).stream()
                .filter(money -> money.state() == SuspenseState.OPEN)
                .findFirst()
                .orElseThrow();
        decisions.apply(secretary, rest.id(), pattern, MONTHLY, WHY);
        assertThat(madeBy(rest).cell()).isEqualTo(Profiles.OTHER_CELL);
        assertThat(hub.monthsOf(moves)).containsExactly("2026-11 PAID");
        assertThat(suspenseAccountEqualsCases()).isTrue();
    }

    private static FeeOrder madeBy(SuspenseCase money) {
        UUID made = decisions.get(secretary, money.id()).appliedTo().orElseThrow();
        return hub.get(OrderListStore.class).find(made).orElseThrow().order();
    }

    private static void move(Person person, String cell) {
        hub.get(AccountStore.class)
                .load(
                        List.of(new AccountStore.LoadedAccount(
                                person.id(), Profiles.of(person.personalId(), cell, CellPosition.MEMBER, null))),
                        hub.clock.instant());
    }

    @Test
    void aReceiptTellsWhenTheProviderHadTheMoneyOfWhateverKind() {
        Instant came = FeeHub.NOON.minus(Duration.ofDays(3));
        FeeOrder settledAtOnce = hub.paidOrder(member, 1);
        SuspenseCase late = hub.paidLate(hub.member(), 1);
        FeePayment twice = hub.begin(hub.place(hub.member(), 1));
        hub.notices.receive(Said.paid(twice));
        await().atMost(SOON).until(() -> hub.monthsOf(personOf(twice)).contains("2026-11 PAID"));
        hub.notices.receive(Said.paid(twice, MONTHLY, "TWICE-" + twice.reference()));
        FeePayment more = hub.begin(hub.place(hub.member(), 1));
        hub.notices.receive(Said.paid(more, MONTHLY + 1, "MORE-" + more.reference()));
        hub.notices.receive(Said.credit(MONTHLY, "ALONE-" + member.id()));

        assertThat(received(settledAtOnce).paidAt()).isEqualTo(FeeHub.NOON);
        assertReceived(late, secretary, late.order().orElseThrow(), came, true);
        assertReceived(
                caseOf("TWICE-" + twice.reference()),
                city,
                hub.place(hub.member(), 1).id(),
                came,
                false);
        assertReceived(caseOf("MORE-" + more.reference()), secretary, more.order(), came, false);
        assertReceived(
                caseOf("ALONE-" + member.id()), city, hub.place(hub.member(), 1).id(), came, false);
    }

    private static Person personOf(FeePayment payment) {
        long payer = hub.get(OrderListStore.class)
                .find(payment.order())
                .orElseThrow()
                .order()
                .payer();
        return hub.get(People.class).find(payer).orElseThrow();
    }

    private static SuspenseCase caseOf(String transaction) {
        UUID id = hub.jdbc
                .sql("SELECT id FROM fee_suspense WHERE provider_transaction = ?")
                .param(transaction)
                .query(UUID.class)
                .single();
        return hub.get(SuspenseCaseStore.class).find(id).orElseThrow();
    }

    /** @param own whether it is the money of the payment it came by, for which the provider has a receipt */
    private static void assertReceived(SuspenseCase money, long officer, UUID order, Instant came, boolean own) {
        hub.jdbc
                .sql("UPDATE fee_suspense SET paid_at = ? WHERE id = ?")
                .params(came.atOffset(ZoneOffset.UTC), money.id())
                .update();
        decisions.apply(officer, money.id(), order, MONTHLY, WHY);
        UUID made = decisions.get(officer, money.id()).appliedTo().orElseThrow();
        SettlingMoney.Received received =
                received(hub.get(OrderListStore.class).find(made).orElseThrow().order());
        assertThat(received.paidAt()).as(money.kind().name()).isEqualTo(came);
        assertThat(received.payment().isPresent()).as(money.kind().name()).isEqualTo(own);
    }

    private static SettlingMoney.Received received(FeeOrder order) {
        return hub.get(SettlingMoney.class).of(order).orElseThrow();
    }

    @Test
    void nobodyDecidesAboutMoneyThatPaysMonthsOfTheirOwnWhoeverPaid() {
        hub.get(Positions.class).appoint(member.id(), COMMITTEE, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        long payer = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        SuspenseCase late = paidLateForCell(payer, member, hub.member());
        FeeOrder paid = cellOrder(payer, member, hub.member());
        hub.notices.receive(Said.paid(hub.begin(paid)));
        hub.awaitState(paid, OrderState.PAID);
        long own = member.id();

        assertRefused(ErrorCode.FEE_OWN_MONEY, () -> refunds.ofSuspense(own, UUID.randomUUID(), late.id(), WHY));
        assertRefused(ErrorCode.FEE_OWN_MONEY, () -> decisions.explain(own, late.id(), WHY));
        assertRefused(ErrorCode.FEE_OWN_MONEY, () -> refunds.ofOrder(own, UUID.randomUUID(), paid.id(), MONTHLY, WHY));
        hub.provider.onlyWatches = true;
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), paid.id(), MONTHLY, WHY);
        assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.approve(refund, own));
        assertRefused(ErrorCode.FEE_OWN_MONEY, () -> new MessageContext(
                        Optional.of(UUID.randomUUID()), MessageContext.HUB, Optional.empty())
                .run(() -> hub.get(RefundDecisions.class).record(approved(refund, own))));
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.APPROVED);
        assertRefused(ErrorCode.FEE_OWN_MONEY, () -> findings.transferred(own, refund.id(), "UNC 1"));
        Refund approved = refunds.get(own, refund.id());
        assertThat(findings.mayTransfer(own, approved))
                .as("what is refused is not offered")
                .isFalse();
        assertThat(findings.mayTransfer(deputy, approved)).isTrue();
        assertThat(hub.get(OfficeOrders.class).get(own, paid.id()).own()).isTrue();
        assertThat(hub.get(OfficeOrders.class).get(deputy, paid.id()).own()).isFalse();
        hub.jdbc
                .sql("UPDATE fee_refund SET doubt = 'x' WHERE id = ?")
                .param(refund.id())
                .update();
        assertThat(findings.mayTransfer(deputy, refunds.get(deputy, refund.id())))
                .as("somebody has to find out first")
                .isFalse();
        assertThat(findings.mayResolve(deputy, refunds.get(deputy, refund.id())))
                .isTrue();
        assertThat(findings.mayResolve(own, refunds.get(own, refund.id()))).isFalse();
        assertRefused(
                ErrorCode.FEE_OWN_MONEY, () -> findings.resolve(own, refund.id(), OptionalLong.of(MONTHLY), "HT-1"));
        hub.get(Positions.class).end(own, COMMITTEE, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void moneyOfACellThatHasEndedIsForWhoeverWasAboveItAndIsSettledByTheTreeOfItsOrder() {
        openCell("HN-TAYHO-VIDU-HET", COMMITTEE);
        FeeOrder given = hub.place(hub.member("HN-TAYHO-VIDU-HET"), 1);
        FeePayment late = hub.begin(given);
        FeeOrder open = hub.place(hub.member("HN-TAYHO-VIDU-HET"), 1);
        FeePayment inFlight = hub.begin(open);
        hub.orders.cancel(given.payer(), given.id());
        hub.jdbc
                .sql("UPDATE organisation SET valid_to = date '2026-11-20' WHERE code = 'HN-TAYHO-VIDU-HET'")
                .update();
        hub.clock.advance(Duration.ofDays(2));

        hub.notices.receive(Said.paid(inFlight));
        hub.notices.receive(Said.paid(late));

        hub.awaitState(open, OrderState.PAID);
        await().atMost(SOON).untilAsserted(() -> assertThat(hub.jdbc
                        .sql("SELECT cell FROM fee_receipting WHERE order_id = ?")
                        .param(open.id())
                        .query(String.class)
                        .list())
                .as("as it was called on its last day")
                .singleElement()
                .asString()
                .startsWith("Chi bộ ")
                .doesNotContain("HN-TAYHO"));
        await().atMost(SOON).until(() -> !hub.casesOf(given).isEmpty());
        SuspenseCase money = hub.casesOf(given).get(0);
        assertThat(decisions.list(secretary, SuspenseFilter.open(), Optional.empty(), 100))
                .extracting(SuspenseCase::id)
                .contains(money.id());
        assertRefused(
                ErrorCode.SUSPENSE_UNKNOWN,
                () -> decisions.get(hub.officer(OTHER_UPPER, PositionKind.SECRETARY), money.id()));
        hub.get(SuspenseNotices.class).tell();
        assertThat(hub.count("SELECT count(*) FROM fee_suspense WHERE told_at IS NULL AND id = '" + money.id() + "'"))
                .isZero();
        Refund refund = refunds.ofSuspense(secretary, UUID.randomUUID(), money.id(), WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.DONE);
    }

    @Test
    void paymentsAreLockedBeforeMoneyInSuspenseSoThatNobodyWaitsForEachOther() throws Exception {
        SuspenseCase late = hub.paidLate(member, 1);
        Refund refund = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> refusing = hub.get(TransactionTemplate.class).execute(status -> {
                hub.jdbc
                        .sql("SELECT 1 FROM fee_payment WHERE reference = ? FOR UPDATE")
                        .param(late.reference().orElseThrow())
                        .query(Integer.class)
                        .single();
                Future<?> other = threads.submit(() -> hub.get(TransactionTemplate.class)
                        .executeWithoutResult(
                                ignored -> hub.get(RefundOutcomes.class).free(refund)));
                await().atMost(SOON).until(() -> hub.get(TransactionTemplate.class)
                        .execute(ignored -> hub.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0));
                assertThat(hub.jdbc
                                .sql("SELECT count(*) FROM (SELECT 1 FROM fee_suspense WHERE id = ? FOR UPDATE"
                                        + " NOWAIT) s")
                                .param(late.id())
                                .query(Integer.class)
                                .single())
                        .isOne();
                return other;
            });
            refusing.get(20, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(decisions.get(secretary, late.id()).state()).isEqualTo(SuspenseState.OPEN);
    }

    private static TaskDecided approved(Refund refund, long officer) {
        TaskDecided decision = new TaskDecided();
        decision.setTask(UUID.randomUUID().toString());
        decision.setType(RefundTasks.TYPE);
        decision.setOutcome("approve");
        decision.setDossier(refund.dossier().orElseThrow());
        decision.setSubject(refund.id());
        decision.setDecidedBy(officer);
        decision.setDecidedAt(FeeHub.NOON);
        return decision;
    }

    private static FeeOrder cellOrder(long payer, Person... members) {
        Map<Long, Integer> months = Arrays.stream(members).collect(Collectors.toMap(Person::id, each -> 1));
        return hub.orders.place(new OrderRequest(
                UUID.randomUUID(), OrderForm.CELL, payer, Profiles.CELL, months, members.length * MONTHLY));
    }

    /** Money for an order of the cell that its payer had given up. */
    private static SuspenseCase paidLateForCell(long payer, Person... members) {
        FeeOrder order = cellOrder(payer, members);
        FeePayment payment = hub.begin(order);
        hub.orders.cancel(payer, order.id());
        hub.notices.receive(Said.paid(payment));
        await().atMost(SOON).until(() -> !hub.casesOf(order).isEmpty());
        return hub.casesOf(order).get(0);
    }

    private static void openCell(String code, String committee) {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text,
                                                  sort_key)
                        VALUES (?, 'CELL', 'Chi bộ sắp hết', false, ?, 'x', date '2015-01-01', 'x', 'x')
                        """)
                .params(code, committee)
                .update();
    }

    @Test
    void officersAreToldOnceOfMoneyThatWaitsForThem() {
        hub.get(SuspenseNotices.class).tell();
        hub.paidLate(member, 1);
        hub.paidLate(hub.member(), 1);

        hub.get(SuspenseNotices.class).tell();
        hub.get(SuspenseNotices.class).tell();

        List<String> told = hub.get(FeeApplication.NoticesOfTests.class).told;
        assertThat(told).containsOnlyOnce(secretary + " fee-suspense 2 120.000");
        assertThat(told).doesNotContain(city + " fee-suspense 2 120.000");
    }

    @Test
    void moneyOfACommitteeWithoutOfficersIsToldAbove() {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text,
                                                  sort_key)
                        SELECT 'HN-TAYHO-KHONG', kind, 'Đảng bộ không có cấp ủy', false, parent_code, 'x', valid_from, 'x', 'x'
                          FROM organisation WHERE code = ?
                        """)
                .param(COMMITTEE)
                .update();
        openCell("HN-TAYHO-KHONG-1", "HN-TAYHO-KHONG");
        long above = hub.officer(UPPER, PositionKind.DEPUTY);
        hub.get(SuspenseNotices.class).tell();
        SuspenseCase late = hub.paidLate(hub.member("HN-TAYHO-KHONG-1"), 1);

        hub.get(SuspenseNotices.class).tell();

        assertThat(hub.told()).contains(above + " fee-suspense 1 60.000");
        assertThat(hub.count("SELECT count(*) FROM fee_suspense WHERE told_at IS NULL AND id = '" + late.id() + "'"))
                .isZero();
        hub.get(Positions.class).end(above, UPPER, LocalDate.of(2026, 11, 19), "test");
    }

    /** Nobody decides about money of their own: those who may are told, each once. */
    @Test
    void moneyOfAnOfficerIsToldToTheOthersAndToThoseAboveWhereThereAreNone() {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO organisation (code, kind, name, residential, parent_code, address, valid_from, search_text,
                                                  sort_key)
                        SELECT 'HN-TAYHO-RIENG', kind, 'Đảng bộ có cấp ủy viên nộp muộn', false, parent_code, 'x', valid_from,
                               'x', 'x'
                          FROM organisation WHERE code = ?
                        """)
                .param(COMMITTEE)
                .update();
        openCell("HN-TAYHO-RIENG-1", "HN-TAYHO-RIENG");
        Person officer = hub.member("HN-TAYHO-RIENG-1");
        hub.get(Positions.class)
                .appoint(officer.id(), "HN-TAYHO-RIENG", PositionKind.SECRETARY, LocalDate.of(2026, 1, 1), "load");
        long above = hub.officer(UPPER, PositionKind.DEPUTY);
        hub.get(SuspenseNotices.class).tell();
        hub.paidLate(officer, 1);
        hub.paidLate(hub.member("HN-TAYHO-RIENG-1"), 1);

        hub.get(SuspenseNotices.class).tell();

        assertThat(hub.told()).contains(above + " fee-suspense 1 60.000", officer.id() + " fee-suspense 1 60.000");
        hub.get(Positions.class).end(above, UPPER, LocalDate.of(2026, 11, 19), "test");
        long second = hub.officer("HN-TAYHO-RIENG", PositionKind.DEPUTY);
        hub.paidLate(officer, 1);
        hub.paidLate(hub.member("HN-TAYHO-RIENG-1"), 1);

        hub.get(SuspenseNotices.class).tell();

        assertThat(hub.told()).contains(second + " fee-suspense 2 120.000");
        assertThat(hub.told().stream().filter(notice -> notice.startsWith(officer.id() + " fee-suspense")))
                .containsExactly(officer.id() + " fee-suspense 1 60.000", officer.id() + " fee-suspense 1 60.000");
    }

    @Test
    void moneyNobodyCouldBeToldOfWaitsToBeTold() {
        hub.get(SuspenseNotices.class).tell();
        hub.get(Positions.class).end(city, CITY, LocalDate.of(2026, 11, 19), "test");
        List<Long> others = hub.get(FeeOffice.class).officersOf(CITY);
        others.forEach(each -> hub.get(Positions.class).end(each, CITY, LocalDate.of(2026, 11, 19), "test"));
        hub.notices.receive(Said.credit(MONTHLY, "NOBODY-" + member.id()));

        hub.get(SuspenseNotices.class).tell();

        assertThat(hub.count(
                        "SELECT count(*) FROM fee_suspense WHERE told_at IS NULL AND provider_transaction = 'NOBODY-"
                                + member.id() + "'"))
                .isOne();
        city = hub.officer(CITY, PositionKind.SECRETARY);
        hub.get(SuspenseNotices.class).tell();
        assertThat(hub.told()).contains(city + " fee-suspense 1 60.000");
    }

    @Test
    void officersAreToldOfARefundThatNeedsThem() {
        hub.get(SuspenseNotices.class).tell();
        SuspenseCase late = hub.paidLate(member, 1);
        Refund inDoubt = doubted(refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY), 50_000);
        assertThat(hub.told()).contains(deputy + " fee-refund-doubted 60.000");
        assertThat(hub.told()).doesNotContain(secretary + " fee-refund-doubted 60.000");
        hub.get(SuspenseNotices.class).tell();

        findings.resolve(deputy, inDoubt.id(), OptionalLong.empty(), "Chưa trả");

        assertThat(hub.told()).contains(secretary + " fee-refund-failed 60.000 Chưa trả");
        hub.provider.refundAnswer = new RefundState.Refused("");
        FeeOrder silent = hub.paidOrder(hub.member(), 1);
        Refund withoutReason = refunds.ofOrder(secretary, UUID.randomUUID(), silent.id(), 30_000, WHY);
        hub.approve(withoutReason, deputy);
        hub.awaitStatus(withoutReason, RefundStatus.FAILED);
        assertThat(hub.told())
                .contains(secretary + " fee-refund-failed 30.000 Đơn vị thanh toán không cho biết lý do.");
        hub.provider.refundAnswer = null;
        List<String> before = hub.told();
        hub.get(SuspenseNotices.class).tell();
        assertThat(hub.told()).as("its money waits once more").hasSizeGreaterThan(before.size());

        hub.provider.onlyWatches = true;
        FeeOrder order = hub.paidOrder(hub.member(), 1);
        Refund byHand = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 45_000, WHY);
        hub.approve(byHand, deputy);
        hub.awaitStatus(byHand, RefundStatus.APPROVED);
        assertThat(hub.told())
                .contains(secretary + " fee-refund-by-hand 45.000", deputy + " fee-refund-by-hand 45.000");

        Refund refused = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 15_000, WHY);
        hub.get(Tasks.class).decide(deputy, hub.taskOf(refused).id(), "refuse", "Chưa đủ căn cứ");
        hub.awaitStatus(refused, RefundStatus.REFUSED);
        assertThat(hub.told()).contains(secretary + " fee-refund-refused 15.000 Chưa đủ căn cứ");
    }

    @Test
    void whoeverPaidIsToldWhereTheMoneyWent() {
        SuspenseCase late = hub.paidLate(member, 1);
        FeeOrder ofAnother = hub.place(hub.member(), 1);
        SuspenseCase own = hub.paidLate(hub.member(), 1);

        decisions.apply(secretary, late.id(), ofAnother.id(), MONTHLY, WHY);
        decisions.apply(secretary, own.id(), own.order().orElseThrow(), MONTHLY, WHY);

        assertThat(hub.told()).contains(member.id() + " fee-money-placed 60.000");
        assertThat(hub.told())
                .as("who paid for themselves gets the receipt")
                .doesNotContain(own.payer().getAsLong() + " fee-money-placed 60.000");
        SuspenseCase unclear = hub.paidLate(hub.member(), 1);
        decisions.explain(secretary, unclear.id(), "Chờ xác minh");
        assertThat(hub.told()).contains(unclear.payer().getAsLong() + " fee-money-explained 60.000 Chờ xác minh");
    }

    @Test
    void eachMemberOfARefundedCellOrderIsTold() {
        long payer = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        Person other = hub.member();
        FeeOrder order = cellOrder(payer, member, other);
        hub.notices.receive(Said.paid(hub.begin(order)));
        hub.awaitState(order, OrderState.PAID);

        for (long part : new long[] {MONTHLY, MONTHLY}) {
            assertThat(hub.told()).doesNotContain(member.id() + " fee-refunded-member 60.000 11/2026");
            Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), part, WHY);
            hub.approve(refund, deputy);
            hub.awaitStatus(refund, RefundStatus.DONE);
        }

        assertThat(hub.told())
                .contains(
                        member.id() + " fee-refunded-member 60.000 11/2026",
                        other.id() + " fee-refunded-member 60.000 11/2026")
                .doesNotContain(payer + " fee-refunded-member 60.000 11/2026");
    }

    @Test
    void officersAreToldOnceOfWhatStandsInNoBook() {
        RefusalNotices telling = hub.get(RefusalNotices.class);
        telling.tell();
        FeePayment payment = hub.begin(hub.place(member, 1));
        hub.notices.receive(Said.dollars(payment, MONTHLY, "USD-" + payment.reference()));
        hub.notices.receive(Said.paid(payment));
        hub.notices.receive(Said.failed(payment));
        assertThat(hub.notices.receive(Said.unaskedRefund(payment, Outcome.DONE)))
                .as("money that left and the hub did not ask back")
                .isEqualTo(Verdict.UNKNOWN_ORDER);
        assertThat(hub.notices.receive(Said.unaskedRefund(payment, Outcome.FAILED)))
                .as("no money left")
                .isEqualTo(Verdict.UNKNOWN_ORDER);

        telling.tell();
        telling.tell();

        List<String> told = hub.get(FeeApplication.NoticesOfTests.class).told;
        assertThat(told).containsOnlyOnce(city + " fee-refused-notices 3");
        assertThat(told).doesNotContain(secretary + " fee-refused-notices 3");
    }

    @Test
    void moneyThatLeftUnaskedIsBookedOnceWithFourEyesAndItsMonthsAreOwedAgain() throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        FeePayment payment = paymentOf(order);
        UnaskedRefund left = leaves(payment, MONTHLY, "BACK-" + payment.reference());
        UnaskedRefunds unasked = hub.get(UnaskedRefunds.class);
        assertThat(unasked.sources(city, left, payment.reference()))
                .extracting(source -> source.order().map(FeeOrder::id), UnaskedRefunds.Source::rest)
                .containsExactly(tuple(Optional.of(order.id()), MONTHLY));
        assertRefused(ErrorCode.FORBIDDEN, () -> unasked.ofOrder(secretary, UUID.randomUUID(), left, order.id(), WHY));
        assertRefused(
                ErrorCode.FEE_REASON_MISSING, () -> unasked.ofOrder(city, UUID.randomUUID(), left, order.id(), " "));

        UUID form = UUID.randomUUID();
        List<Optional<ErrorCode>> asked = atOnce(4, i -> () -> {
            try {
                unasked.ofOrder(city, i < 2 ? form : UUID.randomUUID(), left, order.id(), WHY);
                return Optional.empty();
            } catch (Failure refused) {
                return Optional.of(refused.code());
            }
        });
        Refund booking = unasked.booking(city, left).orElseThrow();
        assertThat(asked).doesNotContain(Optional.of(ErrorCode.FORBIDDEN)).contains(Optional.empty());
        assertThat(hub.get(RefundStore.class).ofOrder(order.id())).hasSize(1);
        assertThat(hub.monthsOf(member)).containsExactly("2026-11 PAID");
        assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.approve(booking, city));
        long notice = refused(false, payment).get(0).id();
        assertRefused(ErrorCode.UNASKED_REFUND_CLOSED, () -> hub.get(RefusedNotices.class)
                .review(city, notice, "Không phải tiền của hệ thống"));
        hub.approve(booking, deputy);
        hub.awaitStatus(booking, RefundStatus.DONE);

        assertThat(hub.provider.givenBack)
                .as("nobody is told to give more back")
                .doesNotContainKey(booking.id());
        assertThat(hub.monthsOf(member)).isEmpty();
        assertThat(hub.balance(order).values()).containsOnly(0L);
        assertThat(hub.told()).contains(member.id() + " fee-refunded 60.000");
        assertThat(refused(false, payment)).as("it is looked into").isEmpty();
        assertThat(refused(true, payment).get(0).reviewedBy()).hasValue(city);
        assertThat(hub.notices.receive(
                        Said.unaskedRefund(payment, Outcome.DONE, MONTHLY, "BACK-" + payment.reference())))
                .as("told once more")
                .isEqualTo(Verdict.UNKNOWN_ORDER);
        assertRefused(
                ErrorCode.UNASKED_REFUND_CLOSED,
                () -> unasked.ofOrder(
                        city,
                        UUID.randomUUID(),
                        left,
                        hub.paidOrder(hub.member(), 1).id(),
                        WHY));
    }

    @Test
    void whatLeftUnaskedIsNeverMoreThanWasPaidNorWhatAnotherProviderHas() {
        FeeOrder order = hub.paidOrder(member, 1);
        FeePayment payment = paymentOf(order);
        UnaskedRefunds unasked = hub.get(UnaskedRefunds.class);
        UnaskedRefund part = leaves(payment, 20_000, "PART-" + payment.reference());
        Refund booking = unasked.ofOrder(city, UUID.randomUUID(), part, order.id(), WHY);
        hub.get(Tasks.class).decide(deputy, hub.taskOf(booking).id(), "refuse", WHY);
        hub.awaitStatus(booking, RefundStatus.REFUSED);
        assertThat(refused(false, payment)).as("waits again").hasSize(1);

        Refund again = unasked.ofOrder(city, UUID.randomUUID(), part, order.id(), WHY);
        hub.approve(again, deputy);
        hub.awaitStatus(again, RefundStatus.DONE);
        assertThat(hub.monthsOf(member)).containsExactly("2026-11 PAID");
        UnaskedRefund all = leaves(payment, MONTHLY, "ALL-" + payment.reference());
        assertThat(unasked.sources(city, all, payment.reference())).isEmpty();
        assertRefused(ErrorCode.REFUND_TOO_MUCH, () -> unasked.ofOrder(city, UUID.randomUUID(), all, order.id(), WHY));
        UnaskedRefund elsewhere =
                new UnaskedRefund("platform", "X-" + payment.reference(), Optional.empty(), 1, FeeHub.NOON);
        assertRefused(
                ErrorCode.REFUND_NOT_POSSIBLE,
                () -> unasked.ofOrder(city, UUID.randomUUID(), elsewhere, order.id(), WHY));

        hub.provider.refundAnswer = new RefundState.Pending();
        Refund told = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 10_000, WHY);
        hub.approve(told, deputy);
        hub.awaitStatus(told, RefundStatus.SENT);
        UnaskedRefund maybe = leaves(payment, 10_000, "MAYBE-" + payment.reference());
        assertRefused(
                ErrorCode.UNASKED_REFUND_ASKED, () -> unasked.ofOrder(city, UUID.randomUUID(), maybe, order.id(), WHY));
    }

    @Test
    void moneyInSuspenseThatLeftUnaskedIsBookedAndItsRestWaits() {
        SuspenseCase late = hub.paidLate(member, 1);
        FeePayment payment =
                hub.get(PaymentStore.class).find(late.reference().orElseThrow()).orElseThrow();
        UnaskedRefund left = leaves(payment, 20_000, "BACK-" + payment.reference());
        UnaskedRefunds unasked = hub.get(UnaskedRefunds.class);
        assertThat(unasked.sources(city, left, payment.reference()))
                .extracting(source -> source.money().map(SuspenseCase::id))
                .containsExactly(Optional.of(late.id()));

        Refund booking = unasked.ofSuspense(city, UUID.randomUUID(), left, late.id(), WHY);
        hub.approve(booking, deputy);
        hub.awaitStatus(booking, RefundStatus.DONE);

        assertThat(decisions.get(city, late.id()).state()).isEqualTo(SuspenseState.REFUNDED);
        assertThat(hub.get(SuspenseCaseStore.class).ofOrder(payment.order()).stream()
                        .filter(money -> money.state() == SuspenseState.OPEN)
                        .map(SuspenseCase::amount))
                .containsExactly(MONTHLY - 20_000);
        assertThat(suspenseAccountEqualsCases()).isTrue();
        assertThat(hub.provider.givenBack).doesNotContainKey(booking.id());
    }

    @Test
    void aRefusedBookingOfAPartLeavesTheMoneyWhole() {
        SuspenseCase late = hub.paidLate(member, 1);
        FeePayment payment =
                hub.get(PaymentStore.class).find(late.reference().orElseThrow()).orElseThrow();
        UnaskedRefund left = leaves(payment, 20_000, "WRONG-" + payment.reference());

        Refund booking = hub.get(UnaskedRefunds.class).ofSuspense(city, UUID.randomUUID(), left, late.id(), WHY);
        hub.get(Tasks.class).decide(deputy, hub.taskOf(booking).id(), "refuse", WHY);
        hub.awaitStatus(booking, RefundStatus.REFUSED);

        assertThat(hub.get(SuspenseCaseStore.class).ofOrder(payment.order()))
                .extracting(SuspenseCase::state, SuspenseCase::amount)
                .containsExactly(tuple(SuspenseState.OPEN, MONTHLY));
    }

    @Test
    void whatTheHubKnowsAsItsOwnRefundIsNotBookedAsMoneyThatLeft() {
        FeeOrder order = hub.paidOrder(member, 1);
        FeePayment payment = paymentOf(order);
        String number = "OWN-" + payment.reference();
        hub.provider.refundAnswer = new RefundState.Refunded(number, FeeHub.NOON);
        Refund own = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 10_000, WHY);
        hub.approve(own, deputy);
        hub.awaitStatus(own, RefundStatus.DONE);

        UnaskedRefund left = leaves(payment, 10_000, number);

        assertRefused(ErrorCode.UNASKED_REFUND_CLOSED, () -> hub.get(UnaskedRefunds.class)
                .ofOrder(city, UUID.randomUUID(), left, order.id(), WHY));
    }

    @Test
    void whatIsBookedAsMoneyThatLeftDoesNotEndARefundOfTheHub() {
        FeeOrder order = hub.paidOrder(member, 1);
        FeePayment payment = paymentOf(order);
        String number = "LEFT-" + payment.reference();
        UnaskedRefund left = leaves(payment, 10_000, number);
        Refund booking = hub.get(UnaskedRefunds.class).ofOrder(city, UUID.randomUUID(), left, order.id(), WHY);
        hub.approve(booking, deputy);
        hub.awaitStatus(booking, RefundStatus.DONE);

        hub.provider.refundAnswer = new RefundState.Refunded(number, FeeHub.NOON);
        Refund asked = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 10_000, WHY);
        hub.approve(asked, deputy);

        await().atMost(SOON).until(() -> refunds.get(city, asked.id()).doubt().equals(Optional.of("number-booked")));
        assertThat(refunds.get(city, asked.id()).status()).isEqualTo(RefundStatus.SENT);
        RefundFindings findings = hub.get(RefundFindings.class);
        assertRefused(
                ErrorCode.UNASKED_REFUND_CLOSED,
                () -> findings.resolve(deputy, asked.id(), OptionalLong.of(10_000), number));
        findings.resolve(deputy, asked.id(), OptionalLong.of(10_000), "ANOTHER-" + payment.reference());
        hub.awaitStatus(asked, RefundStatus.DONE);
    }

    private static FeePayment paymentOf(FeeOrder order) {
        return hub.orders.payments(order.payer(), order.id()).get(0);
    }

    private static UnaskedRefund leaves(FeePayment payment, long amount, String transaction) {
        hub.notices.receive(Said.unaskedRefund(payment, Outcome.DONE, amount, transaction));
        return refused(false, payment).stream()
                .filter(notice -> notice.providerTransaction().equals(Optional.of(transaction)))
                .findFirst()
                .flatMap(RefusedNotice::left)
                .orElseThrow();
    }

    @Test
    void aRefusedNoticeIsReviewedOnceWithAReasonByWhoMaySeeIt() {
        FeePayment payment = hub.begin(hub.place(member, 1));
        hub.notices.receive(Said.dollars(payment, MONTHLY, "REVIEW-" + payment.reference()));
        RefusedNotices notices = hub.get(RefusedNotices.class);
        long id = refused(false, payment).get(0).id();

        assertRefused(ErrorCode.FORBIDDEN, () -> notices.review(secretary, id, WHY));
        assertRefused(ErrorCode.FEE_REASON_MISSING, () -> notices.review(city, id, " "));
        assertRefused(ErrorCode.REFUSED_NOTICE_UNKNOWN, () -> notices.review(city, 0, WHY));
        notices.review(city, id, WHY);
        assertRefused(ErrorCode.REFUSED_NOTICE_REVIEWED, () -> notices.review(city, id, "Lần nữa"));

        assertThat(refused(false, payment)).isEmpty();
        RefusedNotice reviewed = refused(true, payment).get(0);
        assertThat(reviewed.verdict()).isEqualTo(Verdict.WRONG_CURRENCY);
        assertThat(reviewed.reviewedBy()).hasValue(city);
        assertThat(reviewed.reviewReason()).contains(WHY);
        assertThat(hub.count("SELECT count(*) FROM audit_entry WHERE action = 'fee.notice-review' AND subject ="
                        + " 'provider-notice:" + id + "'"))
                .isEqualTo(1);
    }

    @Test
    void anOrderIsPaidAgainOnceWhatCameForItWasReviewed() {
        FeeOrder order = hub.place(member, 1);
        FeePayment held = hub.begin(order);
        hub.notices.receive(Said.dollars(held, MONTHLY, "HELD-" + held.reference()));
        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.HELD);
        assertThat(hub.resultOf(held.reference(), order.id())).isEqualTo(PaymentResult.HELD);
        assertThat(hub.get(OrderBook.class).whoseMoneyWaits(Set.of(member.id())))
                .contains(member.id());

        hub.get(RefusedNotices.class).review(city, refused(false, held).get(0).id(), WHY);

        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.CREATED);
        assertThat(hub.resultOf(held.reference(), order.id())).isEqualTo(PaymentResult.REVIEWED);
        assertThat(hub.told()).contains(member.id() + " fee-money-reviewed ");
        hub.notices.receive(Said.paid(hub.begin(order)));
        hub.awaitState(order, OrderState.PAID);
    }

    @Test
    void whatCameInNoBookForAnOrderThatWasGivenUpIsStillKnownOf() {
        FeeOrder order = hub.place(member, 1);
        FeePayment held = hub.begin(order);
        hub.notices.receive(Said.dollars(held, MONTHLY, "GIVEN-UP-" + held.reference()));

        hub.orders.cancel(member.id(), order.id());

        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.HELD);
        assertThat(hub.get(OrderBook.class).whoseMoneyWaits(Set.of(member.id())))
                .contains(member.id());
        hub.get(RefusedNotices.class).review(city, refused(false, held).get(0).id(), WHY);
        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.CANCELLED);
        assertThat(hub.get(OrderBook.class).whoseMoneyWaits(Set.of(member.id())))
                .isEmpty();
    }

    @Test
    void anOrderWhoseOddMoneyWasExplainedMayBePaid() {
        FeeOrder order = hub.place(member, 1);
        FeePayment less = hub.begin(order);
        hub.notices.receive(Said.paid(less, MONTHLY - 1, "ODD-" + less.reference()));
        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.HELD);

        decisions.explain(secretary, hub.casesOf(order).get(0).id(), "Chờ xác minh");

        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.CREATED);
        assertThat(hub.resultOf(less.reference(), order.id())).isEqualTo(PaymentResult.EXPLAINED);
    }

    @Test
    void whoReadsOthersRefundsOrTakesTheListOfACellIsWrittenDown() {
        long payer = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        FeeOrder order = cellOrder(payer, member);
        hub.notices.receive(Said.paid(hub.begin(order)));
        hub.awaitState(order, OrderState.PAID);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);

        refunds.read(deputy, refund.id());
        SuspenseCase late = hub.paidLate(hub.member(), 1);
        long reader = hub.officer(COMMITTEE, PositionKind.DEPUTY);
        hub.get(OfficeOrders.class).list(reader, Optional.empty(), "no such words", Optional.empty(), 10);
        assertThat(hub.audited("fee.list-read", reader, "orders"))
                .as("nothing was read")
                .isZero();
        hub.get(OfficeOrders.class).list(reader, Optional.empty(), "", Optional.empty(), 10);
        decisions.list(reader, SuspenseFilter.open(), Optional.empty(), 10);
        refunds.list(reader, Optional.empty(), "", Optional.empty(), 10);
        for (String list : List.of("orders", "suspense", "refunds")) {
            assertThat(hub.audited("fee.list-read", reader, list)).as(list).isOne();
        }
        assertThat(late.state()).isEqualTo(SuspenseState.OPEN);
        hub.get(Positions.class).end(reader, COMMITTEE, LocalDate.of(2026, 11, 19), "test");

        assertThat(hub.audited("fee.refund-read", deputy, "refund:" + refund.id()))
                .isOne();
        OrderQuery mine = OrderQuery.mine();
        OrderQuery ofCell = new OrderQuery(
                OrderQuery.Scope.CELL, mine.standing(), mine.form(), mine.from(), mine.to(), mine.text());
        hub.get(OrderBook.class).page(payer, mine, 0, 10);
        assertThat(hub.audited("fee.list-read", payer, "orders of cells")).isZero();
        hub.get(OrderBook.class).page(payer, ofCell, 0, 10);
        assertThat(hub.audited("fee.list-read", payer, "orders of cells")).isOne();
        CellSelections selections = hub.get(CellSelections.class);
        selections.show(payer, selections.open(payer, Profiles.CELL));
        assertThat(hub.audited("fee.list-read", payer, "members of " + Profiles.CELL))
                .isOne();
        hub.get(OrderBook.class).each(payer, mine, some -> {});
        assertThat(hub.audited("fee.list-export", payer, "orders of cells")).isZero();
        hub.get(OrderBook.class).each(payer, ofCell, some -> {});
        assertThat(hub.audited("fee.list-export", payer, "orders of cells")).isOne();
    }

    @Test
    void whatNobodySignedDoesNotBuryWhatNeedsALook() {
        FeePayment payment = hub.begin(hub.place(member, 1));
        hub.notices.receive(Said.dollars(payment, MONTHLY, "BURIED-" + payment.reference()));
        assertThat(hub.notices.receive(Said.forged(payment))).isEqualTo(Verdict.WRONG_SIGNATURE);

        assertThat(refused(false, payment)).extracting(RefusedNotice::verdict).containsExactly(Verdict.WRONG_CURRENCY);
        assertThat(hub.get(RefusedNotices.class)
                        .list(
                                city,
                                Optional.of(Verdict.WRONG_SIGNATURE),
                                Optional.of(false),
                                payment.reference(),
                                OptionalLong.empty(),
                                10))
                .as("asked for by name")
                .hasSize(1);
    }

    private static List<RefusedNotice> refused(boolean reviewed, FeePayment payment) {
        return hub.get(RefusedNotices.class)
                .list(city, Optional.empty(), Optional.of(reviewed), payment.reference(), OptionalLong.empty(), 10);
    }

    @Test
    void moneyIsPlacedOnceHoweverManyOfficersPlaceItAtOnce() throws Exception {
        SuspenseCase late = hub.paidLate(member, 1);

        List<Optional<ErrorCode>> results = atOnce(6, i -> () -> {
            try {
                decisions.apply(
                        i % 2 == 0 ? secretary : deputy, late.id(), late.order().orElseThrow(), MONTHLY, WHY);
                return Optional.empty();
            } catch (Failure refused) {
                return Optional.of(refused.code());
            }
        });

        assertThat(results).containsOnlyOnce(Optional.empty());
        assertThat(results.stream().flatMap(Optional::stream)).containsOnly(ErrorCode.SUSPENSE_CLOSED);
        assertThat(hub.count(
                        "SELECT count(*) FROM ledger_entry WHERE kind = 'APPLIED' AND subject = '" + late.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void moneyPaysAnotherOpenOrderAndTheRestWaitsOnItsOwn() {
        FeePayment payment = hub.begin(hub.place(member, 1));
        assertThat(hub.notices.receive(Said.paid(payment, 100_000, "BIG-" + payment.reference())))
                .isEqualTo(Verdict.WRONG_AMOUNT);
        SuspenseCase money =
                hub.casesOf(hub.orders.get(member.id(), payment.order())).get(0);

        decisions.apply(secretary, money.id(), payment.order(), MONTHLY, WHY);

        assertThat(hub.orders.get(member.id(), payment.order()).state()).isEqualTo(OrderState.PAID);
        List<SuspenseCase> cases = hub.casesOf(hub.orders.get(member.id(), payment.order()));
        assertThat(cases)
                .extracting(each -> each.state() + " " + each.amount())
                .containsExactlyInAnyOrder("APPLIED 60000", "OPEN 40000");
        assertThat(suspenseAccountEqualsCases()).isTrue();
    }

    @Test
    void unplacedMoneyIsFoundByWhatItsPayerWrote() {
        hub.notices.receive(
                Said.credit(MONTHLY, "WROTE-" + member.id()).withText("  Nộp đảng phí\u0000 cho đ/c Bùi Văn Lạ  "));

        List<SuspenseCase> found = decisions.list(
                city,
                new SuspenseFilter(
                        Optional.of(SuspenseKind.UNPLACED),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "bui van la"),
                Optional.empty(),
                10);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).text()).contains("Nộp đảng phí  cho đ/c Bùi Văn Lạ");
        assertThat(found.get(0).paidAt()).contains(FeeHub.NOON);
    }

    @Test
    void moneyThatDoesNotCoverTheOrderIsNotPlaced() {
        FeePayment payment = hub.begin(hub.place(member, 1));
        hub.notices.receive(Said.paid(payment, MONTHLY - 1, "SMALL-" + payment.reference()));
        SuspenseCase money =
                hub.casesOf(hub.orders.get(member.id(), payment.order())).get(0);

        assertRefused(
                ErrorCode.SUSPENSE_TOO_SMALL,
                () -> decisions.apply(secretary, money.id(), payment.order(), MONTHLY, WHY));
    }

    @Test
    void unplacedMoneyIsTheCitysAndMayPayAnOpenOrder() {
        hub.notices.receive(Said.credit(MONTHLY, "CREDIT-" + member.id()));
        SuspenseCase money = decisions.list(city, SuspenseFilter.open(), Optional.empty(), 100).stream()
                .filter(each -> each.providerTransaction().equals("CREDIT-" + member.id()))
                .findFirst()
                .orElseThrow();
        FeeOrder open = hub.place(member, 1);

        assertRefused(ErrorCode.SUSPENSE_UNKNOWN, () -> decisions.get(secretary, money.id()));
        decisions.apply(city, money.id(), open.id(), MONTHLY, WHY);

        assertThat(hub.orders.get(member.id(), open.id()).state()).isEqualTo(OrderState.PAID);
    }

    @Test
    void officersSeeTheMoneyOfTheirOwnSubtreeOnly() {
        SuspenseCase late = hub.paidLate(member, 1);
        long elsewhere = hub.officer(OTHER_UPPER, PositionKind.SECRETARY);
        long cellSecretary = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        long above = hub.officer(UPPER, PositionKind.DEPUTY);

        assertThat(decisions.get(above, late.id()).id()).isEqualTo(late.id());
        assertRefused(ErrorCode.SUSPENSE_UNKNOWN, () -> decisions.get(elsewhere, late.id()));
        assertThat(decisions.list(elsewhere, SuspenseFilter.open(), Optional.empty(), 100))
                .isEmpty();
        assertRefused(
                ErrorCode.FORBIDDEN, () -> decisions.list(cellSecretary, SuspenseFilter.open(), Optional.empty(), 9));
        assertRefused(
                ErrorCode.SUSPENSE_UNKNOWN,
                () -> decisions.apply(elsewhere, late.id(), late.order().orElseThrow(), MONTHLY, WHY));
        assertRefused(
                ErrorCode.SUSPENSE_UNKNOWN, () -> refunds.ofSuspense(elsewhere, UUID.randomUUID(), late.id(), WHY));
        assertRefused(ErrorCode.SUSPENSE_UNKNOWN, () -> decisions.explain(member.id(), late.id(), WHY));
    }

    @Test
    void nobodyDecidesAboutTheirOwnMoney() {
        hub.get(Positions.class).appoint(member.id(), COMMITTEE, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        SuspenseCase late = hub.paidLate(member, 1);

        assertRefused(
                ErrorCode.FEE_OWN_MONEY,
                () -> decisions.apply(member.id(), late.id(), late.order().orElseThrow(), MONTHLY, WHY));
        assertRefused(
                ErrorCode.FEE_OWN_MONEY, () -> refunds.ofSuspense(member.id(), UUID.randomUUID(), late.id(), WHY));
        Refund refund = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.approve(refund, member.id()));
        hub.get(Positions.class).end(member.id(), COMMITTEE, LocalDate.of(2026, 11, 19), "test");
    }

    @Test
    void explainedMoneyStaysOnTheBooksAndMayBeTakenUpAgain() {
        SuspenseCase late = hub.paidLate(member, 1);

        assertRefused(ErrorCode.FEE_REASON_MISSING, () -> decisions.explain(secretary, late.id(), " "));
        decisions.explain(secretary, late.id(), "Chờ xác minh");
        assertRefused(
                ErrorCode.SUSPENSE_CLOSED,
                () -> decisions.apply(secretary, late.id(), late.order().orElseThrow(), MONTHLY, WHY));
        assertThat(suspenseAccountEqualsCases()).isTrue();
        assertThat(hub.standing(late.order().orElseThrow())).isEqualTo(OrderStanding.EXPLAINED);
        assertThat(hub.resultOf(late)).isEqualTo(PaymentResult.EXPLAINED);
        decisions.reopen(deputy, late.id());
        assertThat(hub.standing(late.order().orElseThrow())).isEqualTo(OrderStanding.LATE);
        assertThat(hub.resultOf(late)).isEqualTo(PaymentResult.LATE);

        assertThat(decisions.get(secretary, late.id()).state()).isEqualTo(SuspenseState.OPEN);
    }

    @Test
    void aSettledOrderIsRefundedWithFourEyesAndItsMonthsAreFree() {
        FeeOrder order = hub.paidOrder(member, 1);

        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        assertRefused(ErrorCode.TASK_FORBIDDEN, () -> hub.approve(refund, secretary));
        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.REQUESTED);
        hub.approve(refund, deputy);

        hub.awaitStatus(refund, RefundStatus.DONE);
        assertThat(hub.provider.givenBack).containsEntry(refund.id(), MONTHLY);
        assertThat(hub.balance(order).values()).containsOnly(0L);
        assertThat(hub.monthsOf(member)).isEmpty();
        assertThat(hub.orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.PAID);
        assertThat(hub.get(FeeApplication.NoticesOfTests.class).kinds).contains(member.id() + " fee-refunded");
        assertThat(hub.standing(order.id())).isEqualTo(OrderStanding.REFUNDED);
        assertThat(hub.place(member, 1).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void refundsInPartsTakeBackExactlyWhatWasShared() {
        FeeOrder order = hub.paidOrder(member, 1);

        for (long part : new long[] {7, 19_993, 40_000}) {
            Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), part, WHY);
            hub.approve(refund, deputy);
            hub.awaitStatus(refund, RefundStatus.DONE);
            assertThat(hub.monthsOf(member)).hasSize(part == 40_000 ? 0 : 1);
        }
        assertThat(hub.told())
                .contains(
                        member.id() + " fee-refunded-partly 7",
                        member.id() + " fee-refunded-partly 19.993",
                        member.id() + " fee-refunded 60.000");
        assertThat(hub.get(Dossiers.class).timeline(order.number()))
                .anyMatch(step ->
                        step.event().equals("fee.refunded") && step.arguments().equals(List.of("60.000")));

        assertThat(hub.balance(order).values()).containsOnly(0L);
        assertThat(hub.jdbc
                        .sql("SELECT sum(received) FROM ledger_posting JOIN ledger_entry ON id = entry"
                                + " WHERE order_id = ? GROUP BY owner")
                        .param(order.id())
                        .query(Long.class)
                        .list())
                .containsOnly(0L);
    }

    @Test
    void refundsAskedForAtOnceNeverExceedWhatWasPaid() throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);

        List<Optional<Refund>> asked = atOnce(8, i -> () -> {
            try {
                return Optional.of(
                        refunds.ofOrder(i % 2 == 0 ? secretary : deputy, UUID.randomUUID(), order.id(), 25_000, WHY));
            } catch (Failure refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.REFUND_TOO_MUCH);
                return Optional.empty();
            }
        });

        assertThat(asked.stream().flatMap(Optional::stream)).hasSize(2);
        assertThatThrownBy(() -> hub.jdbc
                        .sql("UPDATE fee_payment SET refunded = paid + 1 WHERE order_id = ?")
                        .param(order.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void oneFormAsksForOneRefundHoweverOftenItIsSent() throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        UUID form = UUID.randomUUID();

        List<Refund> asked = atOnce(6, i -> () -> refunds.ofOrder(secretary, form, order.id(), 10_000, WHY));

        assertThat(asked.stream().map(Refund::id).distinct()).hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesASecondSignatureByTheFirstHand() {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);

        assertThatThrownBy(() -> hub.jdbc
                        .sql("UPDATE fee_refund SET decided_by = requested_by, state = 'APPROVED' WHERE id = ?")
                        .param(refund.id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aLoneOfficersRefundIsApprovedAbove() {
        long above = hub.officer(UPPER, PositionKind.SECRETARY);
        hub.get(Positions.class).end(deputy, COMMITTEE, LocalDate.of(2026, 11, 19), "test");
        try {
            FeeOrder order = hub.paidOrder(member, 1);
            Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);

            assertThat(hub.taskOf(refund).organisation()).isEqualTo(UPPER);
            hub.approve(refund, above);
            hub.awaitStatus(refund, RefundStatus.DONE);
        } finally {
            deputy = hub.officer(COMMITTEE, PositionKind.DEPUTY);
        }
    }

    @Test
    void whatARefundSetAsideIsRememberedWhateverIsLearntOfThePaymentLater() {
        FeeOrder order = hub.place(member, 1);
        FeePayment payment = hub.begin(order);
        hub.notices.receive(Said.paid(payment, MONTHLY - 1, "TX-LESS-" + payment.reference()));
        await().atMost(SOON).until(() -> !hub.casesOf(order).isEmpty());
        SuspenseCase less = hub.casesOf(order).get(0);
        Refund other = refunds.ofSuspense(secretary, UUID.randomUUID(), less.id(), WHY);
        hub.notices.receive(Said.paid(payment));
        hub.awaitState(order, OrderState.PAID);
        Refund own = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.jdbc
                .sql("UPDATE fee_payment SET provider_transaction = ? WHERE reference = ?")
                .params(less.providerTransaction(), payment.reference())
                .update();

        hub.get(Tasks.class).decide(deputy, hub.taskOf(other).id(), "refuse", "Chưa đủ căn cứ");
        hub.awaitStatus(other, RefundStatus.REFUSED);

        assertThat(other.ofPayment()).isFalse();
        assertThat(own.ofPayment()).isTrue();
        assertThat(hub.jdbc
                        .sql("SELECT refunded FROM fee_payment WHERE reference = ?")
                        .param(payment.reference())
                        .query(Long.class)
                        .single())
                .isEqualTo(MONTHLY);
    }

    @Test
    void aRefundThatIsNotApprovedFreesItsMoney() {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);

        hub.get(Tasks.class).decide(deputy, hub.taskOf(refund).id(), "refuse", "Chưa đủ căn cứ");

        hub.awaitStatus(refund, RefundStatus.REFUSED);
        assertThat(hub.provider.givenBack).doesNotContainKey(refund.id());
        assertThat(refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY)
                        .status())
                .isEqualTo(RefundStatus.REQUESTED);
    }

    /** @param lost whether the first message is lost, or only waits */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTaskOfARefundThatIsLostOrLateIsMadeOnce(boolean lost) throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        StandingRefunds standing = hub.get(StandingRefunds.class);
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("fee-ask-refund");
        Refund refund;
        try {
            refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
            List<String> first = lost ? taken(Queues.FEE_APPROVE_REFUND, refund) : List.of();
            hub.clock.advance(Duration.ofMinutes(59));
            standing.check();
            assertThat(checked(refund)).as("so soon after it").isFalse();
            hub.clock.advance(Duration.ofMinutes(2));
            standing.check();
            standing.check();
            if (lost) {
                assertThat(taken(Queues.FEE_APPROVE_REFUND, refund))
                        .as("once more, as it was")
                        .hasSize(1)
                        .isEqualTo(first);
            }
            hub.clock.advance(Duration.ofHours(13));
            standing.check();
        } finally {
            routes.startRoute("fee-ask-refund");
        }

        Task task = hub.taskOf(refund);
        assertThat(task.requestedBy()).isEqualTo("person:" + secretary);
        routes.stopRoute("fee-refund-approved");
        try {
            hub.approve(refund, deputy);
            hub.get(TransactionTemplate.class).executeWithoutResult(status -> hub.get(Outbox.class)
                    .send(Queues.FEE_APPROVE_REFUND, refund.conversation(), RefundTasks.asked(refund)));
            await().during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(() -> hub.get(Tasks.class).ofSubject(refund.id()).size() == 1);
        } finally {
            routes.startRoute("fee-refund-approved");
        }
        hub.awaitStatus(refund, RefundStatus.DONE);
        assertThat(hub.provider.givenBack).containsEntry(refund.id(), MONTHLY);
    }

    @Test
    void theTaskOfARefundWhoseMessageIsParkedOrWasDiscardedIsNotAskedForOnceMore() throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        StandingRefunds standing = hub.get(StandingRefunds.class);
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("fee-ask-refund");
        Refund refund;
        try {
            refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
            String message = taken(Queues.FEE_APPROVE_REFUND, refund).get(0);
            hub.jdbc
                    .sql(
                            """
                            INSERT INTO dead_letter (id, message_id, queue, route, dossier, type, actor, code, cause, body, parked_at)
                            VALUES (gen_random_uuid(), gen_random_uuid(), ?, 'fee-ask-refund', ?, '-', '-', 'LT-WEB-004', '-', ?, now())
                            """)
                    .params(Queues.FEE_APPROVE_REFUND, refund.conversation(), message)
                    .update();
            hub.clock.advance(Duration.ofHours(2));
            standing.check();
            DeadLetters parked = hub.get(DeadLetters.class);
            parked.waiting(100).stream()
                    .filter(letter -> letter.dossier().equals(refund.conversation()))
                    .forEach(letter -> parked.discard(letter.id(), "person:1", "on purpose"));
            hub.clock.advance(Duration.ofHours(13));
            standing.check();
            assertThat(checked(refund)).isTrue();
        } finally {
            routes.startRoute("fee-ask-refund");
        }
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> hub.get(Tasks.class).ofSubject(refund.id()).isEmpty());
        assertThat(refunds.withdraw(secretary, refund.id()).status()).isEqualTo(RefundStatus.WITHDRAWN);
    }

    /** @param lost whether the first message is lost, or only waits */
    @ParameterizedTest
    @CsvSource({"approve, true", "approve, false", "refuse, true", "refuse, false"})
    void aDecisionOnARefundThatIsLostOrLateIsTakenUpOnce(String outcome, boolean lost) throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        Task task = hub.taskOf(refund);
        String route = outcome.equals("approve") ? "fee-refund-approved" : "fee-refund-refused";
        StandingRefunds standing = hub.get(StandingRefunds.class);
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute(route);
        try {
            hub.get(Tasks.class).decide(deputy, task.id(), outcome, "Đã xem");
            if (lost) {
                assertThat(taken(Queues.humanTask(RefundTasks.TYPE, outcome), refund))
                        .hasSize(1);
            }
            hub.clock.advance(Duration.ofMinutes(59));
            standing.check();
            assertThat(checked(refund)).as("so soon after it").isFalse();
            hub.clock.advance(Duration.ofMinutes(2));
            standing.check();
            standing.check();
            assertThat(checked(refund)).isTrue();
            if (lost) {
                assertThat(taken(Queues.humanTask(RefundTasks.TYPE, outcome), refund))
                        .as("once more")
                        .hasSize(1);
            }
            hub.clock.advance(Duration.ofHours(13));
            standing.check();
        } finally {
            routes.startRoute(route);
        }

        hub.awaitStatus(refund, outcome.equals("approve") ? RefundStatus.DONE : RefundStatus.REFUSED);
        await().atMost(SOON)
                .until(() -> hub.get(Tasks.class).ofSubject(refund.id()).get(0).state() == TaskState.RESUMED);
        Refund decided = hub.get(RefundStore.class).find(refund.id()).orElseThrow();
        assertThat(decided.decidedBy()).hasValue(deputy);
        assertThat(decided.decisionReason()).contains("Đã xem");
        assertThat(hub.provider.refundCalls.get()).isEqualTo(outcome.equals("approve") ? 1 : 0);
        assertThat(hub.jdbc
                        .sql(
                                "SELECT refunded FROM fee_payment p JOIN fee_refund r ON r.reference = p.reference WHERE r.id = ?")
                        .param(refund.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(outcome.equals("approve") ? MONTHLY : 0);
    }

    /** @param lost whether the first message is lost, or only waits */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anApprovedRefundWhoseOrderIsLostOrLateGoesBackOnce(boolean lost) throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.taskOf(refund);
        StandingRefunds standing = hub.get(StandingRefunds.class);
        hub.clock.advance(Duration.ofHours(2));
        standing.check();
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("fee-refund");
        routes.stopRoute("fee-refund-approved");
        try {
            hub.approve(refund, deputy);
            hub.clock.advance(Duration.ofHours(2));
            routes.startRoute("fee-refund-approved");
            hub.awaitStatus(refund, RefundStatus.APPROVED);
            if (lost) {
                assertThat(taken(Queues.FEE_REFUND, refund)).hasSize(1);
            }
            standing.check();
            hub.clock.advance(Duration.ofMinutes(59));
            standing.check();
            assertThat(checked(refund))
                    .as("so soon after the approval was taken up")
                    .isFalse();
            hub.clock.advance(Duration.ofMinutes(2));
            standing.check();
            standing.check();
            if (lost) {
                assertThat(taken(Queues.FEE_REFUND, refund)).as("once more").hasSize(1);
            }
            hub.clock.advance(Duration.ofHours(13));
            standing.check();
        } finally {
            routes.startRoute("fee-refund-approved");
            routes.startRoute("fee-refund");
        }

        hub.awaitStatus(refund, RefundStatus.DONE);
        assertThat(hub.provider.givenBack).containsEntry(refund.id(), MONTHLY);
        assertThat(hub.balance(order).values()).containsOnly(0L);
    }

    @Test
    void anApprovedRefundWhoseOrderWasDiscardedIsDoubtedAndAPersonFindsOut() throws Exception {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("fee-refund");
        try {
            hub.approve(refund, deputy);
            hub.awaitStatus(refund, RefundStatus.APPROVED);
            String message = taken(Queues.FEE_REFUND, refund).get(0);
            hub.jdbc
                    .sql(
                            """
                            INSERT INTO dead_letter (id, message_id, queue, route, dossier, type, actor, code, cause, body, parked_at,
                                                     state, settled_at, settled_by, reason)
                            VALUES (gen_random_uuid(), gen_random_uuid(), ?, 'fee-refund', ?, '-', '-', 'LT-WEB-004', '-', ?, now(),
                                    'DISCARDED', now(), 'person:1', 'on purpose')
                            """)
                    .params(Queues.FEE_REFUND, refund.conversation(), message)
                    .update();
            hub.clock.advance(Duration.ofHours(2));
            hub.get(StandingRefunds.class).check();
            hub.get(StandingRefunds.class).check();
            hub.get(TransactionTemplate.class).executeWithoutResult(status -> hub.get(Outbox.class)
                    .send(Queues.FEE_REFUND, refund.conversation(), RefundDecisions.approved(refund)));
        } finally {
            routes.startRoute("fee-refund");
        }
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> hub.statusOf(refund) == RefundStatus.APPROVED);
        assertThat(refunds.get(deputy, refund.id()).doubt()).contains("discarded");
        assertThat(findings.mayResolve(secretary, refund)).isFalse();
        assertThat(hub.get(FeeApplication.NoticesOfTests.class).kinds)
                .contains(deputy + " fee-refund-doubted")
                .doesNotContain(secretary + " fee-refund-doubted");

        findings.resolve(deputy, refund.id(), OptionalLong.empty(), "Chưa trả lại");

        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.FAILED);
        assertThat(hub.provider.givenBack).doesNotContainKey(refund.id());
        assertThat(refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY)
                        .status())
                .isEqualTo(RefundStatus.REQUESTED);
    }

    /** Whether it was looked at lately: then it is not due again before half a day. */
    private static boolean checked(Refund refund) {
        return hub.jdbc
                .sql("SELECT step_due_at > ? FROM fee_refund WHERE id = ?")
                .params(hub.clock.instant().plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC), refund.id())
                .query(Boolean.class)
                .single();
    }

    /** Takes what names a refund off this queue, whose route stands still; waits for one to get there. */
    private static List<String> taken(String queue, Refund refund) {
        List<String> taken = new ArrayList<>();
        try (JMSContext broker = hub.get(ConnectionFactory.class).createContext();
                JMSConsumer consumer = broker.createConsumer(broker.createQueue(queue))) {
            await().atMost(SOON).until(() -> {
                Message message = consumer.receive(300);
                if (message != null && message.getBody(String.class).contains(refund.id())) {
                    taken.add(message.getBody(String.class));
                }
                return message == null && !taken.isEmpty();
            });
        }
        return taken;
    }

    @Test
    void moneyInSuspenseGoesBackOnceAndIsBookedOut() {
        SuspenseCase late = hub.paidLate(member, 1);

        Refund refund = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        assertRefused(
                ErrorCode.SUSPENSE_CLOSED,
                () -> decisions.apply(deputy, late.id(), late.order().orElseThrow(), MONTHLY, WHY));
        hub.approve(refund, deputy);

        hub.awaitStatus(refund, RefundStatus.DONE);
        assertThat(decisions.get(secretary, late.id()).state()).isEqualTo(SuspenseState.REFUNDED);
        assertThat(hub.standing(late.order().orElseThrow())).isEqualTo(OrderStanding.REFUNDED);
        assertThat(hub.get(FeeApplication.NoticesOfTests.class).kinds)
                .contains(member.id() + " fee-money-returned")
                .doesNotContain(member.id() + " fee-refunded-partly");
        assertThat(hub.balance(hub.orders.get(member.id(), late.order().orElseThrow()))
                        .values())
                .containsOnly(0L);
        assertThat(suspenseAccountEqualsCases()).isTrue();
    }

    @Test
    void whatTheProviderDoesNotGiveBackWaitsForAPersonAgain() {
        hub.provider.refundAnswer = new RefundState.Refused("91 khong hoan duoc");
        SuspenseCase late = hub.paidLate(member, 1);
        Refund refund = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);

        hub.approve(refund, deputy);

        hub.awaitStatus(refund, RefundStatus.FAILED);
        assertThat(decisions.get(secretary, late.id()).state()).isEqualTo(SuspenseState.OPEN);
        assertThat(refunds.get(secretary, refund.id()).failure()).contains("91 khong hoan duoc");
        hub.provider.refundAnswer = null;
        Refund second = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        hub.approve(second, deputy);
        hub.awaitStatus(second, RefundStatus.DONE);
    }

    @Test
    void aRefundWhoseReplyIsLostGivesMoneyBackOnce() {
        hub.provider.repliesLost.set(3);
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);

        hub.approve(refund, deputy);

        await().atMost(SOON).until(() -> {
            hub.clock.advance(Duration.ofHours(1));
            hub.get(RefundDeadlines.class).check();
            return hub.statusOf(refund) == RefundStatus.DONE;
        });
        assertThat(hub.provider.refundCalls.get()).isGreaterThanOrEqualTo(4);
        assertThat(hub.count(
                        "SELECT count(*) FROM ledger_entry WHERE kind = 'REFUND' AND subject = '" + refund.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aPendingRefundIsFinishedByTheProvidersNotice() throws Exception {
        hub.provider.refundAnswer = new RefundState.Pending();
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.SENT);

        assertThat(hub.notices.receive(Said.refund(refund, Outcome.DONE, MONTHLY - 1)))
                .isEqualTo(Verdict.WRONG_AMOUNT);
        List<Verdict> verdicts = atOnce(6, i -> () -> hub.notices.receive(Said.refund(refund, Outcome.DONE, MONTHLY)));

        assertThat(verdicts).containsOnlyOnce(Verdict.ACCEPTED).contains(Verdict.ALREADY_KNOWN);
        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.DONE);
        assertThat(hub.notices.receive(Said.refund(refund, Outcome.FAILED, 0))).isEqualTo(Verdict.CONFLICT);
        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void aRefundOfAnotherAmountIsBookedAsItWasGiven() {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = doubted(refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY), 50_000);
        assertThat(refund.named()).hasValue(50_000);
        assertRefused(ErrorCode.REFUND_AMOUNT, () -> findings.resolve(deputy, refund.id(), OptionalLong.of(0), "HT-1"));

        findings.resolve(deputy, refund.id(), OptionalLong.of(50_000), "HT-1");

        Refund done = refunds.get(deputy, refund.id());
        assertThat(done.status()).isEqualTo(RefundStatus.DONE);
        assertThat(List.of(done.amount(), done.asked(), done.kept(), done.surplus()))
                .containsExactly(50_000L, MONTHLY, 10_000L, 0L);
        assertThat(hub.balance(order)).containsEntry("PROVIDER " + ProviderOfTests.ID, 10_000L);
        assertThat(hub.monthsOf(member)).hasSize(1);
        assertThat(hub.notices.receive(Said.refund(refund, Outcome.FAILED, 0))).isEqualTo(Verdict.CONFLICT);
        assertRefused(
                ErrorCode.REFUND_TOO_MUCH,
                () -> refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 10_001, WHY));
        hub.provider.refundAnswer = null;
        Refund rest = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 10_000, WHY);
        hub.approve(rest, deputy);
        hub.awaitStatus(rest, RefundStatus.DONE);
        assertThat(hub.balance(order).values()).containsOnly(0L);
        assertThat(hub.monthsOf(member)).isEmpty();
    }

    @Test
    void moneyInSuspenseThatWentBackInPartWaitsWithItsRest() {
        SuspenseCase late = hub.paidLate(member, 1);
        Refund refund = doubted(refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY), 50_000);

        findings.resolve(deputy, refund.id(), OptionalLong.of(50_000), "HT-2");

        assertThat(hub.casesOf(hub.orders.get(member.id(), late.order().orElseThrow())))
                .extracting(each -> each.state() + " " + each.amount())
                .containsExactlyInAnyOrder("REFUNDED 50000", "OPEN 10000");
        assertThat(suspenseAccountEqualsCases()).isTrue();
        assertThat(hub.count("SELECT refunded FROM fee_payment WHERE reference = '"
                        + late.reference().orElseThrow() + "'"))
                .isEqualTo(50_000);
    }

    @Test
    void whatAProviderGaveBackTooMuchIsInNoBookAndStaysWritten() {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = doubted(refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 20_000, WHY), 70_000);

        findings.resolve(deputy, refund.id(), OptionalLong.of(70_000), "HT-3");

        Refund done = refunds.get(deputy, refund.id());
        assertThat(List.of(done.amount(), done.asked(), done.kept(), done.surplus()))
                .containsExactly(20_000L, 20_000L, 0L, 50_000L);
        assertThat(hub.balance(order)).containsEntry("PROVIDER " + ProviderOfTests.ID, 40_000L);
        RefundDesk desk = hub.get(RefundDesk.class);
        assertThat(desk.told(Said.refund(refund, Outcome.DONE, 70_000))).isEqualTo(Verdict.ALREADY_KNOWN);
        assertThat(desk.told(Said.refund(refund, Outcome.DONE, 80_000)))
                .as("which the officers are told of")
                .isEqualTo(Verdict.CONFLICT);

        Refund rest = doubted(refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 40_000, WHY), 70_000);
        findings.resolve(deputy, rest.id(), OptionalLong.of(40_000), "HT-4");
        assertThat(refunds.get(deputy, rest.id()).surplus())
                .as("what the provider had said wrongly")
                .isZero();
    }

    /** A refund its provider says it made with another amount. */
    private static Refund doubted(Refund asked, long said) {
        hub.provider.refundAnswer = new RefundState.Pending();
        hub.approve(asked, deputy);
        hub.awaitStatus(asked, RefundStatus.SENT);
        assertThat(hub.notices.receive(Said.refund(asked, Outcome.DONE, said))).isEqualTo(Verdict.WRONG_AMOUNT);
        return refunds.get(deputy, asked.id());
    }

    @Test
    void theDatabaseRefusesRefundsThatAddUpToMoreThanWasPaid() {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        SuspenseCase late = hub.paidLate(hub.member(), 1);
        Refund ofLate = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        hub.jdbc
                .sql("UPDATE fee_payment SET refunded = 0 WHERE reference = ?")
                .param(refund.reference().orElseThrow())
                .update();

        for (Refund full : List.of(refund, ofLate)) {
            assertThatThrownBy(() -> another(full)).hasMessageContaining("fee_refund_within_money");
            assertThatThrownBy(() -> hub.jdbc
                            .sql("UPDATE fee_refund SET amount = amount + 1 WHERE id = ?")
                            .param(full.id())
                            .update())
                    .hasMessageContaining("fee_refund_within_money");
        }
        hub.jdbc
                .sql("UPDATE fee_refund SET amount = amount - 1 WHERE id = ?")
                .param(refund.id())
                .update();
        another(refund);
        refunds.withdraw(secretary, ofLate.id());
        another(ofLate);
        assertThatThrownBy(() -> hub.jdbc
                        .sql("UPDATE fee_refund SET state = 'REQUESTED', ended_at = NULL WHERE id = ?")
                        .param(ofLate.id())
                        .update())
                .as("what was taken back does not come back to life beside another")
                .hasMessageContaining("fee_refund_within_money");
    }

    /** A refund of the same money, of 1 đồng, that was done: what no code of the hub would write. */
    private static void another(Refund refund) {
        hub.jdbc
                .sql(
                        """
                        INSERT INTO fee_refund (id, form_key, reference, of_payment, suspense, order_id, provider, money, amount,
                                                by_hand, state, reason, organisation, requested_by, requested_at, decided_by,
                                                decided_at, ended_at)
                        SELECT id || 'X', gen_random_uuid(), reference, of_payment, suspense, order_id, provider, money, 1,
                               by_hand, 'DONE', reason, organisation, requested_by, requested_at, requested_by + 1, now(), now()
                          FROM fee_refund WHERE id = ?
                        """)
                .param(refund.id())
                .update();
    }

    @Test
    void aPendingRefundIsAskedForAgain() {
        hub.provider.refundAnswer = new RefundState.Pending();
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.SENT);
        await().atMost(SOON).until(() -> hub.provider.refundCalls.get() == 1);

        hub.provider.refundAnswer = null;
        hub.clock.advance(Duration.ofMinutes(2));
        hub.get(RefundDeadlines.class).check();

        hub.awaitStatus(refund, RefundStatus.DONE);
    }

    @Test
    void aProviderToldBeforeCannotRefuseItIsDoubtedAndAPersonFindsOut() {
        hub.provider.repliesLost.set(1);
        hub.provider.secondRefusal = ErrorCode.PAYMENT_REFUSED;
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);

        await().atMost(SOON).until(() -> {
            hub.clock.advance(Duration.ofMinutes(2));
            hub.get(RefundDeadlines.class).check();
            return refunds.get(deputy, refund.id()).doubtful();
        });
        assertRefused(
                ErrorCode.REFUND_TOO_MUCH,
                () -> refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY));
        assertRefused(
                ErrorCode.REFUND_NOT_POSSIBLE,
                () -> findings.resolve(secretary, refund.id(), OptionalLong.of(MONTHLY), "HT-1"));

        findings.resolve(deputy, refund.id(), OptionalLong.of(MONTHLY), "HT-1");

        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.DONE);
        assertThat(hub.monthsOf(member)).isEmpty();
        assertRefused(
                ErrorCode.REFUND_NOT_POSSIBLE,
                () -> findings.resolve(deputy, refund.id(), OptionalLong.of(MONTHLY), "HT-1"));
    }

    @Test
    void aRefundNobodySpeaksOfIsDoubtedAndItsMoneyFreeOnceAPersonSaysSo() {
        hub.provider.refundAnswer = new RefundState.Pending();
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.SENT);

        hub.clock.advance(Duration.ofHours(73));
        hub.get(RefundDeadlines.class).check();
        await().atMost(SOON).until(() -> refunds.get(deputy, refund.id()).doubtful());
        findings.resolve(deputy, refund.id(), OptionalLong.empty(), "Ngân hàng trả lời không có giao dịch");

        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.FAILED);
        assertThat(refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY)
                        .status())
                .isEqualTo(RefundStatus.REQUESTED);
    }

    @Test
    void aRefundThatIsGivenUpIsNotToldOnceMore() {
        hub.provider.refundAnswer = new RefundState.Pending();
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        await().atMost(SOON).until(() -> hub.provider.refundCalls.get() == 1);

        hub.clock.advance(Duration.ofHours(73));
        hub.get(RefundDeadlines.class).check();
        await().atMost(SOON).until(() -> refunds.get(deputy, refund.id()).doubtful());

        assertThat(hub.provider.refundCalls.get()).isEqualTo(1);
    }

    @Test
    void aProviderThatNeverAnswersProperlyIsGivenUpTooAndParksNothing() {
        hub.provider.refundTrouble = ErrorCode.PAYMENT_PROVIDER_ERROR;
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        await().atMost(SOON).until(() -> hub.provider.refundCalls.get() == 1);

        hub.clock.advance(Duration.ofHours(73));
        hub.get(RefundDeadlines.class).check();

        await().atMost(SOON).until(() -> refunds.get(deputy, refund.id()).doubtful());
        assertThat(hub.get(DeadLetters.class).last(Queues.FEE_REFUND, refund.conversation(), refund.id()))
                .isEmpty();
    }

    @Test
    void moneyThatWentBackAfterAllIsBookedAndNeverGivenBackAgain() {
        hub.provider.refundAnswer = new RefundState.Pending();
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.SENT);
        assertThat(hub.notices.receive(Said.refund(refund, Outcome.FAILED, 0))).isEqualTo(Verdict.ACCEPTED);
        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.FAILED);

        assertThat(hub.notices.receive(Said.refund(refund, Outcome.DONE, MONTHLY)))
                .isEqualTo(Verdict.ACCEPTED);

        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.DONE);
        assertThat(hub.monthsOf(member)).isEmpty();
        assertRefused(
                ErrorCode.REFUND_TOO_MUCH, () -> refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), 1, WHY));
    }

    @Test
    void moneyThatWentBackAfterAllBesideAnotherRefundIsAContradiction() {
        hub.provider.refundAnswer = new RefundState.Pending();
        FeeOrder order = hub.paidOrder(member, 1);
        Refund first = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(first, deputy);
        hub.awaitStatus(first, RefundStatus.SENT);
        hub.notices.receive(Said.refund(first, Outcome.FAILED, 0));
        Refund second = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);

        assertThat(hub.notices.receive(Said.refund(first, Outcome.DONE, MONTHLY)))
                .isEqualTo(Verdict.CONFLICT);

        assertThat(hub.statusOf(first)).isEqualTo(RefundStatus.FAILED);
        assertThat(hub.statusOf(second)).isEqualTo(RefundStatus.REQUESTED);

        int calls = hub.provider.refundCalls.get();
        hub.approve(second, deputy);
        hub.awaitStatus(second, RefundStatus.APPROVED);
        RefundApproved again = new RefundApproved();
        again.setRefund(second.id());
        hub.get(RefundDesk.class).send(again);
        assertThat(hub.provider.refundCalls.get())
                .as("the same money does not go back twice before somebody has looked")
                .isEqualTo(calls);
        assertThat(refunds.get(deputy, second.id()).doubtful()).isTrue();
        findings.resolve(deputy, second.id(), OptionalLong.empty(), "Đã hoàn bằng lệnh trước");
        assertThat(hub.get(RefundDesk.class).told(Said.refund(first, Outcome.DONE, MONTHLY)))
                .isEqualTo(Verdict.ACCEPTED);
        assertThat(hub.statusOf(first)).isEqualTo(RefundStatus.DONE);
    }

    @Test
    void unplacedMoneyThatWentBackAfterAllIsBookedOut() {
        hub.provider.refundAnswer = new RefundState.Pending();
        SuspenseCase late = hub.paidLate(member, 1);
        Refund refund = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.SENT);
        hub.notices.receive(Said.refund(refund, Outcome.FAILED, 0));
        assertThat(decisions.get(secretary, late.id()).state()).isEqualTo(SuspenseState.OPEN);

        assertThat(hub.notices.receive(Said.refund(refund, Outcome.DONE, MONTHLY)))
                .isEqualTo(Verdict.ACCEPTED);

        assertThat(decisions.get(secretary, late.id()).state()).isEqualTo(SuspenseState.REFUNDED);
        assertThat(suspenseAccountEqualsCases()).isTrue();
    }

    @Test
    void moneyOfAnAccountThatIsOnlyWatchedGoesBackByHand() {
        hub.provider.onlyWatches = true;
        FeeOrder order = hub.paidOrder(member, 1);
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.APPROVED);

        findings.transferred(deputy, refund.id(), "UNC 13");

        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.DONE);
        assertThat(hub.provider.refundCalls.get()).isZero();
        assertThat(hub.monthsOf(member)).isEmpty();
    }

    @Test
    void moneyNoProviderCanGiveBackIsTransferredByHand() {
        hub.notices.receive(Said.credit(45_000, "HAND-" + member.id()));
        SuspenseCase money = hub
                .get(SuspenseCaseStore.class)
                .list(new FeeOffice.Care(Set.of(), true), SuspenseFilter.open(), Optional.empty(), 100)
                .stream()
                .filter(each -> each.providerTransaction().equals("HAND-" + member.id()))
                .findFirst()
                .orElseThrow();
        long cityDeputy = hub.officer(CITY, PositionKind.DEPUTY);
        Refund refund = refunds.ofSuspense(city, UUID.randomUUID(), money.id(), WHY);
        assertRefused(ErrorCode.REFUND_NOT_POSSIBLE, () -> findings.transferred(city, refund.id(), "UNC 12"));
        hub.approve(refund, cityDeputy);
        hub.awaitStatus(refund, RefundStatus.APPROVED);

        findings.transferred(city, refund.id(), "UNC 12");

        assertThat(hub.statusOf(refund)).isEqualTo(RefundStatus.DONE);
        assertThat(decisions.get(city, money.id()).state()).isEqualTo(SuspenseState.REFUNDED);
        assertThat(suspenseAccountEqualsCases()).isTrue();
    }

    @Test
    void moneyPlacedOutOfSuspenseCanGoBackToo() {
        SuspenseCase late = hub.paidLate(member, 1);
        SuspenseCase applied =
                decisions.apply(secretary, late.id(), late.order().orElseThrow(), MONTHLY, WHY);
        FeeOrder made = hub.orders.get(member.id(), applied.appliedTo().orElseThrow());

        FeePayment payment = hub.now(
                hub.orders.payments(member.id(), late.order().orElseThrow()).get(0));
        Refund part = refunds.ofOrder(secretary, UUID.randomUUID(), made.id(), 20_000, WHY);
        hub.approve(part, deputy);
        hub.awaitStatus(part, RefundStatus.DONE);
        assertThat(hub.resultOf(payment)).isEqualTo(PaymentResult.PLACED);
        assertThat(hub.standing(payment.order())).isEqualTo(OrderStanding.PLACED);

        Refund rest = refunds.ofOrder(secretary, UUID.randomUUID(), made.id(), 40_000, WHY);
        assertThat(hub.resultOf(payment)).isEqualTo(PaymentResult.PLACED);
        hub.approve(rest, deputy);

        hub.awaitStatus(rest, RefundStatus.DONE);
        assertThat(hub.monthsOf(member)).isEmpty();
        assertThat(hub.resultOf(payment)).isEqualTo(PaymentResult.REFUNDED);
        assertThat(hub.standing(payment.order())).isEqualTo(OrderStanding.REFUNDED);
        assertThat(hub.standing(made.id())).isEqualTo(OrderStanding.REFUNDED);
        assertRefused(
                ErrorCode.REFUND_TOO_MUCH, () -> refunds.ofOrder(secretary, UUID.randomUUID(), made.id(), 1, WHY));
    }

    @Test
    void heldSharesAreReleasedOnceWhenAnAccountIsApproved() throws Exception {
        FeeOrder paid = hub.paidOrder(member, 1);
        assertThat(held(Profiles.CELL)).isPositive();
        long held = held(Profiles.CELL);
        long kept = kept(Profiles.CELL);
        hub.get(ReceivingAccountStore.class)
                .put(new ReceivingAccount(
                        Profiles.CELL,
                        member.id(),
                        Profiles.BANK_ACCOUNT,
                        LocalDate.of(2026, 11, 20),
                        Optional.empty(),
                        "task:test"));
        try {
            atOnce(4, i -> () -> {
                hub.get(HeldShares.class).release();
                return null;
            });
            hub.get(HeldShares.class).release();

            assertThat(held(Profiles.CELL)).isZero();
            assertThat(kept(Profiles.CELL)).isEqualTo(kept + held);
        } finally {
            hub.get(ReceivingAccountStore.class).end(Profiles.CELL, member.id(), LocalDate.of(2026, 11, 19), "test");
        }
        refundAll(paid);
        assertThat(held(Profiles.CELL))
                .as("what was released is taken from where it is, whoever has an account today")
                .isZero();
        assertThat(kept(Profiles.CELL)).isEqualTo(kept + held - 18_000);
    }

    @Test
    void aLoadedAccountOfACommitteeKeepsItsShareAndReleasesWhatWasHeld(@TempDir Path folder) throws Exception {
        hub.paidOrder(member, 1);
        long held = held(COMMITTEE);
        long kept = kept(COMMITTEE);
        assertThat(held).isPositive();
        Files.writeString(
                folder.resolve("receiving-accounts.csv"),
                "organisation_code,personal_id,bank,account_number,holder,valid_from,reference\n" + COMMITTEE + ","
                        + member.personalId() + ",970436,1000000001,DANG UY VI DU,2026-11-20,01-QĐ/ĐU\n");
        try {
            assertThat(hub.get(Loader.class).load(folder, false).refused()).isFalse();
            hub.get(HeldShares.class).release();

            assertThat(held(COMMITTEE)).isZero();
            assertThat(kept(COMMITTEE)).isEqualTo(kept + held);
            assertThat(hub.balance(hub.paidOrder(hub.member(), 1)))
                    .containsEntry("KEPT " + COMMITTEE, -29_400L)
                    .doesNotContainKey("HELD " + COMMITTEE);
        } finally {
            hub.get(ReceivingAccountStore.class).end(COMMITTEE, member.id(), LocalDate.of(2026, 11, 19), "test");
        }
    }

    @Test
    void whatIsHeldForACellThatEndedIsReleasedToItsHeirAndTakenBackFromThere() {
        openCell("HN-TAYHO-VIDU-TAN", COMMITTEE);
        Figures before = figures(COMMITTEE);
        FeeOrder order = hub.paidOrder(hub.member("HN-TAYHO-VIDU-TAN"), 1);
        long held = held("HN-TAYHO-VIDU-TAN");
        assertThat(held).isPositive();
        Figures paid = figures(COMMITTEE);
        hub.jdbc
                .sql("UPDATE organisation SET valid_to = date '2026-11-20' WHERE code = 'HN-TAYHO-VIDU-TAN'")
                .update();
        hub.clock.advance(Duration.ofDays(2));
        hub.get(HeldShares.class).release();
        assertThat(held("HN-TAYHO-VIDU-TAN")).as("its heir has no account").isEqualTo(held);
        hub.get(ReceivingAccountStore.class)
                .put(new ReceivingAccount(
                        COMMITTEE,
                        member.id(),
                        Profiles.BANK_ACCOUNT,
                        LocalDate.of(2026, 11, 20),
                        Optional.empty(),
                        "load:heir"));
        try {
            long others = held(COMMITTEE);
            long kept = kept(COMMITTEE);
            hub.get(HeldShares.class).release();

            assertThat(held("HN-TAYHO-VIDU-TAN")).isZero();
            assertThat(kept(COMMITTEE)).isEqualTo(kept + others + held);
            assertThat(figures("HN-TAYHO-VIDU-TAN"))
                    .as("all went on to its heir")
                    .isEqualTo(new Figures(MONTHLY, 0, 0));
            assertThat(figures(COMMITTEE).collected()).isEqualTo(paid.collected() + held);
            assertThat(figures(COMMITTEE).passedUp()).isEqualTo(paid.passedUp());
            long ofCommittee = hub.balance(order).getOrDefault("HELD " + COMMITTEE, 0L)
                    + hub.balance(order).getOrDefault("KEPT " + COMMITTEE, 0L);
            refundAll(order);
            assertThat(kept(COMMITTEE)).isEqualTo(kept + others + ofCommittee);
            assertThat(held("HN-TAYHO-VIDU-TAN")).isZero();
            assertThat(kept("HN-TAYHO-VIDU-TAN")).isZero();
            assertThat(figures("HN-TAYHO-VIDU-TAN")).isEqualTo(Figures.NONE);
            assertThat(figures(COMMITTEE).collected()).isEqualTo(before.collected());
            assertThat(figures(COMMITTEE).passedUp()).isEqualTo(before.passedUp());
        } finally {
            hub.get(ReceivingAccountStore.class).end(COMMITTEE, member.id(), LocalDate.of(2026, 11, 19), "test");
        }
    }

    /** The guard of refunds and lists of orders sum it up. */
    @Test
    void whatWentBackOfSomeMoneyIsFoundByAnIndex() {
        hub.get(TransactionTemplate.class).executeWithoutResult(status -> {
            jdbc("SET LOCAL enable_seqscan = off");
            assertThat(hub.jdbc
                            .sql("EXPLAIN SELECT sum(amount) FROM fee_refund WHERE state <> 'REFUSED' AND suspense = '"
                                    + new UUID(0, 0) + "'")
                            .query(String.class)
                            .list())
                    .anyMatch(line -> line.contains("fee_refund_suspense"));
        });
    }

    @Test
    void whoeverAskedForARefundTakesItBackWhileNobodyHasDecided() {
        FeeOrder order = hub.paidOrder(member, 1);
        Refund asked = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        Task task = hub.taskOf(asked);
        SuspenseCase late = hub.paidLate(hub.member(), 1);
        Refund ofLate = refunds.ofSuspense(secretary, UUID.randomUUID(), late.id(), WHY);
        assertThat(refunds.mayWithdraw(secretary, asked)).isTrue();
        assertThat(refunds.mayWithdraw(deputy, asked)).isFalse();
        assertRefused(ErrorCode.REFUND_NOT_WITHDRAWN, () -> refunds.withdraw(deputy, asked.id()));

        assertThat(refunds.withdraw(secretary, asked.id()).status()).isEqualTo(RefundStatus.WITHDRAWN);
        refunds.withdraw(secretary, ofLate.id());

        assertThat(refunds.withdraw(secretary, asked.id()).status())
                .as("a second press is no mistake")
                .isEqualTo(RefundStatus.WITHDRAWN);
        assertRefused(ErrorCode.REFUND_NOT_WITHDRAWN, () -> refunds.withdraw(deputy, asked.id()));
        assertThat(hub.get(Tasks.class).ofSubject(asked.id()))
                .extracting(Task::state)
                .containsExactly(TaskState.CANCELLED);
        assertThatThrownBy(() -> hub.get(Tasks.class).decide(deputy, task.id(), "approve", null))
                .isInstanceOf(Failure.class);
        assertThat(hub.get(SuspenseCaseStore.class)
                        .find(late.id())
                        .orElseThrow()
                        .state())
                .isEqualTo(SuspenseState.OPEN);
        await("its task is not made, or withdrawn")
                .atMost(SOON)
                .until(() -> hub.count("SELECT count(*) FROM outbox WHERE queue = 'fee.approve-refund.v1'") == 0
                        && hub.get(Tasks.class).ofSubject(ofLate.id()).stream()
                                .noneMatch(each -> each.state().waiting()));
        Refund again = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), MONTHLY, WHY);
        hub.approve(again, deputy);
        hub.awaitStatus(again, RefundStatus.DONE);
        assertRefused(ErrorCode.REFUND_NOT_WITHDRAWN, () -> refunds.withdraw(secretary, again.id()));
        assertThat(hub.statusOf(asked)).isEqualTo(RefundStatus.WITHDRAWN);
    }

    private static void jdbc(String sql) {
        hub.jdbc.sql(sql).update();
    }

    @Test
    void whatIsStillHeldIsTakenBackFromThereThoughAnAccountWasApprovedSince() {
        FeeOrder paid = hub.paidOrder(member, 1);
        long held = held(Profiles.CELL);
        long kept = kept(Profiles.CELL);
        hub.get(ReceivingAccountStore.class)
                .put(new ReceivingAccount(
                        Profiles.CELL,
                        member.id(),
                        Profiles.BANK_ACCOUNT,
                        LocalDate.of(2026, 11, 20),
                        Optional.empty(),
                        "task:not-released"));
        try {
            refundAll(paid);

            assertThat(held(Profiles.CELL)).isEqualTo(held - 18_000);
            assertThat(kept(Profiles.CELL)).isEqualTo(kept);
        } finally {
            hub.get(ReceivingAccountStore.class).end(Profiles.CELL, member.id(), LocalDate.of(2026, 11, 19), "test");
        }
    }

    private static void refundAll(FeeOrder order) {
        Refund refund = refunds.ofOrder(secretary, UUID.randomUUID(), order.id(), order.amount(), WHY);
        hub.approve(refund, deputy);
        hub.awaitStatus(refund, RefundStatus.DONE);
    }

    private static long held(String organisation) {
        return hub.count("SELECT coalesce(-sum(amount), 0) FROM ledger_posting WHERE account = 'HELD' AND owner = '"
                + organisation + "'");
    }

    private static long kept(String organisation) {
        return hub.count("SELECT coalesce(-sum(amount), 0) FROM ledger_posting WHERE account = 'KEPT' AND owner = '"
                + organisation + "'");
    }

    private static Figures figures(String organisation) {
        return hub.get(Statements.class)
                .of(city, organisation, LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30))
                .organisation()
                .figures();
    }

    private static boolean suspenseAccountEqualsCases() {
        return hub.count(
                        """
                        SELECT (SELECT coalesce(-sum(amount), 0) FROM ledger_posting WHERE account = 'SUSPENSE')
                             - (SELECT coalesce(sum(amount), 0) FROM fee_suspense
                                 WHERE state IN ('OPEN', 'REFUNDING', 'EXPLAINED'))
                        """)
                == 0;
    }

    private static <T> List<T> atOnce(int times, IntFunction<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> one :
                    threads.invokeAll(IntStream.range(0, times).mapToObj(work).collect(Collectors.toList()))) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
