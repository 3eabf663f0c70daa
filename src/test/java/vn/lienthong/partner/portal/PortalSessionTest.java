package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class PortalSessionTest {

    private final AtomicInteger logins = new AtomicInteger();

    @Test
    void aSessionIsKeptUntilItFails() {
        PortalSession session = new PortalSession(() -> "s" + logins.incrementAndGet());

        assertThat(session.current()).isEqualTo("s1");
        assertThat(session.current()).isEqualTo("s1");
        assertThat(session.otherThan("s1")).isEqualTo("s2");
        assertThat(session.otherThan("s1")).as("renewed already").isEqualTo("s2");
        assertThat(logins).hasValue(2);
    }

    @Test
    void manyCallersAtOnceLogInOnce() throws Exception {
        int callers = 16;
        CountDownLatch allIn = new CountDownLatch(callers);
        CountDownLatch open = new CountDownLatch(1);
        PortalSession session = new PortalSession(() -> {
            await(open);
            return "s" + logins.incrementAndGet();
        });
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<Future<String>> got = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                got.add(threads.submit(() -> {
                    allIn.countDown();
                    return session.current();
                }));
            }
            await(allIn);
            open.countDown();
            for (Future<String> each : got) {
                assertThat(each.get(5, TimeUnit.SECONDS)).isEqualTo("s1");
            }
            assertThat(logins).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void afterAFailedLoginTheNextCallerTriesAgain() {
        PortalSession session = new PortalSession(() -> {
            if (logins.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return "s" + logins.get();
        });

        assertThatThrownBy(session::current).hasMessage("away");
        assertThat(session.current()).isEqualTo("s2");
    }

    @Test
    @Timeout(value = 10, threadMode = ThreadMode.SEPARATE_THREAD)
    void afterALoginThatBrokeDownTheNextCallerTriesAgain() {
        PortalSession session = new PortalSession(() -> {
            if (logins.incrementAndGet() == 1) {
                throw new NoClassDefFoundError("gone");
            }
            return "s" + logins.get();
        });

        assertThatThrownBy(session::current)
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessage("gone");
        assertThat(session.current()).isEqualTo("s2");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
