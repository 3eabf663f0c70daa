package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.util.FileSystemUtils;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeHub.Said;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.membership.Profiles;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.v1.FeePaid;
import vn.lienthong.messaging.v1.PaymentRequested;
import vn.lienthong.messaging.v1.PaymentUnclear;
import vn.lienthong.messaging.v1.RefundApproved;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.RefundState;

/**
 * Orders, call-backs, expiry, questions, refunds, repeats, in any order: money is neither lost nor made, no month is paid
 * twice, nothing that is final changes. The messages are delivered by the sequence itself, late and twice as it likes, to the
 * real services over the real database.
 */
class PaymentSequencesIT {

    private static final long OTHER = 70_000;

    private static FeeHub hub;
    private static Path data;
    private static long secretary;
    private static long deputy;
    private static long cellSecretary;
    private static long cellDeputy;

    @BeforeContainer
    static void start() throws IOException {
        data = Files.createTempDirectory("sequences");
        // no route takes a message: the sequences do
        hub = new FeeHub(
                data, "camel.main.routes-include-pattern=classpath:routes/errors.camel.yaml", "logging.level.vn=ERROR");
        secretary = hub.officer(FeeHub.COMMITTEE, PositionKind.SECRETARY);
        deputy = hub.officer(FeeHub.COMMITTEE, PositionKind.DEPUTY);
        cellSecretary = hub.officer(Profiles.CELL, PositionKind.SECRETARY);
        cellDeputy = hub.officer(Profiles.CELL, PositionKind.DEPUTY);
    }

    @AfterContainer
    static void stop() throws IOException {
        hub.close();
        FileSystemUtils.deleteRecursively(data);
    }

    /** What may happen next. */
    private enum Step {
        PLACE,
        PLACE_FOR_CELL,
        PLACE_FOR_CELL_BY_DEPUTY,
        BEGIN,
        ASK,
        ASK_TOLD_MEANWHILE,
        PAID,
        PAID_AGAIN,
        PAID_OTHERWISE,
        PAID_BY_ANOTHER_TRANSACTION,
        SAME_NUMBER_OTHER_AMOUNT,
        NUMBER_OF_THE_FIRST_PAYMENT,
        FAILED,
        SETTLE,
        QUERY_PAID,
        QUERY_NOTHING,
        QUERY_AFTER_ITS_TIME,
        CANCEL,
        EXPIRE,
        APPLY,
        EXPLAIN,
        REOPEN,
        REFUND_SUSPENSE,
        REFUND_ORDER,
        REFUND_PART,
        WITHDRAW,
        APPROVE,
        REFUSE,
        SEND,
        SEND_UNANSWERED,
        SEND_REFUSED,
        REFUND_TOLD,
        REFUND_TOLD_OTHERWISE,
        RESOLVE_GIVEN,
        RESOLVE_GIVEN_OTHERWISE,
        RESOLVE_NOTHING
    }

    @Property(tries = 2000, shrinking = ShrinkingMode.BOUNDED)
    void anySequenceKeepsTheMoney(@ForAll("sequences") List<Step> steps) {
        Sequence sequence = new Sequence(hub.member());
        steps.forEach(sequence::take);
        sequence.check();
    }

    /** The rules of the database forbid a paid payment that waits: what comes back late must find that it is paid. */
    @Example
    void aCallbackThatIsFasterThanTheProvidersAnswerSettlesOnce() {
        Sequence sequence = new Sequence(hub.member());

        List.of(Step.PLACE, Step.BEGIN, Step.ASK_TOLD_MEANWHILE).forEach(sequence::take);

        sequence.check();
        assertThat(hub.orders
                        .get(sequence.member.id(), sequence.orders.get(0).id())
                        .state())
                .isEqualTo(OrderState.PAID);
        assertThat(hub.balance(sequence.orders.get(0))).containsEntry("PROVIDER " + ProviderOfTests.ID, FeeHub.MONTHLY);
    }

