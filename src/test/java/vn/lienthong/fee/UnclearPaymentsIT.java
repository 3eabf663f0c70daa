package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.lienthong.fee.FeeHub.CITY;
import static vn.lienthong.fee.FeeHub.COMMITTEE;
import static vn.lienthong.fee.FeeHub.MONTHLY;
import static vn.lienthong.fee.FeeHub.SOON;
import static vn.lienthong.fee.FeeHub.assertRefused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.fee.FeeHub.Said;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.partner.payment.PaymentState;

/** Payments whose end nobody has told, or whose money cannot be booked: who is asked, who is told, and how they end. */
class UnclearPaymentsIT {

    private static final String WHY = "Đảng viên đề nghị";

    @TempDir
    private static Path data;

    private static FeeHub hub;
    private static long secretary;
    private static long city;

    private Person member;

    @BeforeAll
    static void start() {
        hub = new FeeHub(data);
        secretary = hub.officer(COMMITTEE, PositionKind.SECRETARY);
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
    void aPaymentItsProviderOnlyCallsPendingStaysUnderWayAndTheCityIsToldOnce() {
        FeeOrder order = hub.place(member, 1);
        FeePayment payment = hub.begin(order);
        hub.provider.states.put(payment.reference(), new PaymentState.Pending());
        hub.clock.advance(Duration.ofHours(26));
        askedOnce(payment);

        assertThat(hub.payments.get(member.id(), payment.reference()).status()).isEqualTo(PaymentStatus.READY);
        assertThat(hub.orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.OPEN);
        long before = toldUnclear();
        hub.get(UnclearNotices.class).tell();
        hub.get(UnclearNotices.class).tell();
        assertThat(toldUnclear()).isEqualTo(before + 1);

        hub.provider.onlyWatches = true;
        hub.clock.advance(Duration.ofHours(13));
        askedOnce(payment);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.payments.get(member.id(), payment.reference()).status())
                .as("nobody will ever say that a transfer does not come")
                .isEqualTo(PaymentStatus.EXPIRED));
    }

    @Test
    void aPaymentOfAClosedOrderThatIsOnlyPendingEndsAndItsMoneyIsStillTaken() {
        FeeOrder order = hub.place(member, 1);
        FeePayment payment = hub.begin(order);
        hub.provider.states.put(payment.reference(), new PaymentState.Pending());
        FeePayment ofOpen = hub.begin(hub.place(hub.member(), 1));
        hub.provider.states.put(ofOpen.reference(), new PaymentState.Pending());
        hub.orders.cancel(member.id(), order.id());
        hub.clock.advance(Duration.ofHours(20));
        assertThat(hub.get(UnclearPayments.class).list(city, 0, 1_000))
                .extracting(UnclearPayment::reference)
                .containsSubsequence(ofOpen.reference(), payment.reference());
        askedOnce(payment);
        assertThat(hub.payments.get(member.id(), payment.reference()).status()).isEqualTo(PaymentStatus.READY);
        hub.clock.advance(Duration.ofHours(6));
        hub.get(UnclearNotices.class).tell();
        assertThat(hub.count("SELECT count(*) FROM fee_payment WHERE unclear_told_at IS NULL AND reference = '"
                        + payment.reference() + "'"))
                .as("nobody need ask the provider of it")
                .isOne();

        askedOnce(payment);

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        hub.payments.get(member.id(), payment.reference()).status())
                .isEqualTo(PaymentStatus.EXPIRED));
        hub.notices.receive(Said.paid(payment));
        await().atMost(SOON).until(() -> !hub.casesOf(order).isEmpty());
        assertThat(hub.casesOf(order).get(0).kind()).isEqualTo(SuspenseKind.LATE);
    }

    @Test
    void aReplacedAttemptKeepsItsOrderOpenAndIsToldUntilItsProviderAnswers() {
        FeeOrder unpaid = hub.place(member, 1);
        FeeOrder paid = hub.place(hub.member(), 1);
        hub.provider.questionTrouble = ErrorCode.PAYMENT_PROVIDER_AWAY;
        FeePayment ofUnpaid = replaced(unpaid);
        FeePayment ofPaid = replaced(paid);
        for (FeeOrder order : List.of(unpaid, paid)) {
            hub.notices.receive(
                    Said.failed(hub.orders.payments(order.payer(), order.id()).get(1)));
        }
        hub.clock.advance(Duration.ofHours(50));
        askedOnce(ofUnpaid);

        assertThat(List.of(unpaid, paid))
                .extracting(order -> hub.orders.get(order.payer(), order.id()).state())
                .containsOnly(OrderState.OPEN);
        assertThat(hub.resultOf(ofUnpaid)).isEqualTo(PaymentResult.ASKED);
        assertThat(unclear()).contains(ofUnpaid.reference(), ofPaid.reference());
        assertThat(hub.get(UnclearPayments.class).list(city, 1, 1))
                .extracting(UnclearPayment::reference)
                .containsExactly(unclear().get(1));
        long before = toldUnclear();
        hub.get(UnclearNotices.class).tell();
        hub.get(UnclearNotices.class).tell();
        assertThat(toldUnclear()).isEqualTo(before + 1);

        hub.provider.questionTrouble = null;
        hub.provider.pays(ofPaid.reference(), MONTHLY);
        hub.clock.advance(Duration.ofHours(13));
        hub.get(FeeDeadlines.class).check();
        hub.awaitState(paid, OrderState.PAID);
        await().atMost(SOON).until(() -> !unclear().contains(ofUnpaid.reference()));
        hub.get(FeeDeadlines.class).check();
        hub.awaitState(unpaid, OrderState.EXPIRED);
        assertThat(hub.resultOf(ofUnpaid)).isEqualTo(PaymentResult.EXPIRED);
    }

    @Test
    void whateverTheProviderOfAReplacedAttemptSaysEndsTheQuestion() {
        FeePayment unknown = replaced(hub.place(member, 1));
        FeePayment failed = replaced(hub.place(hub.member(), 1));
        FeePayment otherwise = replaced(hub.place(hub.member(), 1));
        FeePayment dollars = replaced(hub.place(hub.member(), 1));
        List<FeePayment> all = List.of(unknown, failed, otherwise, dollars);
        assertThat(all).allMatch(each -> hub.now(each).asked());
        hub.clock.advance(Duration.ofMinutes(20));

        hub.notices.receive(Said.unknown(unknown));
        hub.notices.receive(Said.failed(failed));
        hub.notices.receive(Said.paid(otherwise, MONTHLY + 1, "MORE-" + otherwise.reference()));
        hub.notices.receive(Said.dollars(dollars, MONTHLY, "USD-" + dollars.reference()));

        assertThat(all).noneMatch(each -> hub.now(each).asked());
        assertThat(all)
                .extracting(each -> hub.now(each).status())
                .containsExactly(
                        PaymentStatus.EXPIRED, PaymentStatus.FAILED, PaymentStatus.FAILED, PaymentStatus.FAILED);
        assertThat(hub.standing(otherwise.order())).isEqualTo(OrderStanding.HELD);
        assertThat(hub.standing(dollars.order())).isEqualTo(OrderStanding.HELD);
        assertThat(hub.resultOf(failed)).isEqualTo(PaymentResult.FAILED);
    }

    @Test
    void anAttemptThatFailedInvitesToPayOnlyAnOrderThatIsOpen() {
        FeeOrder paid = hub.place(member, 1);
        FeePayment first = replaced(paid);
        hub.notices.receive(
                Said.paid(hub.orders.payments(paid.payer(), paid.id()).get(1)));
        hub.awaitState(paid, OrderState.PAID);
        FeeOrder cancelled = hub.place(hub.member(), 1);
        FeePayment only = hub.begin(cancelled);
        hub.orders.cancel(cancelled.payer(), cancelled.id());

        hub.notices.receive(Said.failed(first));
        hub.notices.receive(Said.failed(only));

        assertThat(List.of(first, only))
                .allMatch(each -> hub.now(each).status() == PaymentStatus.FAILED)
                .allMatch(each -> hub.resultOf(each) == PaymentResult.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYMENT_PROVIDER_AWAY", "PAYMENT_PROVIDER_ERROR", "PAYMENT_REFUSED", "PAYMENT_VALUE_REFUSED"})
    void aPaymentOfAClosedOrderEndsThoughItsProviderNeverAnswers(ErrorCode trouble) {
        FeeOrder order = hub.place(member, 1);
        FeePayment replaced = replaced(order);
        FeePayment second = hub.orders.payments(order.payer(), order.id()).get(1);
        hub.orders.cancel(order.payer(), order.id());
        FeePayment ofOpen = hub.begin(hub.place(hub.member(), 1));
        hub.provider.questionTrouble = trouble;
        hub.clock.advance(Duration.ofHours(20));
        askedOnce(replaced);
        assertThat(hub.now(replaced).asked()).as("its money may be on its way").isTrue();
        hub.clock.advance(Duration.ofHours(6));
        if (trouble == ErrorCode.PAYMENT_PROVIDER_AWAY || trouble == ErrorCode.PAYMENT_PROVIDER_ERROR) {
            hub.clock.advance(Duration.ofDays(5));
            askedOnce(replaced);
            assertThat(hub.now(replaced).asked())
                    .as("it may come back with the money")
                    .isTrue();
            hub.clock.advance(Duration.ofDays(2));
        }

        askedOnce(replaced);

        await().atMost(SOON)
                .until(() -> !hub.now(replaced).asked() && !hub.now(second).asked());
        assertThat(hub.now(second).status()).isEqualTo(PaymentStatus.EXPIRED);
        assertThat(hub.resultOf(second)).isEqualTo(PaymentResult.CLOSED);
        assertThat(unclear()).contains(ofOpen.reference()).doesNotContain(replaced.reference(), second.reference());
        hub.provider.questionTrouble = null;
        hub.notices.receive(Said.paid(replaced));
        await().atMost(SOON).until(() -> !hub.casesOf(order).isEmpty());
        assertThat(hub.casesOf(order).get(0).kind()).isEqualTo(SuspenseKind.LATE);
    }

    @Test
    void anOrderAProviderKeepsOpenForEverIsClosedByAnOfficerOfTheCityAndItsMoneyIsStillTaken() {
        FeeOrder order = hub.place(member, 1);
        FeePayment payment = hub.begin(order);
        hub.provider.states.put(payment.reference(), new PaymentState.Pending());
        OfficeOrders office = hub.get(OfficeOrders.class);
        assertThat(office.get(city, order.id()).closable()).isFalse();
        assertThat(office.close(city, order.id(), WHY))
                .as("it may still be paid")
                .isFalse();
        hub.clock.advance(Duration.ofHours(50));
        askedOnce(payment);
        assertThat(hub.orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.OPEN);

        assertThat(office.get(city, order.id()).closable()).isTrue();
        assertThat(office.get(secretary, order.id()).closable()).isFalse();
        assertRefused(ErrorCode.FORBIDDEN, () -> office.close(secretary, order.id(), WHY));
        assertRefused(ErrorCode.FEE_REASON_MISSING, () -> office.close(city, order.id(), " "));
        assertThat(office.close(city, order.id(), WHY)).isTrue();

        assertThat(office.close(city, order.id(), WHY)).isFalse();
        assertThat(hub.orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(hub.told()).contains(member.id() + " fee-order-closed " + WHY);
        assertThat(hub.audited("fee.close", city, "order:" + order.id())).isOne();
        assertThat(hub.place(member, 1).state()).as("its months are free").isEqualTo(OrderState.OPEN);
        hub.clock.advance(Duration.ofSeconds(1));
        askedOnce(payment);
        await().atMost(SOON).until(() -> !unclear().contains(payment.reference()));
        hub.notices.receive(Said.paid(payment));
        await().atMost(SOON).until(() -> !hub.casesOf(order).isEmpty());
        assertThat(hub.casesOf(order).get(0).kind()).isEqualTo(SuspenseKind.LATE);
    }

    @Test
    void nobodyClosesAnOrderOfTheirOwnOrOneForWhichMoneyWaits() {
        Person payer = hub.member();
        hub.get(Positions.class).appoint(payer.id(), CITY, PositionKind.DEPUTY, LocalDate.of(2026, 1, 1), "load");
        FeeOrder ofTheirs = hub.place(payer, 1);
        hub.begin(ofTheirs);
        FeeOrder held = hub.place(member, 1);
        FeePayment replaced = replaced(held);
        hub.provider.questionTrouble = ErrorCode.PAYMENT_PROVIDER_AWAY;
        hub.clock.advance(Duration.ofHours(50));
        OfficeOrders office = hub.get(OfficeOrders.class);
        assertThat(List.of(ofTheirs, held))
                .allMatch(order -> office.get(city, order.id()).closable());

        assertThat(office.get(payer.id(), ofTheirs.id()).closable()).isFalse();
        assertRefused(ErrorCode.FEE_OWN_MONEY, () -> office.close(payer.id(), ofTheirs.id(), WHY));
        hub.notices.receive(Said.dollars(replaced, MONTHLY, "USD-" + replaced.reference()));
        assertThat(office.get(city, held.id()).closable()).isFalse();
        assertThat(office.close(city, held.id(), WHY)).isFalse();
        assertThat(hub.orders.get(member.id(), held.id()).state()).isEqualTo(OrderState.OPEN);
    }

    /** The first attempt of an order, whose time is over, and in whose place another one is. */
    private static FeePayment replaced(FeeOrder order) {
        FeePayment first = hub.begin(order);
        Instant before = hub.clock.instant();
        hub.clock.advance(Duration.ofMinutes(16));
        hub.payments.begin(order.payer(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        hub.clock.set(before);
        return hub.now(first);
    }

    @Test
    void moneyThatCameAndCannotBeBookedIsShownAndToldToTheCityOnce() {
        FeeOrder order = hub.place(member, 1);
        FeePayment payment = hub.begin(order);
        FeePayment settled = hub.begin(hub.place(hub.member(), 1));
        hub.jdbc
                .sql("UPDATE organisation SET valid_to = '2026-11-01' WHERE code = 'HN-TAYHO'")
                .update();
        try {
            hub.notices.receive(Said.paid(payment));
            awaitParked(order, 1);
            assertThat(unclear()).as("it may be about to be booked").doesNotContain(payment.reference());

            hub.clock.advance(Duration.ofMinutes(11));
            hub.get(FeeDeadlines.class).check();
            awaitParked(order, 2);
            assertThat(unclear().get(0)).isEqualTo(payment.reference());
            long before = toldUnbooked();
            hub.clock.advance(Duration.ofMinutes(11));
            hub.get(UnbookedNotices.class).tell();
            hub.get(UnbookedNotices.class).tell();
            assertThat(toldUnbooked()).isEqualTo(before + 1);
        } finally {
            hub.jdbc
                    .sql("UPDATE organisation SET valid_to = NULL WHERE code = 'HN-TAYHO'")
                    .update();
        }
        assertThat(hub.get(OfficeOrders.class).get(city, order.id()).order().id())
                .as("the city opens what it is told of")
                .isEqualTo(order.id());
        hub.notices.receive(Said.paid(settled));
        await().atMost(SOON).until(() -> hub.get(PaymentStore.class).booked(settled.reference()));

        hub.clock.advance(Duration.ofHours(12));
        hub.get(FeeDeadlines.class).check();

        hub.awaitState(order, OrderState.PAID);
        assertThat(unclear()).doesNotContain(payment.reference(), settled.reference());
    }

    @Test
    void moneyThatOnlyWaitsBehindOthersToBeBookedIsToldToNobody() throws Exception {
        RouteController routes = hub.get(CamelContext.class).getRouteController();
        routes.stopRoute("fee-settle");
        FeeOrder order = hub.place(member, 1);
        try {
            hub.notices.receive(Said.paid(hub.begin(order)));
            hub.clock.advance(Duration.ofMinutes(11));
            hub.get(FeeDeadlines.class).check();
            long before = toldUnbooked();
            hub.clock.advance(Duration.ofMinutes(11));
            hub.jdbc
                    .sql(
                            """
                    INSERT INTO dead_letter (id, message_id, queue, route, dossier, type, actor, code, cause, parked_at)
                    VALUES (gen_random_uuid(), gen_random_uuid(), 'portal.dossier.v1', 'portal', '%s', 'test', 'system',
                            'LT-PRT-004', 'another message of the same dossier', now())
                    """
                                    .formatted(order.number()))
                    .update();
            hub.get(UnbookedNotices.class).tell();
            assertThat(toldUnbooked()).isEqualTo(before);
        } finally {
            hub.jdbc
                    .sql("DELETE FROM dead_letter WHERE dossier = '" + order.number() + "'")
                    .update();
            routes.startRoute("fee-settle");
        }
        hub.awaitState(order, OrderState.PAID);
    }

    private static void awaitParked(FeeOrder order, int times) {
        await().atMost(SOON)
                .until(() -> hub.count("SELECT count(*) FROM dead_letter WHERE dossier = '" + order.number()
                                + "' AND code = '" + ErrorCode.FEE_PATH_BROKEN.code() + "'")
                        == times);
    }

    private static List<String> unclear() {
        return hub.get(UnclearPayments.class).list(city, 0, 1_000).stream()
                .map(UnclearPayment::reference)
                .toList();
    }

    private static long toldUnbooked() {
        return hub.told().stream()
                .filter(notice -> notice.startsWith(city + " fee-payments-unbooked"))
                .count();
    }

    private static void askedOnce(FeePayment payment) {
        int asked = Collections.frequency(hub.provider.asked, payment.reference());
        hub.get(FeeDeadlines.class).check();
        await().atMost(SOON).until(() -> Collections.frequency(hub.provider.asked, payment.reference()) > asked);
    }

    private static long toldUnclear() {
        return hub.told().stream()
                .filter(notice -> notice.startsWith(city + " fee-payments-unclear"))
                .count();
    }
}
