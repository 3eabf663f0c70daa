package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.fee.FeeHub.COMMITTEE;
import static vn.lienthong.fee.FeeHub.MONTHLY;
import static vn.lienthong.fee.FeeHub.SOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.fee.FeeHub.Said;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.ReceivingAccount;
import vn.lienthong.membership.store.ReceivingAccountStore;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.FeePaid;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;

/** From the provider's word to the shares: what is stored, what is settled together and alone, and whose the shares are. */
@ExtendWith(OutputCaptureExtension.class)
class SettlementIT {

    private static final String SETTLE = "fee-settle";

    @TempDir
    private static Path data;

    private static FeeHub hub;

    @BeforeAll
    static void start() {
        hub = new FeeHub(data);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void reset() {
        hub.reset();
    }

    @Test
    void aShareIsKeptWhereAnAccountIsApprovedAndHeldElsewhere() {
        ReceivingAccountStore accounts = hub.get(ReceivingAccountStore.class);
        long person = hub.member().id();
        accounts.put(new ReceivingAccount(
                Profiles.CELL,
                person,
                Profiles.BANK_ACCOUNT,
                LocalDate.of(2026, 11, 20),
                Optional.empty(),
                "task:test"));
        try {
            assertThat(hub.balance(hub.paidOrder(hub.member(), 1)))
                    .containsEntry("KEPT " + Profiles.CELL, -18_000L)
                    .containsEntry("HELD " + COMMITTEE, -29_400L)
                    .doesNotContainKeys("HELD " + Profiles.CELL, "KEPT " + COMMITTEE);
        } finally {
            accounts.end(Profiles.CELL, person, LocalDate.of(2026, 11, 19), "test");
        }
    }

    @Test
    void theLogNamesThePercentagesNobodyHasConfirmedOnceForAllOrdersSettledTogether(CapturedOutput log) {
        hub.paidOrder(hub.member(), 1);

        assertThat(log.getOut().lines().filter(line -> line.contains("percentages that are not confirmed")))
                .singleElement()
                .asString()
                .contains(" WARN ", "1 orders", "30% của chi bộ trực thuộc, áp dụng từ tháng 02/2026", "Thành ủy");
    }

    @Test
    void whatAProviderSaysIsStoredThoughItCouldNotBeJudged() {
        FeeOrder order = hub.place(hub.member(), 1);
        FeePayment payment = hub.begin(order);
        ProviderNotice notice = Said.paid(payment, MONTHLY, "UNJUDGED");
        hub.jdbc
                .sql(
                        "ALTER TABLE fee_payment ADD CONSTRAINT fails CHECK (provider_transaction <> 'UNJUDGED') NOT VALID")
                .update();
        try {
            assertThatThrownBy(() -> hub.notices.receive(notice)).isInstanceOf(DataAccessException.class);

            assertThat(hub.count("SELECT count(*) FROM provider_notice WHERE provider_transaction = 'UNJUDGED'"
                            + " AND verdict IS NULL AND judged_at IS NULL"))
                    .isEqualTo(1);
        } finally {
            hub.jdbc.sql("ALTER TABLE fee_payment DROP CONSTRAINT fails").update();
        }

        assertThat(hub.notices.receive(notice)).isEqualTo(Verdict.ACCEPTED);
        hub.awaitState(order, OrderState.PAID);
        assertThat(hub.count("SELECT count(*) FROM provider_notice WHERE provider_transaction = 'UNJUDGED'"
                        + " AND verdict = 'ACCEPTED'"))
                .isEqualTo(1);
    }

    @Test
    void ofABatchWithABadOneTheGoodOnesSettleOnceAndTheBadOneIsParked() throws Exception {
        List<FeeOrder> orders = new ArrayList<>();
        CamelContext routes = hub.get(CamelContext.class);
        FeeOrder bad = hub.place(hub.member(), 1);
        FeePayment neverPaid = hub.begin(bad);
        for (int i = 0; i < 4; i++) {
            orders.add(hub.place(hub.member(), 1));
        }
        List<FeePayment> payments = orders.stream().map(hub::begin).toList();

        routes.getRouteController().suspendRoute(SETTLE);
        try {
            payments.subList(0, 2).forEach(payment -> hub.notices.receive(Said.paid(payment)));
            tellPaid(bad, neverPaid);
            payments.subList(2, 4).forEach(payment -> hub.notices.receive(Said.paid(payment)));
            await("all lie on the queue")
                    .atMost(SOON)
                    .until(() -> hub.count("SELECT count(*) FROM outbox WHERE queue = '" + Queues.FEE_PAID + "'") == 0);
            assertThat(orders).allMatch(order -> stateOf(order) == OrderState.OPEN);
        } finally {
            routes.getRouteController().resumeRoute(SETTLE);
        }

        orders.forEach(order -> hub.awaitState(order, OrderState.PAID));
        await("the bad one is parked")
                .atMost(SOON)
                .until(() -> hub.count("SELECT count(*) FROM dead_letter WHERE dossier = '" + bad.number()
                                + "' AND code = '" + ErrorCode.FEE_ORDER_UNKNOWN.code() + "'")
                        == 1);
        assertThat(stateOf(bad)).isEqualTo(OrderState.OPEN);
        for (FeePayment payment : payments) {
            assertThat(hub.count("SELECT count(*) FROM ledger_entry WHERE subject = '" + payment.reference() + "'"))
                    .isEqualTo(1);
        }
        assertThat(hub.count("SELECT count(*) FROM dead_letter")).isEqualTo(1);
    }

    @Test
    void paymentsThatLieOnTheQueueSettleTogetherAlsoTwoOfOneOrder() throws Exception {
        CamelContext routes = hub.get(CamelContext.class);
        FeeOrder twice = hub.place(hub.member(), 1);
        List<FeePayment> payments = new ArrayList<>();
        payments.add(hub.begin(twice));
        hub.clock.advance(Duration.ofHours(1));
        payments.add(hub.begin(twice));
        List<FeeOrder> others = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            others.add(hub.place(hub.member(), 1));
        }
        others.forEach(order -> payments.add(hub.begin(order)));

        routes.getRouteController().suspendRoute(SETTLE);
        try {
            payments.forEach(payment -> hub.notices.receive(Said.paid(payment)));
            await("all lie on the queue")
                    .atMost(SOON)
                    .until(() -> hub.count("SELECT count(*) FROM outbox WHERE queue = '" + Queues.FEE_PAID + "'") == 0);
        } finally {
            routes.getRouteController().resumeRoute(SETTLE);
        }

        hub.awaitState(twice, OrderState.PAID);
        others.forEach(order -> hub.awaitState(order, OrderState.PAID));
        await().atMost(SOON).until(() -> !hub.casesOf(twice).isEmpty());
        assertThat(hub.casesOf(twice)).extracting(SuspenseCase::kind).containsExactly(SuspenseKind.SURPLUS);
        String settled = " FROM ledger_entry WHERE kind = 'SETTLEMENT' AND subject IN ('"
                + payments.stream().map(FeePayment::reference).collect(Collectors.joining("', '")) + "')";
        assertThat(hub.count("SELECT count(*)" + settled)).isEqualTo(4);
        assertThat(hub.count("SELECT count(DISTINCT written_in)" + settled))
                .as("one transaction, or two when the first message came long before the others")
                .isLessThanOrEqualTo(2);
    }

    /** As nobody should: of a payment whose money did not come. */
    private static void tellPaid(FeeOrder order, FeePayment payment) {
        FeePaid message = new FeePaid();
        message.setReference(payment.reference());
        new TransactionTemplate(hub.get(PlatformTransactionManager.class))
                .executeWithoutResult(status -> hub.get(Outbox.class).send(Queues.FEE_PAID, order.number(), message));
    }

    private static OrderState stateOf(FeeOrder order) {
        return hub.orders.get(order.payer(), order.id()).state();
    }
}