    /** Most begin as payments do, so that few are refused from the first step on. */
    @Provide
    Arbitrary<List<Step>> sequences() {
        Arbitrary<List<Step>> beginnings = Arbitraries.of(
                List.of(Step.PLACE, Step.BEGIN, Step.ASK),
                List.of(Step.PLACE, Step.BEGIN, Step.ASK, Step.PAID, Step.SETTLE),
                List.of(Step.PLACE, Step.BEGIN, Step.ASK, Step.CANCEL, Step.PAID, Step.SETTLE),
                List.of(Step.PLACE, Step.BEGIN, Step.ASK, Step.SAME_NUMBER_OTHER_AMOUNT),
                List.of(Step.PLACE_FOR_CELL, Step.BEGIN, Step.ASK, Step.PAID, Step.SETTLE),
                List.of(
                        Step.PLACE_FOR_CELL,
                        Step.BEGIN,
                        Step.ASK,
                        Step.CANCEL,
                        Step.PAID,
                        Step.PLACE_FOR_CELL_BY_DEPUTY,
                        Step.SETTLE),
                List.of(
                        Step.PLACE,
                        Step.BEGIN,
                        Step.ASK,
                        Step.PAID,
                        Step.SETTLE,
                        Step.REFUND_PART,
                        Step.APPROVE,
                        Step.SEND_UNANSWERED,
                        Step.REFUND_TOLD_OTHERWISE),
                List.of(
                        Step.PLACE,
                        Step.BEGIN,
                        Step.ASK,
                        Step.CANCEL,
                        Step.PAID,
                        Step.SETTLE,
                        Step.REFUND_SUSPENSE,
                        Step.APPROVE,
                        Step.SEND_UNANSWERED,
                        Step.SEND_REFUSED),
                List.of(Step.PLACE, Step.BEGIN));
        Arbitrary<List<Step>> rests =
                Arbitraries.of(Step.class).list().ofMinSize(2).ofMaxSize(9);
        return beginnings.flatMap(beginning -> rests.map(rest -> {
            List<Step> all = new ArrayList<>(beginning);
            all.addAll(rest);
            return all;
        }));
    }

