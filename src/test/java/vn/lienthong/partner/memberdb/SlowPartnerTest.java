package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.Unavailable;

/** A partner that does not answer costs a bounded number of threads for a bounded time. */
class SlowPartnerTest {

    private static final String CARD = "01.900001";
    private static final Map<String, String> QUICK = Map.of(
            "cache-for", "0s",
            "receive-within", "700ms",
            "answer-within", "1s",
            "concurrent-calls", "4",
            "circuit.calls", "1000");

    /** Slow enough that all fifty are there before the first four give up, on a busy machine too. */
    private static final Map<String, String> PATIENT = Map.of(
            "cache-for", "0s",
            "receive-within", "3s",
            "answer-within", "3500ms",
            "concurrent-calls", "4",
            "circuit.calls", "1000");

    @Test
    void fiftyWhoAskASilentPartnerAtOnceOccupyFourThreads() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService people = Executors.newFixedThreadPool(50);
        try (ScriptedPartner partner = new ScriptedPartner((request, out) -> end.await());
                Adapter adapter = new Adapter(partner.url(), PATIENT)) {
            CountDownLatch together = new CountDownLatch(1);
            List<Future<Duration>> waits = IntStream.range(0, 50)
                    .mapToObj(person -> people.submit(() -> {
                        together.await();
                        return Adapter.waitedFor(
                                () -> assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class));
                    }))
                    .toList();
            together.countDown();
            await().until(() -> partner.requests().size() == 4);
            assertThat(ownThreads()).isLessThanOrEqualTo(4);

            for (Future<Duration> wait : waits) {
                assertThat(wait.get(5, TimeUnit.SECONDS)).isLessThan(Duration.ofSeconds(5));
            }
            assertThat(partner.requests()).hasSize(4);
            assertThat(adapter.timed("unavailable", "LT-MDB-007")).isEqualTo(46);
            assertThat(adapter.timed("unavailable", "LT-MDB-002")).isEqualTo(4);
            assertNobodyIsLeftWaiting(adapter);
        } finally {
            end.countDown();
            people.shutdownNow();
        }
    }

    @Test
    void partnerThatFallsSilentInTheMiddleFreesTheThread() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedPartner partner = new ScriptedPartner((request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 900\r\n\r\n<soap:Env"
                            .getBytes());
                    out.flush();
                    end.await();
                });
                Adapter adapter = new Adapter(partner.url(), QUICK)) {
            Duration waited =
                    Adapter.waitedFor(() -> assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class));
            assertThat(waited).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
            assertThat(adapter.codes()).containsExactly("LT-MDB-002");
            assertNobodyIsLeftWaiting(adapter);
        } finally {
            end.countDown();
        }
    }

    @Test
    void partnerThatDripsFreesTheThread() throws Exception {
        try (ScriptedPartner partner = new ScriptedPartner((request, out) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 900\r\n\r\n".getBytes());
                    for (int drop = 0; drop < 900; drop++) {
                        out.write(' ');
                        out.flush();
                        TimeUnit.MILLISECONDS.sleep(50);
                    }
                });
                Adapter adapter = new Adapter(partner.url(), QUICK)) {
            Duration waited =
                    Adapter.waitedFor(() -> assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class));
            assertThat(waited).isLessThan(Duration.ofSeconds(4));
            assertThat(adapter.codes()).containsExactly("LT-MDB-002");
            assertNobodyIsLeftWaiting(adapter);
        }
    }

    @Test
    void whoIsInterruptedWhileWaitingGetsAnAnswerAndStaysInterrupted() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (ScriptedPartner partner = new ScriptedPartner((request, out) -> end.await());
                Adapter adapter = new Adapter(partner.url(), QUICK)) {
            Thread.currentThread().interrupt();
            assertThat(adapter.byCard(CARD)).isInstanceOf(Unavailable.class);
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            end.countDown();
        }
    }

    private static long ownThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("memberdb-"))
                .count();
    }

    private static void assertNobodyIsLeftWaiting(Adapter adapter) {
        await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(adapter.meters()
                        .get("executor.active")
                        .tag("name", "memberdb")
                        .gauge()
                        .value())
                .isZero());
    }
}
