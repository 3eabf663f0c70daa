package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderListStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.v1.FeePaid;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.wire.Hashes;
import vn.lienthong.testsupport.MovableClock;

/** An order from the member's click to the ledger, through the real routes, whatever the payment world does meanwhile. */
class FeeConversationIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long MONTHLY = 60_000;

    @TempDir
    private static Path data;

    private static ConfigurableApplicationContext hub;
    private static FeeOrders orders;
    private static FeePayments payments;
    private static FeeDeadlines deadlines;
    private static PaymentNotices notices;
    private static ProviderOfTests provider;
    private static MovableClock clock;
    private static JdbcClient jdbc;
    private static int counter;

    private Person member;

    @BeforeAll
    static void start() {
        hub = new SpringApplicationBuilder(FeeApplication.class).run(FeeApplication.arguments(data));
        orders = hub.getBean(FeeOrders.class);
        payments = hub.getBean(FeePayments.class);
        deadlines = hub.getBean(FeeDeadlines.class);
        notices = hub.getBean(PaymentNotices.class);
        provider = hub.getBean(ProviderOfTests.class);
        clock = hub.getBean(MovableClock.class);
        jdbc = hub.getBean(JdbcClient.class);
        new TreeOfTests().all().forEach(FeeConversationIT::store);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @BeforeEach
    void somebodyWithAnAccount() {
        clock.set(Instant.parse("2026-11-20T03:00:00Z"));
        provider.refusal = null;
        provider.questionTrouble = null;
        provider.failures.set(0);
        provider.deafTo = reference -> false;
        member = somebody();
    }

    @Test
    void aPaidOrderIsSettledOnceAndSharedAmongTheLevels() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);

        assertThat(notices.receive(paid(payment))).isEqualTo(Verdict.ACCEPTED);

        awaitState(order, OrderState.PAID);
        assertThat(balance(order))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "PROVIDER " + ProviderOfTests.ID,
                        60_000L,
                        "HELD " + Profiles.CELL,
                        -18_000L,
                        "HELD HN-TAYHO-VIDU",
                        -29_400L,
                        "HELD HN-TAYHO",
                        -6_300L,
                        "HELD HN",
                        -3_150L,
                        "CENTRE centre",
                        -3_150L));
        assertThat(monthsOf(member)).containsExactly("2026-11 PAID");
        assertThat(hub.getBean(Dossiers.class).timeline(order.number()))
                .extracting(step -> step.status().portalStatus())
                .startsWith(1, 6, 9);
    }

    @Test
    void theSameCallbackTenTimesAtOnceSettlesOnce() throws Exception {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        ProviderNotice notice = paid(payment);

        List<Verdict> verdicts = atOnce(Stream.generate(() -> (Callable<Verdict>) () -> notices.receive(notice))
                .limit(10)
                .toList());

        assertThat(verdicts).containsOnlyOnce(Verdict.ACCEPTED);
        assertThat(verdicts.stream().filter(verdict -> verdict == Verdict.ALREADY_KNOWN))
                .hasSize(9);
        awaitState(order, OrderState.PAID);
        assertThat(entries(order)).containsExactly("SETTLEMENT");
    }

    @Test
    void aForgedCallbackChangesNothingAndDoesNotShadowTheRealOne() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);

        assertThat(notices.receive(forged(paid(payment)))).isEqualTo(Verdict.WRONG_SIGNATURE);
        assertThat(orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.OPEN);

        assertThat(notices.receive(paid(payment))).isEqualTo(Verdict.ACCEPTED);
        awaitState(order, OrderState.PAID);
    }

    @Test
    void anotherAmountSettlesNothingAndWaitsForAPerson() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);

        assertThat(notices.receive(paid(payment, MONTHLY - 1, "VND", "T-1"))).isEqualTo(Verdict.WRONG_AMOUNT);

        assertThat(orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.OPEN);
        assertThat(suspense(order)).containsExactly("MISMATCH 59999");
        assertThat(balance(order))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("PROVIDER " + ProviderOfTests.ID, 59_999L, "SUSPENSE " + ProviderOfTests.ID, -59_999L));
        assertThat(standing(order)).isEqualTo(OrderStanding.HELD);
        assertThat(result(payment)).isEqualTo(PaymentResult.HELD);
        assertThat(told()).containsOnlyOnce(member.id() + " fee-money-waits");
    }

    @Test
    void whatStandsInNoBookIsToldToItsPayerAndInvitesToNoSecondPayment() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);

        notices.receive(paid(payment, MONTHLY, "USD", "T-HELD"));

        assertThat(standing(order)).isEqualTo(OrderStanding.HELD);
        assertThat(result(payment)).isEqualTo(PaymentResult.HELD);
        assertThat(told()).containsOnlyOnce(member.id() + " fee-money-waits");
    }

    @Test
    void anOrderForWhichMoneyWaitsIsNeitherPaidAgainNorGivenUpByTimeUntilAPersonHasLooked() {
        FeeOrder order = place(1);
        notices.receive(paid(begin(order), MONTHLY - 1, "VND", "T-WAITS"));

        assertThatThrownBy(() -> payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1"))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FEE_ORDER_HAS_MONEY));
        clock.advance(Duration.ofHours(30));
        deadlines.check();
        hub.getBean(FeeOrders.class).expire(order.id());
        assertThat(stateOf(order)).isEqualTo(OrderState.OPEN);

        looked(order);
        deadlines.check();
        await().atMost(SOON).untilAsserted(() -> assertThat(stateOf(order)).isEqualTo(OrderState.EXPIRED));
    }

    private void looked(FeeOrder order) {
        jdbc.sql("UPDATE fee_suspense SET state = 'EXPLAINED', settled_at = now() WHERE order_id = ?")
                .param(order.id())
                .update();
    }

    @Test
    void aSecondAttemptDoesNotHideTheMoneyThatWaitsOfTheFirst() {
        FeeOrder order = place(1);
        FeePayment first = begin(order);
        clock.advance(Duration.ofMinutes(16));
        payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        assertThat(standing(order)).isEqualTo(OrderStanding.PAYING);

        notices.receive(paid(first, MONTHLY - 1, "VND", "T-HIDDEN"));

        assertThat(standing(order)).isEqualTo(OrderStanding.HELD);
    }

    @Test
    void moneyBesideThatWhichPaidIsNoSuccessOfItsOwn() {
        FeeOrder order = place(1);
        FeePayment first = begin(order);
        notices.receive(failed(first));
        FeePayment second = payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        notices.receive(paid(second));
        awaitState(order, OrderState.PAID);

        notices.receive(paid(first));

        await().atMost(SOON).untilAsserted(() -> assertThat(suspense(order)).containsExactly("SURPLUS 60000"));
        assertThat(result(first)).isEqualTo(PaymentResult.SURPLUS);
        assertThat(result(second)).isEqualTo(PaymentResult.SETTLED);
        assertThat(standing(order)).isEqualTo(OrderStanding.SURPLUS);
        assertThat(told()).containsOnlyOnce(member.id() + " fee-money-waits");
    }

    @Test
    void anotherWayMayBeChosenOnceTheTimeIsOverAndMoneyOfTheFirstIsStillFound() {
        FeeOrder order = place(1);
        FeePayment first = begin(order);
        clock.advance(Duration.ofMinutes(16));

        FeePayment second = payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        notices.receive(paid(second));
        awaitState(order, OrderState.PAID);
        provider.pays(first.reference(), MONTHLY);
        clock.advance(Duration.ofHours(1));
        deadlines.check();

        await().atMost(SOON).untilAsserted(() -> assertThat(suspense(order)).containsExactly("SURPLUS 60000"));
        assertThat(second.reference()).isNotEqualTo(first.reference());
        assertThat(stateOf(first)).isEqualTo(PaymentStatus.PAID);
    }

    /** Whoever still had the second one's page, code or slip would pay twice. */
    @Test
    void whenTheFirstAttemptsMoneyComesAfterAllTheSecondAsksForNone() {
        FeeOrder order = place(1);
        FeePayment first = begin(order);
        clock.advance(Duration.ofMinutes(16));
        FeePayment second = payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        PaymentResults results = hub.getBean(PaymentResults.class);
        OrderBook book = hub.getBean(OrderBook.class);
        assertThat(results.of(second, book.get(member.id(), order.id()))).isEqualTo(PaymentResult.WAITING);

        notices.receive(paid(first));
        awaitState(order, OrderState.PAID);

        assertThat(results.of(payments.get(member.id(), first.reference()), book.get(member.id(), order.id())))
                .isEqualTo(PaymentResult.SETTLED);
        assertThat(results.of(payments.get(member.id(), second.reference()), book.get(member.id(), order.id())))
                .isEqualTo(PaymentResult.CLOSED);
    }

    @Test
    void thatAProviderKnowsOfNothingEndsAPaymentOnlyOnceItsTimeIsOver() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        ProviderNotice unknown =
                notice(Kind.PAYMENT, ProviderNotice.Outcome.UNKNOWN, payment.reference(), 0, null, null, true);

        assertThat(notices.receive(unknown)).isEqualTo(Verdict.ACCEPTED);
        assertThat(stateOf(payment)).isEqualTo(PaymentStatus.READY);
        clock.advance(Duration.ofMinutes(16));
        assertThat(notices.receive(unknown)).isEqualTo(Verdict.ACCEPTED);

        assertThat(stateOf(payment)).isEqualTo(PaymentStatus.EXPIRED);
    }

    @Test
    void aForeignCurrencyIsNotMoneyOfTheOrder() {
        FeeOrder order = place(1);

        assertThat(notices.receive(paid(begin(order), MONTHLY, "USD", "T-USD"))).isEqualTo(Verdict.WRONG_CURRENCY);

        assertThat(orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.OPEN);
        assertThat(suspense(order)).isEmpty();
    }

    @Test
    void aForeignCurrencyForAPaidOrderIsRefused() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        notices.receive(paid(payment));

        assertThat(notices.receive(paid(payment, MONTHLY, "USD", "T-MORE"))).isEqualTo(Verdict.WRONG_CURRENCY);

        awaitState(order, OrderState.PAID);
        assertThat(suspense(order)).isEmpty();
    }

    @Test
    void aForeignCurrencyWithoutAnOrderIsRefused() {
        assertThat(notices.receive(
                        notice(Kind.CREDIT, ProviderNotice.Outcome.DONE, null, 100, "USD", "CREDIT-USD", true)))
                .isEqualTo(Verdict.WRONG_CURRENCY);
    }

    @Test
    void theRightAmountAfterAWrongOneUnderTheSameNumberIsAContradiction() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        assertThat(notices.receive(paid(payment, MONTHLY - 1, "VND", "T-TWICE")))
                .isEqualTo(Verdict.WRONG_AMOUNT);

        assertThat(notices.receive(paid(payment, MONTHLY, "VND", "T-TWICE"))).isEqualTo(Verdict.CONFLICT);

        assertThat(stateOf(payment)).isEqualTo(PaymentStatus.FAILED);
        assertThat(suspense(order)).containsExactly("MISMATCH 59999");
        assertThat(balance(order)).containsEntry("PROVIDER " + ProviderOfTests.ID, MONTHLY - 1);
    }

    @Test
    void anotherAmountUnderTheNumberThatPaidIsAContradiction() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        notices.receive(paid(payment));

        assertThat(notices.receive(paid(payment, MONTHLY + 1, "VND", "TX-" + payment.reference())))
                .isEqualTo(Verdict.CONFLICT);

        awaitState(order, OrderState.PAID);
        assertThat(suspense(order)).isEmpty();
        assertThat(balance(order)).containsEntry("PROVIDER " + ProviderOfTests.ID, MONTHLY);
    }

    @Test
    void aNumberThatWaitsInSuspenseIsNoSurplusOfThePaidOrder() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        notices.receive(paid(payment, MONTHLY - 1, "VND", "T-FIRST"));
        notices.receive(paid(payment, MONTHLY, "VND", "T-SECOND"));
        awaitState(order, OrderState.PAID);

        assertThat(notices.receive(paid(payment, MONTHLY, "VND", "T-FIRST"))).isEqualTo(Verdict.CONFLICT);
        assertThat(notices.receive(inOtherWords(paid(payment, MONTHLY - 1, "VND", "T-FIRST"))))
                .as("the first truth once more")
                .isEqualTo(Verdict.ACCEPTED);

        assertThat(suspense(order)).containsExactly("MISMATCH 59999");
    }

    @Test
    void anotherAmountOfMoneyWithoutAReferenceIsAContradiction() {
        notices.receive(notice(Kind.CREDIT, ProviderNotice.Outcome.DONE, null, 25_000, "VND", "CREDIT-2", true));

        assertThat(notices.receive(
                        notice(Kind.CREDIT, ProviderNotice.Outcome.DONE, null, 26_000, "VND", "CREDIT-2", true)))
                .isEqualTo(Verdict.CONFLICT);
    }

    @Test
    void oneNumberOfAProviderPaysOnePaymentHoweverManyAreToldAtOnce() throws Exception {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        member = somebody();
        FeeOrder other = place(1);
        FeePayment paymentOfOther = begin(other);

        List<Verdict> verdicts = atOnce(Stream.of(payment, paymentOfOther)
                .map(each -> (Callable<Verdict>) () -> notices.receive(paid(each, MONTHLY, "VND", "T-OF-TWO")))
                .toList());

        assertThat(verdicts).containsExactlyInAnyOrder(Verdict.ACCEPTED, Verdict.CONFLICT);
        await().atMost(SOON).untilAsserted(() -> assertThat(List.of(stateOf(order), stateOf(other)))
                .containsExactlyInAnyOrder(OrderState.PAID, OrderState.OPEN));
        assertThat(List.of(stateOf(payment), stateOf(paymentOfOther)))
                .containsExactlyInAnyOrder(PaymentStatus.PAID, PaymentStatus.FAILED);
    }

    @Test
    void moneyAfterCancellationIsPaidLateAndNeverIgnored() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        orders.cancel(member.id(), order.id());

        assertThat(notices.receive(paid(payment))).isEqualTo(Verdict.ACCEPTED);

        await().atMost(SOON).untilAsserted(() -> assertThat(suspense(order)).containsExactly("LATE 60000"));
        assertThat(orders.get(member.id(), order.id()).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(monthsOf(member)).isEmpty();
    }

    @Test
    void thePayerStandsInTheTimelineAsWhoeverOrderedAndGaveUp() {
        FeeOrder order = place(1);
        orders.cancel(member.id(), order.id());

        assertThat(jdbc.sql("SELECT event || ' ' || actor FROM dossier_step WHERE dossier = ? ORDER BY step")
                        .param(order.number())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "fee.ordered person:" + member.id(),
                        "fee.payment-asked person:" + member.id(),
                        "fee.cancelled person:" + member.id());
    }

    @Test
    void aSecondPaymentOfAPaidOrderIsSurplus() {
        FeeOrder order = place(1);
        FeePayment first = begin(order);
        notices.receive(failed(first));
        FeePayment second = payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        notices.receive(paid(second));
        awaitState(order, OrderState.PAID);

        assertThat(notices.receive(paid(first))).isEqualTo(Verdict.ACCEPTED);

        await().atMost(SOON).untilAsserted(() -> assertThat(suspense(order)).containsExactly("SURPLUS 60000"));
        assertThat(entries(order)).containsExactlyInAnyOrder("SETTLEMENT", "SUSPENSE");
    }

    @Test
    void aFailureAfterTheMoneyNeverTakesItBack() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        notices.receive(paid(payment));

        assertThat(notices.receive(failed(payment))).isEqualTo(Verdict.CONFLICT);

        awaitState(order, OrderState.PAID);
    }

    @Test
    void aLostCallbackIsFoundByAsking() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        provider.pays(payment.reference(), MONTHLY);

        clock.advance(Duration.ofMinutes(3));
        deadlines.check();

        awaitState(order, OrderState.PAID);
    }

    /** As after somebody discarded the parked message of it. */
    @Test
    void moneyThatStandsInNoBookIsToldOnceMoreAndBookedOnce() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        hub.getBean(PaymentStore.class)
                .paid(
                        payment.reference(),
                        MONTHLY,
                        "TX-" + payment.reference(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofMinutes(10)));
        deadlines.check();
        assertThat(stateOf(order)).isEqualTo(OrderState.OPEN);

        clock.advance(Duration.ofMinutes(11));
        deadlines.check();

        awaitState(order, OrderState.PAID);
        FeePaid again = new FeePaid();
        again.setReference(payment.reference());
        new MessageContext(Optional.of(UUID.randomUUID()), MessageContext.HUB, Optional.empty())
                .run(() -> hub.getBean(Settlement.class).settleAlone(again));
        clock.advance(Duration.ofHours(13));
        deadlines.check();
        assertThat(suspense(order)).as("told twice, it is the same money").isEmpty();
        assertThat(balance(order)).containsEntry("PROVIDER " + ProviderOfTests.ID, MONTHLY);
    }

    @Test
    void anOrderExpiresOnlyAfterItsProviderWasAsked() {
        FeeOrder paidInSilence = place(1);
        FeePayment payment = begin(paidInSilence);
        provider.pays(payment.reference(), MONTHLY);
        member = somebody();
        FeeOrder neverPaid = place(1);
        begin(neverPaid);

        clock.advance(Duration.ofHours(25));
        await().atMost(SOON).untilAsserted(() -> {
            deadlines.check();
            assertThat(stateOf(paidInSilence)).isEqualTo(OrderState.PAID);
            assertThat(stateOf(neverPaid)).isEqualTo(OrderState.EXPIRED);
        });
        assertThat(monthsOf(member)).isEmpty();
        assertThat(hub.getBean(Dossiers.class)
                        .find(neverPaid.number())
                        .orElseThrow()
                        .status())
                .isEqualTo(DossierStatus.STOPPED);
    }

    @Test
    void moneyWithoutAReferenceGoesIntoSuspense() {
        ProviderNotice credit = notice(Kind.CREDIT, ProviderNotice.Outcome.DONE, null, 25_000, "VND", "CREDIT-1", true);

        assertThat(notices.receive(credit)).isEqualTo(Verdict.ACCEPTED);
        assertThat(notices.receive(credit)).isEqualTo(Verdict.ALREADY_KNOWN);

        assertThat(jdbc.sql("SELECT count(*) FROM fee_suspense WHERE provider_transaction = 'CREDIT-1'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void oneFormMakesOneOrderHoweverOftenItIsSent() throws Exception {
        OrderRequest request = request(member, 1, UUID.randomUUID());

        List<FeeOrder> made = atOnce(Stream.generate(() -> (Callable<FeeOrder>) () -> orders.place(request))
                .limit(8)
                .toList());

        assertThat(made.stream().map(FeeOrder::id).distinct()).hasSize(1);
    }

    @Test
    void aMonthIsInOneOrderAtATime() throws Exception {
        List<Optional<FeeOrder>> made = atOnce(IntStream.range(0, 4)
                .mapToObj(form -> (Callable<Optional<FeeOrder>>) () -> {
                    try {
                        return Optional.of(orders.place(request(member, 1, UUID.randomUUID())));
                    } catch (Failure refused) {
                        assertThat(refused.code())
                                .isIn(
                                        ErrorCode.FEE_MONTH_TAKEN,
                                        ErrorCode.FEE_NOTHING_OWED,
                                        ErrorCode.FEE_AMOUNT_CHANGED);
                        return Optional.empty();
                    }
                })
                .toList());

        List<FeeOrder> placed = made.stream().flatMap(Optional::stream).toList();
        assertThat(placed).isNotEmpty();
        assertThat(placed.stream().map(order -> monthsOfOrder(order)).distinct())
                .hasSameSizeAs(placed);
    }

    @Test
    void moneyThatCouldNotBeDividedIsNotAskedFor() {
        String kept = "SELECT (SELECT count(*) FROM fee_order) + (SELECT count(*) FROM fee_month)"
                + " + (SELECT count(*) FROM dossier)";
        long before = jdbc.sql(kept).query(Long.class).single();
        jdbc.sql("UPDATE organisation SET valid_to = '2026-11-01' WHERE code = 'HN-TAYHO'")
                .update();
        try {
            assertThatThrownBy(() -> place(1)).isInstanceOfSatisfying(Failure.class, refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.FEE_PATH_BROKEN);
                assertThat(refused.arguments()).containsExactly("Chi bộ Kinh doanh 1");
            });
        } finally {
            jdbc.sql("UPDATE organisation SET valid_to = NULL WHERE code = 'HN-TAYHO'")
                    .update();
        }

        assertThat(jdbc.sql(kept).query(Long.class).single()).isEqualTo(before);
        assertThat(place(1).state()).isEqualTo(OrderState.OPEN);
    }

    @Test
    void aStaleConfirmationIsRefused() {
        OrderRequest stale = new OrderRequest(
                UUID.randomUUID(), OrderForm.OWN, member.id(), Profiles.CELL, Map.of(member.id(), 1), MONTHLY + 1);

        assertThatThrownBy(() -> orders.place(stale))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FEE_AMOUNT_CHANGED));
        assertThat(monthsOf(member)).isEmpty();
    }

    @Test
    void nobodyPaysForACellWithoutBeingItsOfficer() {
        OrderRequest asOfficer = new OrderRequest(
                UUID.randomUUID(), OrderForm.CELL, member.id(), Profiles.CELL, Map.of(member.id(), 1), MONTHLY);

        assertThatThrownBy(() -> orders.place(asOfficer))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FEE_NOT_ENTITLED));
    }

    @Test
    void theSecretaryPaysForSeveralMembersInOneOrder() {
        Person secretary = somebody();
        hub.getBean(Positions.class)
                .appoint(secretary.id(), Profiles.CELL, PositionKind.SECRETARY, LocalDate.of(2026, 1, 1), "load");
        Person other = somebody();
        OrderRequest forTwo = new OrderRequest(
                UUID.randomUUID(),
                OrderForm.CELL,
                secretary.id(),
                Profiles.CELL,
                Map.of(member.id(), 1, other.id(), 1),
                2 * MONTHLY);

        FeeOrder order = orders.place(forTwo);
        FeePayment payment = payments.begin(secretary.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        notices.receive(paid(payment, 2 * MONTHLY, "VND", "T-CELL"));

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        orders.get(secretary.id(), order.id()).state())
                .isEqualTo(OrderState.PAID));
        assertThat(monthsOf(member)).containsExactly("2026-11 PAID");
        assertThat(monthsOf(other)).containsExactly("2026-11 PAID");
    }

    @Test
    void aProviderThatIsAwayIsAskedAgainUntilItAnswers() {
        provider.failures.set(4);
        FeeOrder order = place(1);
        FeePayment payment = payments.begin(member.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        await().atMost(SOON).until(() -> provider.failures.get() < 4);
        assertThat(stateOf(payment)).isEqualTo(PaymentStatus.ASKED);

        await().atMost(SOON).until(() -> {
            clock.advance(Duration.ofSeconds(6));
            deadlines.check();
            return stateOf(payment) == PaymentStatus.READY;
        });

        assertThat(payments.get(member.id(), payment.reference()).checkout()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAYMENT_PROVIDER_ERROR", "PAYMENT_ANSWER_FORGED"})
    void aProviderThatStumblesIsAskedAgainAndParksNothing(ErrorCode stumble) {
        provider.refusal = stumble;
        FeeOrder order = place(1);
        FeePayment payment = payments.begin(member.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        awaitAsked(payment, 1);
        provider.refusal = null;
        clock.advance(Duration.ofSeconds(6));
        deadlines.check();
        awaitAsked(payment, 3); // for the money once more, and how it stands
        assertThat(stateOf(payment)).isEqualTo(PaymentStatus.READY);

        provider.pays(payment.reference(), MONTHLY);
        provider.questionTrouble = stumble;
        later();
        awaitAsked(payment, 4);
        provider.questionTrouble = ErrorCode.PAYMENT_REFUSED;
        later();
        awaitAsked(payment, 5);
        provider.questionTrouble = null;
        later();
        awaitState(order, OrderState.PAID);

        assertThat(parked(order)).isZero();
    }

    /** And no more often: what was asked in vain is not asked again by the message that asked. */
    private static void awaitAsked(FeePayment payment, int times) {
        await().during(Duration.ofMillis(700))
                .atMost(SOON)
                .until(() -> Collections.frequency(provider.asked, payment.reference()) == times);
    }

    private static void later() {
        clock.advance(Duration.ofMinutes(2));
        deadlines.check();
    }

    private static long parked(FeeOrder order) {
        return jdbc.sql("SELECT count(*) FROM dead_letter WHERE dossier = ?")
                .param(order.number())
                .query(Long.class)
                .single();
    }

    @Test
    void whoeverWaitsForAProviderThatIsAwayKeepsNobodyElseWaiting() {
        provider.deafTo = reference -> true;
        Set<String> stuck = new HashSet<>();
        for (int i = 0; i < 12; i++) {
            stuck.add(payments.begin(member.id(), place(1).id(), CatalogueOfTests.BANK, "127.0.0.1")
                    .reference());
            member = somebody();
        }
        await().atMost(SOON).until(() -> provider.calls.get() >= 1);
        provider.deafTo = stuck::contains;

        FeePayment payment = begin(place(1));

        assertThat(payment.checkout()).isPresent();
    }

    private static PaymentStatus stateOf(FeePayment payment) {
        return PaymentStatus.valueOf(jdbc.sql("SELECT state FROM fee_payment WHERE reference = ?")
                .param(payment.reference())
                .query(String.class)
                .single());
    }

    @Test
    void aProviderThatWasShutOutKeepsNoOrderOpen() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        jdbc.sql("UPDATE fee_payment SET provider = 'shut-out' WHERE reference = ?")
                .param(payment.reference())
                .update();

        clock.advance(Duration.ofHours(25));
        await().atMost(SOON).untilAsserted(() -> {
            deadlines.check();
            assertThat(stateOf(order)).isEqualTo(OrderState.EXPIRED);
        });
        assertThat(parked(order)).isZero();
    }

    @Test
    void anotherAmountFoundByAskingEndsThePaymentAndTheOrderMayBePaidAnewOnceAPersonHasLooked() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        provider.pays(payment.reference(), MONTHLY - 1);

        clock.advance(Duration.ofMinutes(3));
        deadlines.check();

        await().atMost(SOON).until(() -> stateOf(payment) == PaymentStatus.FAILED);
        assertThat(suspense(order)).containsExactly("MISMATCH 59999");
        looked(order);
        FeePayment second = payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");
        notices.receive(paid(second));
        awaitState(order, OrderState.PAID);
    }

    @Test
    void aForgedNoticeIsKeptWhateverIsWrittenInIt() {
        String endless = "x".repeat(10_000);
        ProviderNotice forged =
                notice(Kind.PAYMENT, ProviderNotice.Outcome.DONE, "DP\0" + endless, 1, "V\0ND", "T\0" + endless, false);

        assertThat(notices.receive(forged)).isEqualTo(Verdict.WRONG_SIGNATURE);

        assertThat(jdbc.sql("SELECT length(raw) FROM provider_notice WHERE reference LIKE 'DPxxx%'")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(2_000);
    }

    @Test
    void theSameMoneySaidOnceWithAndOnceWithoutItsNumberIsOneMoney() {
        FeeOrder order = place(1);
        FeePayment payment = begin(order);
        assertThat(notices.receive(paid(payment))).isEqualTo(Verdict.ACCEPTED);

        assertThat(notices.receive(paid(payment, MONTHLY, "VND", null))).isEqualTo(Verdict.ALREADY_KNOWN);

        awaitState(order, OrderState.PAID);
        assertThat(suspense(order)).isEmpty();
    }

    @Test
    void aProviderThatRefusesFailsThePaymentAndAnotherMayBeChosen() {
        provider.refusal = ErrorCode.PAYMENT_REFUSED;
        FeeOrder order = place(1);
        FeePayment refused = payments.begin(member.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        payments.get(member.id(), refused.reference()).status())
                .isEqualTo(PaymentStatus.FAILED));

        provider.refusal = null;
        FeePayment second = payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1");

        assertThat(second.reference()).isNotEqualTo(refused.reference());
    }

    @Test
    void aSecondClickFindsThePaymentUnderWayAndAnotherWayIsRefusedMeanwhile() {
        FeeOrder order = place(1);
        FeePayment first = payments.begin(member.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");

        assertThat(payments.begin(member.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1")
                        .reference())
                .isEqualTo(first.reference());
        assertThatThrownBy(() -> payments.begin(member.id(), order.id(), CatalogueOfTests.OTHER_BANK, "127.0.0.1"))
                .isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.FEE_PAYMENT_UNDER_WAY));
    }

    @Test
    void anothersOrderIsUnknown() {
        FeeOrder order = place(1);
        Person stranger = somebody();

        assertThatThrownBy(() -> orders.get(stranger.id(), order.id()))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FEE_ORDER_UNKNOWN));
    }

    @Test
    void theLedgerRefusesWhatDoesNotBalanceAndWhatChangesIt() {
        assertThatThrownBy(() -> jdbc.sql(
                                """
                        WITH entry AS (
                            INSERT INTO ledger_entry (kind, subject, booked_on, booked_at)
                            VALUES ('SETTLEMENT', 'off', now(), now()) RETURNING id)
                        INSERT INTO ledger_posting (entry, line, account, owner, amount)
                        SELECT id, 1, 'PROVIDER', 'x', 5 FROM entry
                        """)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("off balance");
        assertThatThrownBy(() -> jdbc.sql("UPDATE ledger_posting SET amount = amount + 1")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM ledger_entry").update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void theLedgerRefusesASecondSettlementOfAnOrderAndPostingsToAnEntryThatStands() {
        FeeOrder order = place(1);
        notices.receive(paid(begin(order)));
        awaitState(order, OrderState.PAID);

        for (String kind : List.of("SETTLEMENT", "APPLIED")) {
            assertThatThrownBy(() -> jdbc.sql(
                                    """
                                    INSERT INTO ledger_entry (kind, subject, order_id, booked_on, booked_at)
                                    VALUES (?, 'again', ?, now(), now())
                                    """)
                            .params(kind, order.id())
                            .update())
                    .rootCause()
                    .hasMessageContaining("ledger_entry_settled_once");
        }
        assertThatThrownBy(() -> jdbc.sql(
                                """
                                INSERT INTO ledger_posting (entry, line, account, owner, amount)
                                SELECT id, more.line, 'PROVIDER', 'x', more.amount
                                  FROM ledger_entry, (VALUES (98, 5), (99, -5)) AS more (line, amount) WHERE order_id = ?
                                """)
                        .param(order.id())
                        .update())
                .rootCause()
                .hasMessageContaining("is never added to");
    }

    private FeeOrder place(int months) {
        return orders.place(request(member, months, UUID.randomUUID()));
    }

    private static OrderRequest request(Person payer, int months, UUID form) {
        return new OrderRequest(
                form, OrderForm.OWN, payer.id(), Profiles.CELL, Map.of(payer.id(), months), months * MONTHLY);
    }

    /** Until the provider waits for the payer. */
    private FeePayment begin(FeeOrder order) {
        FeePayment payment = payments.begin(member.id(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        await().atMost(SOON)
                .until(() -> payments.get(member.id(), payment.reference()).status() == PaymentStatus.READY);
        return payments.get(member.id(), payment.reference());
    }

    private static ProviderNotice paid(FeePayment payment) {
        return paid(payment, payment.amount(), "VND", "TX-" + payment.reference());
    }

    private static ProviderNotice paid(FeePayment payment, long amount, String currency, String transaction) {
        return notice(
                Kind.PAYMENT, ProviderNotice.Outcome.DONE, payment.reference(), amount, currency, transaction, true);
    }

    private static ProviderNotice failed(FeePayment payment) {
        return notice(Kind.PAYMENT, ProviderNotice.Outcome.FAILED, payment.reference(), 0, null, null, true);
    }

    private static ProviderNotice forged(ProviderNotice notice) {
        return notice(
                notice.kind(),
                notice.outcome(),
                notice.reference(),
                notice.amount(),
                notice.currency(),
                notice.providerTransaction(),
                false);
    }

    private static ProviderNotice inOtherWords(ProviderNotice said) {
        return new ProviderNotice(
                said.providerId(),
                said.rawBody() + "|once more",
                said.kind(),
                said.outcome(),
                said.signatureValid(),
                said.reference(),
                said.refundId(),
                said.amount(),
                said.currency(),
                said.providerTransaction(),
                said.paidAt(),
                said.resultCode(),
                Hashes.sha256(said.rawBody() + "|once more"));
    }

    private static ProviderNotice notice(
            Kind kind,
            ProviderNotice.Outcome outcome,
            String reference,
            long amount,
            String currency,
            String transaction,
            boolean signed) {
        String said = kind + "|" + outcome + "|" + reference + "|" + amount + "|" + currency + "|" + transaction;
        return new ProviderNotice(
                ProviderOfTests.ID,
                said,
                kind,
                outcome,
                signed,
                reference,
                null,
                amount,
                currency,
                transaction,
                null,
                "00",
                Hashes.sha256(said));
    }

    private void awaitState(FeeOrder order, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(stateOf(order)).isEqualTo(state));
    }

    private static ListedOrder listed(FeeOrder order) {
        return hub.getBean(OrderListStore.class).find(order.id()).orElseThrow();
    }

    private static OrderStanding standing(FeeOrder order) {
        return listed(order).standing();
    }

    private PaymentResult result(FeePayment payment) {
        FeePayment now = payments.get(member.id(), payment.reference());
        return hub.getBean(PaymentResults.class).of(now, listed(orders.get(member.id(), payment.order())));
    }

    private static List<String> told() {
        return hub.getBean(FeeApplication.NoticesOfTests.class).kinds;
    }

    private static OrderState stateOf(FeeOrder order) {
        return orders.get(order.payer(), order.id()).state();
    }

    private static Map<String, Long> balance(FeeOrder order) {
        return jdbc
                .sql(
                        """
                        SELECT account || ' ' || owner AS account, sum(amount) AS amount
                          FROM ledger_posting JOIN ledger_entry ON id = entry WHERE order_id = ? GROUP BY 1
                        """)
                .param(order.id())
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> entries(FeeOrder order) {
        return jdbc.sql("SELECT kind FROM ledger_entry WHERE order_id = ?")
                .param(order.id())
                .query(String.class)
                .list();
    }

    private static List<String> suspense(FeeOrder order) {
        return jdbc.sql("SELECT kind || ' ' || amount FROM fee_suspense WHERE order_id = ?")
                .param(order.id())
                .query(String.class)
                .list();
    }

    private static List<String> monthsOf(Person person) {
        return jdbc.sql("SELECT to_char(month, 'YYYY-MM ') || state FROM fee_month WHERE person = ? ORDER BY month")
                .param(person.id())
                .query(String.class)
                .list();
    }

    private static List<YearMonth> monthsOfOrder(FeeOrder order) {
        return orders.lines(order.payer(), order.id()).stream()
                .map(FeeLine::month)
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<T> results = new java.util.ArrayList<>();
            for (Future<T> one : threads.invokeAll(work)) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** A member of the cell with an account whose fee begins this month. */
    private static Person somebody() {
        Person person = hub.getBean(People.class)
                .signedIn(
                        "0011732%05d".formatted(++counter),
                        Optional.empty(),
                        "Nguyễn Thị Ví Dụ",
                        Optional.of(LocalDate.of(1973, 2, 25)));
        Profile profile = Profiles.of(person.personalId(), Profiles.CELL, CellPosition.MEMBER, null);
        hub.getBean(AccountStore.class)
                .load(List.of(new AccountStore.LoadedAccount(person.id(), profile)), Instant.now());
        return person;
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
