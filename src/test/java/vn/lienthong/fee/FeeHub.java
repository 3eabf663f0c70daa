package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderListStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.testsupport.MovableClock;

/** The fee conversation running, with a small tree, for tests of what officers do with money. */
final class FeeHub implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);
    static final long MONTHLY = 60_000;
    static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");

    /** Above the cell: the grassroots committee, the lowest that cares for money. */
    static final String COMMITTEE = "HN-TAYHO-VIDU";

    static final String UPPER = "HN-TAYHO";
    static final String OTHER_UPPER = "HN-KHUONGDINH";
    static final String CITY = "HN";

    final ConfigurableApplicationContext context;
    final FeeOrders orders;
    final FeePayments payments;
    final PaymentNotices notices;
    final ProviderOfTests provider;
    final MovableClock clock;
    final JdbcClient jdbc;
    private int counter;

    /** @param more settings as {@code name=value}, in place of those of {@link FeeApplication} */
    FeeHub(Path data, String... more) {
        Map<String, String> settings = new LinkedHashMap<>();
        Stream.concat(
                        Arrays.stream(FeeApplication.arguments(data)),
                        Arrays.stream(more).map(setting -> "--" + setting))
                .forEach(setting -> settings.put(setting.substring(0, setting.indexOf('=')), setting));
        context = new SpringApplicationBuilder(FeeApplication.class)
                .run(settings.values().toArray(String[]::new));
        orders = get(FeeOrders.class);
        payments = get(FeePayments.class);
        notices = get(PaymentNotices.class);
        provider = get(ProviderOfTests.class);
        clock = get(MovableClock.class);
        jdbc = get(JdbcClient.class);
        new TreeOfTests().all().forEach(this::store);
        clock.set(NOON);
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    /** Back to how a test expects it. */
    void reset() {
        clock.set(NOON);
        provider.refusal = null;
        provider.refundAnswer = null;
        provider.secondRefusal = null;
        provider.refundTrouble = null;
        provider.onlyWatches = false;
        provider.signs = true;
        provider.questionTrouble = null;
        provider.statementTrouble = null;
        provider.whileAsked = request -> {};
        provider.failures.set(0);
        provider.repliesLost.set(0);
        provider.refundCalls.set(0);
    }

    /** A member of the cell with an account whose fee begins this month. */
    synchronized Person member() {
        return member(Profiles.CELL);
    }

    /** As {@link #member()}, of another cell. */
    synchronized Person member(String cell) {
        Person person = stranger();
        get(AccountStore.class)
                .load(
                        List.of(new AccountStore.LoadedAccount(
                                person.id(), Profiles.of(person.personalId(), cell, CellPosition.MEMBER, null))),
                        Instant.now());
        return person;
    }

    synchronized Person stranger() {
        return get(People.class)
                .signedIn(
                        "0011733%05d".formatted(++counter),
                        Optional.empty(),
                        "Nguyễn Thị Ví Dụ",
                        Optional.of(LocalDate.of(1973, 2, 25)));
    }

    /** Somebody who holds a position. */
    long officer(String organisation, PositionKind kind) {
        long id = stranger().id();
        get(Positions.class).appoint(id, organisation, kind, LocalDate.of(2026, 1, 1), "load");
        return id;
    }

    FeeOrder place(Person payer, int months) {
        String cell = get(MemberAccounts.class)
                .find(payer.id())
                .orElseThrow()
                .profile()
                .cell();
        return orders.place(new OrderRequest(
                UUID.randomUUID(), OrderForm.OWN, payer.id(), cell, Map.of(payer.id(), months), months * MONTHLY));
    }

    /** Until the provider waits for the payer. */
    FeePayment begin(FeeOrder order) {
        FeePayment payment = payments.begin(order.payer(), order.id(), CatalogueOfTests.BANK, "127.0.0.1");
        await().atMost(SOON)
                .until(() -> payments.get(order.payer(), payment.reference()).status() == PaymentStatus.READY);
        return payments.get(order.payer(), payment.reference());
    }

    /** An order that is paid and settled. */
    FeeOrder paidOrder(Person payer, int months) {
        FeeOrder order = place(payer, months);
        notices.receive(Said.paid(begin(order)));
        awaitState(order, OrderState.PAID);
        return orders.get(payer.id(), order.id());
    }

    /** Money for an order its payer had given up. */
    SuspenseCase paidLate(Person payer, int months) {
        FeeOrder order = place(payer, months);
        FeePayment payment = begin(order);
        orders.cancel(payer.id(), order.id());
        notices.receive(Said.paid(payment));
        await().atMost(SOON).until(() -> !casesOf(order).isEmpty());
        return casesOf(order).get(0);
    }

    List<SuspenseCase> casesOf(FeeOrder order) {
        return jdbc
                .sql("SELECT id FROM fee_suspense WHERE order_id = ? ORDER BY created_at, id")
                .param(order.id())
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> get(SuspenseCaseStore.class).find(id).orElseThrow())
                .toList();
    }

    /** The task of a refund, once it is made. */
    Task taskOf(Refund refund) {
        await().atMost(SOON)
                .until(() -> !get(Tasks.class).ofSubject(refund.id()).isEmpty());
        return get(Tasks.class).ofSubject(refund.id()).get(0);
    }

    void approve(Refund refund, long approver) {
        get(Tasks.class).decide(approver, taskOf(refund).id(), "approve", null);
    }

    void awaitState(FeeOrder order, OrderState state) {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        orders.get(order.payer(), order.id()).state())
                .isEqualTo(state));
    }

    void awaitStatus(Refund refund, RefundStatus status) {
        await().atMost(SOON).untilAsserted(() -> assertThat(statusOf(refund)).isEqualTo(status));
    }

    RefundStatus statusOf(Refund refund) {
        return get(RefundStore.class).find(refund.id()).orElseThrow().status();
    }

    /** VND by account and owner, of all entries of an order. */
    Map<String, Long> balance(FeeOrder order) {
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
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<String> monthsOf(Person person) {
        return jdbc.sql("SELECT to_char(month, 'YYYY-MM ') || state FROM fee_month WHERE person = ? ORDER BY month")
                .param(person.id())
                .query(String.class)
                .list();
    }

    long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** What a provider says. */
    static final class Said {

        private Said() {}

        static ProviderNotice paid(FeePayment payment) {
            return paid(payment, payment.amount(), "TX-" + payment.reference());
        }

        static ProviderNotice paid(FeePayment payment, long amount, String transaction) {
            return notice(
                    ProviderNotice.Kind.PAYMENT,
                    ProviderNotice.Outcome.DONE,
                    payment.reference(),
                    null,
                    amount,
                    transaction);
        }

        static ProviderNotice failed(FeePayment payment) {
            return notice(
                    ProviderNotice.Kind.PAYMENT, ProviderNotice.Outcome.FAILED, payment.reference(), null, 0, null);
        }

        static ProviderNotice unknown(FeePayment payment) {
            return notice(
                    ProviderNotice.Kind.PAYMENT, ProviderNotice.Outcome.UNKNOWN, payment.reference(), null, 0, null);
        }

        static ProviderNotice credit(long amount, String transaction) {
            return notice(ProviderNotice.Kind.CREDIT, ProviderNotice.Outcome.DONE, null, null, amount, transaction);
        }

        static ProviderNotice refund(Refund refund, ProviderNotice.Outcome outcome, long amount) {
            return notice(
                    ProviderNotice.Kind.REFUND,
                    outcome,
                    refund.reference().orElse(null),
                    refund.id(),
                    amount,
                    "HT" + refund.id());
        }

        /** Money that left the provider, and not because the hub asked for it: a charge-back, say. */
        static ProviderNotice unaskedRefund(FeePayment payment, ProviderNotice.Outcome outcome) {
            return unaskedRefund(payment, outcome, payment.amount(), "BACK-" + payment.reference());
        }

        static ProviderNotice unaskedRefund(
                FeePayment payment, ProviderNotice.Outcome outcome, long amount, String transaction) {
            return notice(
                    ProviderNotice.Kind.REFUND,
                    outcome,
                    payment.reference(),
                    "ELSEWHERE-" + payment.reference(),
                    amount,
                    transaction);
        }

        /** Money the hub has no book for. */
        static ProviderNotice dollars(FeePayment payment, long amount, String transaction) {
            return notice(
                    ProviderNotice.Kind.PAYMENT,
                    ProviderNotice.Outcome.DONE,
                    payment.reference(),
                    null,
                    amount,
                    "USD",
                    transaction);
        }

        /** By nobody who signs. */
        static ProviderNotice forged(FeePayment payment) {
            ProviderNotice real = paid(payment);
            return new ProviderNotice(
                    real.providerId(),
                    real.rawBody(),
                    real.kind(),
                    real.outcome(),
                    false,
                    real.reference(),
                    real.refundId(),
                    real.amount(),
                    real.currency(),
                    real.providerTransaction(),
                    real.paidAt(),
                    real.resultCode(),
                    real.contentHash() + " unsigned");
        }

        private static ProviderNotice notice(
                ProviderNotice.Kind kind,
                ProviderNotice.Outcome outcome,
                String reference,
                String refund,
                long amount,
                String transaction) {
            return notice(kind, outcome, reference, refund, amount, "VND", transaction);
        }

        private static ProviderNotice notice(
                ProviderNotice.Kind kind,
                ProviderNotice.Outcome outcome,
                String reference,
                String refund,
                long amount,
                String currency,
                String transaction) {
            String said = kind + "|" + outcome + "|" + reference + "|" + refund + "|" + amount + "|" + currency + "|"
                    + transaction;
            return new ProviderNotice(
                    ProviderOfTests.ID,
                    said,
                    kind,
                    outcome,
                    true,
                    reference,
                    refund,
                    amount,
                    currency,
                    transaction,
                    NOON,
                    "00",
                    "hash of " + said);
        }
    }

    /** As it stands by now. */
    FeePayment now(FeePayment payment) {
        return get(PaymentStore.class).find(payment.reference()).orElseThrow();
    }

    /** What its payer reads of a payment. */
    PaymentResult resultOf(FeePayment payment) {
        return resultOf(payment.reference(), payment.order());
    }

    PaymentResult resultOf(SuspenseCase money) {
        return resultOf(money.reference().orElseThrow(), money.order().orElseThrow());
    }

    PaymentResult resultOf(String reference, UUID order) {
        return get(PaymentResults.class)
                .of(
                        get(PaymentStore.class).find(reference).orElseThrow(),
                        get(OrderListStore.class).find(order).orElseThrow());
    }

    /** What its payer reads of an order. */
    OrderStanding standing(UUID order) {
        return get(OrderListStore.class).find(order).orElseThrow().standing();
    }

    /** Whoever was told something, and what. */
    List<String> told() {
        return List.copyOf(get(FeeApplication.NoticesOfTests.class).told);
    }

    long audited(String action, long person, String subject) {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = ? AND actor = ? AND subject = ?")
                .params(action, "person:" + person, subject)
                .query(Long.class)
                .single();
    }

    static void assertRefused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Failure.class, refused -> assertThat(refused.code())
                .isEqualTo(code));
    }

    private void store(Organisation organisation) {
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
