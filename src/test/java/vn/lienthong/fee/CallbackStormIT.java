package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.lienthong.fee.FeeHub.Said;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.membership.Profiles;
import vn.lienthong.organisation.Person;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;

/** A hundred thousand call-backs, nine of ten a repeat, shuffled, from many threads: each has its effect once. */
class CallbackStormIT {

    private static final int ORDERS = 2_500;
    private static final int TIMES = 10;
    private static final int THREADS = 8;
    private static final long SEED = 20261125;
    private static final long SECOND = 71_000;

    @TempDir
    private static Path data;

    private static FeeHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = new FeeHub(data, "logging.level.vn=ERROR");
        // the orders are made by SQL, which makes no members to write receipts for
        hub.get(CamelContext.class).getRouteController().stopRoute("fee-issue-receipts");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aHundredThousandCallbacksHaveTheirEffectsOnce() throws Exception {
        Person payer = hub.member();
        List<FeePayment> payments = openPayments(payer);
        List<ProviderNotice> calls = new ArrayList<>();
        for (FeePayment payment : payments) {
            List<ProviderNotice> distinct = List.of(
                    Said.paid(payment),
                    Said.paid(payment, SECOND, "SECOND-" + payment.reference()),
                    Said.failed(payment),
                    Said.credit(5_000, "CREDIT-" + payment.reference()));
            distinct.forEach(notice -> IntStream.range(0, TIMES).forEach(i -> calls.add(notice)));
        }
        Collections.shuffle(calls, new Random(SEED));
        assertThat(calls).hasSize(100_000);

        long begin = System.nanoTime();
        Map<Verdict, Long> verdicts = receive(calls);
        Duration judged = Duration.ofNanos(System.nanoTime() - begin);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> hub.count("SELECT count(*) FROM fee_order WHERE state = 'PAID'") == ORDERS);
        LoggerFactory.getLogger(CallbackStormIT.class)
                .error("100,000 call-backs judged in {} s: {}", judged.toSeconds(), verdicts);

        assertThat(hub.count("SELECT count(*) FROM provider_notice")).isEqualTo(4 * ORDERS);
        assertThat(hub.count("SELECT count(*) FROM provider_notice WHERE verdict IS NULL"))
                .isZero();
        assertThat(hub.count("SELECT count(*) FROM ledger_entry WHERE kind = 'SETTLEMENT'"))
                .isEqualTo(ORDERS);
        assertThat(hub.count("SELECT count(*) FROM fee_month WHERE state = 'PAID'"))
                .isEqualTo(ORDERS);
        // each second transfer and each credit waits for a person, once
        assertThat(hub.count("SELECT count(*) FROM fee_suspense")).isEqualTo(2 * ORDERS);
        assertThat(hub.count("SELECT sum(amount) FROM ledger_posting WHERE account = 'PROVIDER'"))
                .isEqualTo(ORDERS * (FeeHub.MONTHLY + SECOND + 5_000));
        assertThat(hub.count("SELECT sum(amount) FROM ledger_posting")).isZero();
        assertThat(hub.count("SELECT count(*) FROM dead_letter")).isZero();
        assertVerdicts(verdicts);
        assertThat(hub.get(FeeApplication.NoticesOfTests.class).kinds)
                .as("the payer is told of each second transfer once")
                .filteredOn((payer.id() + " fee-money-waits")::equals)
                .hasSize(ORDERS);
    }

    /** What is told again is answered as it was the first time, or as known where that had an effect. */
    private static void assertVerdicts(Map<Verdict, Long> verdicts) {
        // of the second transfer and of the failure it depends on whether the money came before
        long mismatches = hub.count("SELECT count(*) FROM fee_suspense WHERE kind = 'MISMATCH'");
        long surplus = hub.count("SELECT count(*) FROM fee_suspense WHERE kind = 'SURPLUS'");
        long failures =
                hub.count("SELECT count(*) FROM provider_notice WHERE outcome = 'FAILED' AND verdict = 'ACCEPTED'");
        assertThat(mismatches + surplus).isEqualTo(ORDERS);
        assertThat(mismatches).isPositive();
        assertThat(surplus).isPositive();
        assertThat(failures).isBetween(1L, ORDERS - 1L);
        long accepted = 2L * ORDERS + surplus + failures;
        verdicts.values().removeIf(count -> count == 0);
        assertThat(verdicts)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        Verdict.ACCEPTED,
                        accepted,
                        Verdict.ALREADY_KNOWN,
                        (TIMES - 1) * accepted,
                        Verdict.WRONG_AMOUNT,
                        TIMES * mismatches,
                        Verdict.CONFLICT,
                        TIMES * (ORDERS - failures)));
    }

    private static Map<Verdict, Long> receive(List<ProviderNotice> calls) throws Exception {
        ConcurrentLinkedQueue<ProviderNotice> waiting = new ConcurrentLinkedQueue<>(calls);
        Map<Verdict, LongAdder> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, new LongAdder());
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> {
                    for (ProviderNotice next = waiting.poll(); next != null; next = waiting.poll()) {
                        counts.get(hub.notices.receive(next)).increment();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
        Map<Verdict, Long> sums = new EnumMap<>(Verdict.class);
        counts.forEach((verdict, count) -> sums.put(verdict, count.sum()));
        return sums;
    }

    /** By SQL, because placing them is not what is looked at here: each is a month of a member of its own. */
    private static List<FeePayment> openPayments(Person payer) {
        hub.jdbc
                .sql(
                        """
                        WITH made AS (
                            SELECT n, gen_random_uuid() AS id, 'G22.99.DP-001173000001-261120-' || to_char(n, 'FM0000') AS dossier
                              FROM generate_series(1, :orders) n
                        ), dossiers AS (
                            INSERT INTO dossier (number, kind, applicant, status, last_step, opened_at, due_at)
                            SELECT dossier, 'fee', :payer, 'PAYMENT_ASKED', 2, now(), now() FROM made
                        ), orders AS (
                            INSERT INTO fee_order (id, form_key, dossier, form, payer, cell, amount, line_count, state,
                                                   search_text, created_at, expires_at)
                            SELECT id, id, dossier, 'OWN', :payer, :cell, :amount, 1, 'OPEN', '', now(), now() FROM made
                        ), lines AS (
                            INSERT INTO fee_line SELECT id, 1000000 + n, date '2026-11-01', :amount FROM made
                        ), months AS (
                            INSERT INTO fee_month SELECT 1000000 + n, date '2026-11-01', 'IN_PAYMENT', id, :amount FROM made
                        )
                        INSERT INTO fee_payment (reference, order_id, method, provider, amount, state, client_address, created_at,
                                                 expires_at)
                        SELECT 'STORM' || to_char(n, 'FM00000'), id, :method, :provider, :amount, 'READY', '127.0.0.1', now(), now()
                          FROM made
                        """)
                .param("orders", ORDERS)
                .param("payer", payer.id())
                .param("cell", Profiles.CELL)
                .param("amount", FeeHub.MONTHLY)
                .param("method", CatalogueOfTests.BANK)
                .param("provider", ProviderOfTests.ID)
                .update();
        return hub.get(PaymentStore.class)
                .findAll(IntStream.rangeClosed(1, ORDERS)
                        .mapToObj(n -> "STORM" + "%05d".formatted(n))
                        .toList());
    }
}