    /** Whoever is first: no month is paid twice, and no money is lost. */
    @Example
    void anOrderThatIsGivenUpWhileItsMoneyComesIsEitherPaidOrGivenUp() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20; i++) {
                Sequence sequence = new Sequence(hub.member());
                List.of(Step.PLACE, Step.BEGIN, Step.ASK).forEach(sequence::take);
                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> cancelling = threads.submit(() -> atOnce(together, sequence, Step.CANCEL));
                Future<?> settling = threads.submit(() -> atOnce(together, sequence, Step.PAID, Step.SETTLE));
                cancelling.get();
                settling.get();

                sequence.check();
                FeeOrder order = sequence.now(sequence.orders.get(0));
                assertThat(hub.casesOf(order)).hasSize(order.state() == OrderState.PAID ? 0 : 1);
                assertThat(order.state()).isIn(OrderState.PAID, OrderState.CANCELLED);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void atOnce(CyclicBarrier together, Sequence sequence, Step... steps) throws Exception {
        together.await();
        for (Step step : steps) {
            sequence.playOrBeRefused(step);
        }
        return null;
    }

    /** One member's story, with what the provider really took, by its own numbers. */
    private static final class Sequence {

        private final Person member;
        private final Person other;
        private final Map<String, Long> taken = new HashMap<>();
        private final List<FeeOrder> orders = new ArrayList<>();
        private final List<FeePayment> payments = new ArrayList<>();
        private final List<Refund> refunds = new ArrayList<>();
        private final Map<String, Enum<?>> ended = new HashMap<>();
        private final Set<String> settled = new HashSet<>();
        private final List<Step> done = new ArrayList<>();

        Sequence(Person member) {
            this.member = member;
            this.other = hub.member();
        }

        void take(Step step) {
            done.add(step);
            hub.reset();
            playOrBeRefused(step);
            nothingFinalChanges();
        }

        private void playOrBeRefused(Step step) {
            orBeRefused(() -> play(step));
        }

        private FeeOrder placeForCell(long payer) {
            return hub.orders.place(new OrderRequest(
                    UUID.randomUUID(),
                    OrderForm.CELL,
                    payer,
                    Profiles.CELL,
                    Map.of(member.id(), 1, other.id(), 1),
                    2 * FeeHub.MONTHLY));
        }

        private FeeOrder now(FeeOrder order) {
            return hub.orders.get(order.payer(), order.id());
        }

        private static PaymentStatus now(FeePayment payment) {
            return hub.get(PaymentStore.class)
                    .find(payment.reference())
                    .orElseThrow()
                    .status();
        }

        private void play(Step step) {
            switch (step) {
                case PLACE -> orders.add(hub.place(member, 1));
                case PLACE_FOR_CELL -> orders.add(placeForCell(cellSecretary));
                case PLACE_FOR_CELL_BY_DEPUTY -> orders.add(placeForCell(cellDeputy));
                case BEGIN ->
                    last(orders)
                            .ifPresent(order -> payments.add(
                                    hub.payments.begin(order.payer(), order.id(), CatalogueOfTests.BANK, "127.0.0.1")));
                case ASK -> last(payments).ifPresent(payment -> ask(payment.reference()));
                case ASK_TOLD_MEANWHILE ->
                    last(payments).ifPresent(payment -> {
                        hub.provider.whileAsked = request -> tell(payment, payment.amount(), "A");
                        ask(payment.reference());
                    });
                case PAID, PAID_AGAIN -> last(payments).ifPresent(payment -> tell(payment, payment.amount(), "A"));
                case PAID_OTHERWISE -> last(payments).ifPresent(payment -> tell(payment, OTHER, "B"));
                case PAID_BY_ANOTHER_TRANSACTION ->
                    last(payments).ifPresent(payment -> tell(payment, payment.amount(), "C"));
                case SAME_NUMBER_OTHER_AMOUNT -> last(payments).ifPresent(payment -> tell(payment, OTHER, "A"));
                case NUMBER_OF_THE_FIRST_PAYMENT ->
                    last(payments)
                            .ifPresent(payment -> say(
                                    payment,
                                    payment.amount(),
                                    "A-" + payments.get(0).reference()));
                case FAILED -> last(payments).ifPresent(payment -> hub.notices.receive(Said.failed(payment)));
                case SETTLE -> payments.forEach(payment -> settle(payment.reference()));
                case QUERY_PAID -> last(payments).ifPresent(this::queryPaid);
                case QUERY_NOTHING -> last(payments).ifPresent(payment -> query(payment.reference()));
                case QUERY_AFTER_ITS_TIME ->
                    last(payments).ifPresent(payment -> {
                        hub.clock.set(FeeHub.NOON.plus(Duration.ofMinutes(20)));
                        query(payment.reference());
                    });
                case CANCEL -> last(orders).ifPresent(order -> hub.orders.cancel(order.payer(), order.id()));
                case EXPIRE -> last(orders).ifPresent(order -> hub.orders.expire(order.id()));
                case APPLY -> cases().forEach(this::apply);
                case EXPLAIN ->
                    cases().forEach(money -> hub.get(SuspenseDecisions.class).explain(secretary, money.id(), "vì"));
                case REOPEN ->
                    cases().forEach(money -> hub.get(SuspenseDecisions.class).reopen(deputy, money.id()));
                case REFUND_SUSPENSE ->
                    cases().forEach(money -> refunds.add(
                            hub.get(Refunds.class).ofSuspense(secretary, UUID.randomUUID(), money.id(), "vì")));
                case REFUND_ORDER -> orders.forEach(order -> refund(order, order.amount()));
                case REFUND_PART -> orders.forEach(order -> refund(order, 25_001));
                case APPROVE -> refunds.forEach(refund -> decide(refund, "approve"));
                case REFUSE -> refunds.forEach(refund -> decide(refund, "refuse"));
                case SEND -> refunds.forEach(this::send);
                case SEND_UNANSWERED -> {
                    hub.provider.refundAnswer = new RefundState.Pending();
                    refunds.forEach(this::send);
                }
                case SEND_REFUSED -> {
                    hub.provider.refundAnswer = new RefundState.Refused("khong");
                    refunds.forEach(this::send);
                }
                case REFUND_TOLD -> refunds.forEach(refund -> tell(refund, refund.amount()));
                case REFUND_TOLD_OTHERWISE -> refunds.forEach(refund -> tell(refund, refund.amount() - 1));
                case WITHDRAW ->
                    refunds.forEach(
                            refund -> orBeRefused(() -> hub.get(Refunds.class).withdraw(secretary, refund.id())));
                case RESOLVE_GIVEN -> refunds.forEach(refund -> resolve(refund, OptionalLong.of(refund.amount())));
                case RESOLVE_GIVEN_OTHERWISE ->
                    refunds.forEach(refund -> resolve(refund, OptionalLong.of(refund.amount() - 7)));
                case RESOLVE_NOTHING -> refunds.forEach(refund -> resolve(refund, OptionalLong.empty()));
            }
        }

        private static void tell(Refund refund, long amount) {
            hub.notices.receive(Said.refund(refund, ProviderNotice.Outcome.DONE, amount));
        }

        private static void resolve(Refund refund, OptionalLong given) {
            orBeRefused(() -> hub.get(RefundFindings.class).resolve(deputy, refund.id(), given, "HT" + refund.id()));
        }

        private static void orBeRefused(Runnable work) {
            try {
                work.run();
            } catch (Failure refused) {
                // not allowed where the story stands
            }
        }

        private void tell(FeePayment payment, long amount, String transaction) {
            say(payment, amount, transaction + "-" + payment.reference());
        }

        /** What is said first of a number is what was taken; whatever else is said of it later contradicts it. */
        private void say(FeePayment payment, long amount, String number) {
            hub.notices.receive(Said.paid(payment, amount, number));
            taken.putIfAbsent(number, amount);
        }

        private void queryPaid(FeePayment payment) {
            String number = "A-" + payment.reference();
            hub.provider.states.put(
                    payment.reference(), new PaymentState.Paid(payment.amount(), "VND", number, FeeHub.NOON));
            boolean unpaid = now(payment) != PaymentStatus.PAID;
            query(payment.reference());
            hub.provider.states.remove(payment.reference());
            if (unpaid) {
                taken.putIfAbsent(number, payment.amount());
            }
        }

        private static void ask(String reference) {
            PaymentRequested message = new PaymentRequested();
            message.setReference(reference);
            hub.get(PaymentDesk.class).ask(message);
        }

        private static void query(String reference) {
            PaymentUnclear message = new PaymentUnclear();
            message.setReference(reference);
            hub.get(PaymentDesk.class).query(message);
        }

        /** Twice, as a broker may. */
        private void settle(String reference) {
            boolean told = hub.jdbc
                    .sql("SELECT EXISTS (SELECT 1 FROM fee_payment WHERE reference = ? AND state = 'PAID')")
                    .param(reference)
                    .query(Boolean.class)
                    .single();
            if (!told || !settled.add(reference)) {
                return;
            }
            FeePaid message = new FeePaid();
            message.setReference(reference);
            MessageContext context = message();
            context.run(() -> hub.get(Settlement.class).settleAlone(message));
            context.run(() -> hub.get(Settlement.class).settleAlone(message));
        }

        private static MessageContext message() {
            return new MessageContext(Optional.of(UUID.randomUUID()), MessageContext.HUB, Optional.empty());
        }

        private List<SuspenseCase> cases() {
            return orders.stream().flatMap(order -> hub.casesOf(order).stream()).toList();
        }

        private void apply(SuspenseCase money) {
            UUID target = last(orders).orElseThrow().id();
            SuspenseDecisions decisions = hub.get(SuspenseDecisions.class);
            long amount = decisions.plan(secretary, money.id(), target).amount();
            SuspenseCase applied = decisions.apply(secretary, money.id(), target, amount, "vì");
            UUID made = applied.appliedTo().orElseThrow();
            if (orders.stream().noneMatch(order -> order.id().equals(made))) {
                orders.add(hub.get(OrderStore.class).find(made).orElseThrow());
            }
        }

        private void refund(FeeOrder order, long amount) {
            refunds.add(hub.get(Refunds.class).ofOrder(secretary, UUID.randomUUID(), order.id(), amount, "vì"));
        }

        private static void decide(Refund refund, String outcome) {
            TaskDecided decision = new TaskDecided();
            decision.setTask(UUID.randomUUID().toString());
            decision.setType(RefundTasks.TYPE);
            decision.setOutcome(outcome);
            decision.setDossier("G22.99.DP-001173000001-261120-0001");
            decision.setSubject(refund.id());
            decision.setDecidedBy(deputy);
            decision.setDecidedAt(Instant.parse("2026-11-20T05:00:00Z"));
            message().run(() -> hub.get(RefundDecisions.class).record(decision));
        }

        private void send(Refund refund) {
            RefundStatus status = hub.statusOf(refund);
            if (status == RefundStatus.APPROVED || status == RefundStatus.SENT) {
                RefundApproved message = new RefundApproved();
                message.setRefund(refund.id());
                hub.get(RefundDesk.class).send(message);
            }
        }

        private static <T> Optional<T> last(List<T> all) {
            return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
        }

        private void nothingFinalChanges() {
            for (FeeOrder order : orders) {
                OrderState now = now(order).state();
                keep("order " + order.id(), now, now != OrderState.OPEN);
            }
            for (FeePayment payment : payments) {
                PaymentStatus now = now(payment);
                keep("payment " + payment.reference(), now, now == PaymentStatus.PAID);
            }
            for (Refund refund : refunds) {
                RefundStatus now = hub.statusOf(refund);
                String what = "refund " + refund.id();
                if (now == RefundStatus.DONE) {
                    ended.remove(what, RefundStatus.FAILED); // what a provider refused may have gone back after all
                }
                keep(what, now, !now.open());
            }
        }

        private void keep(String what, Enum<?> now, boolean isFinal) {
            Enum<?> before = ended.get(what);
            assertThat(before == null || before == now)
                    .as("%s was %s and is %s after %s", what, before, now, done)
                    .isTrue();
            if (isFinal) {
                ended.put(what, now);
            }
        }

        void check() {
            payments.forEach(payment -> settle(payment.reference()));
            UUID[] mine = orders.stream().map(FeeOrder::id).toArray(UUID[]::new);
            long in = taken.values().stream().mapToLong(Long::longValue).sum();
            Map<String, Long> accounts = new HashMap<>();
            hub.jdbc
                    .sql(
                            """
                            SELECT account, sum(amount) AS amount
                              FROM ledger_posting JOIN ledger_entry ON id = entry WHERE order_id = ANY (?) GROUP BY 1
                            """)
                    .param(mine)
                    .query((row, number) -> accounts.put(row.getString("account"), row.getLong("amount")))
                    .list();
            long back = sum(
                    "SELECT coalesce(sum(amount), 0) FROM fee_refund WHERE state = 'DONE' AND order_id = ANY (?)",
                    mine);
            long held = sum(
                    "SELECT coalesce(sum(amount), 0) FROM fee_suspense WHERE state IN ('OPEN', 'REFUNDING', 'EXPLAINED') AND order_id = ANY (?)",
                    mine);

            assertThat(accounts.values().stream().mapToLong(Long::longValue).sum())
                    .as("ledger after %s", done)
                    .isZero();
            assertThat(accounts.getOrDefault("PROVIDER", 0L))
                    .as("money in less money back, after %s", done)
                    .isEqualTo(in - back);
            assertThat(-accounts.getOrDefault("SUSPENSE", 0L))
                    .as("suspense after %s", done)
                    .isEqualTo(held);
            assertThat(booked(mine))
                    .as("money by the provider's numbers after %s", done)
                    .isEqualTo(taken);
            assertThat(sum("SELECT count(*) FROM fee_payment WHERE refunded > paid AND order_id = ANY (?)", mine))
                    .isZero();
            assertThat(sum(
                            """
                            SELECT count(*) FROM fee_payment p
                             WHERE order_id = ANY (?)
                               AND refunded <> (SELECT coalesce(sum(r.amount), 0) FROM fee_refund r
                                                 WHERE r.reference = p.reference AND r.of_payment
                                                   AND r.state IN ('REQUESTED', 'APPROVED', 'SENT', 'DONE'))
                            """,
                            mine))
                    .as("payments of which another amount is set aside than their refunds, after %s", done)
                    .isZero();
            assertThat(sum(
                            """
                            SELECT count(*) FROM fee_suspense s
                             WHERE order_id = ANY (?)
                               AND refunded <> (SELECT coalesce(sum(r.amount), 0) FROM fee_refund r
                                                 WHERE r.suspense = s.id
                                                   AND r.state IN ('REQUESTED', 'APPROVED', 'SENT', 'DONE'))
                            """,
                            mine))
                    .as("money in suspense of which another amount is set aside than its refunds, after %s", done)
                    .isZero();
            assertThat(hub.jdbc
                            .sql(
                                    """
                                    SELECT count(*) FROM (
                                        SELECT l.month FROM fee_line l JOIN fee_order o ON o.id = l.order_id
                                         WHERE l.person = ANY (?) AND o.state = 'PAID'
                                           AND EXISTS (SELECT 1 FROM fee_month m WHERE m.order_id = o.id)
                                         GROUP BY l.person, l.month HAVING count(*) > 1) twice
                                    """)
                            .param(new Long[] {member.id(), other.id()})
                            .query(Long.class)
                            .single())
                    .as("months paid twice after %s", done)
                    .isZero();
        }

        /** VND that came to the books, by the provider's number: what is paid, and what is in suspense beside it. */
        private static Map<String, Long> booked(UUID[] mine) {
            Map<String, Long> booked = new HashMap<>();
            hub.jdbc
                    .sql(
                            """
                            SELECT provider_transaction, sum(amount) AS amount FROM (
                                SELECT provider_transaction, paid AS amount FROM fee_payment
                                 WHERE state = 'PAID' AND order_id = ANY (:mine)
                                UNION ALL
                                SELECT provider_transaction, amount FROM fee_suspense s
                                 WHERE order_id = ANY (:mine)
                                   AND NOT EXISTS (SELECT 1 FROM fee_payment p
                                                    WHERE p.reference = s.reference AND p.state = 'PAID'
                                                      AND p.provider_transaction = s.provider_transaction
                                                      AND s.kind IN ('LATE', 'SURPLUS'))) AS money GROUP BY 1
                            """)
                    .param("mine", mine)
                    .query((row, number) -> booked.put(row.getString("provider_transaction"), row.getLong("amount")))
                    .list();
            return booked;
        }

        private static long sum(String sql, UUID[] mine) {
            return hub.jdbc.sql(sql).param(mine).query(Long.class).single();
        }
    }
}
