package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.MovableClock;

class AttemptsTest {

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-21T08:00:00Z"));
    private final Attempts attempts = new Attempts(3, Duration.ofMinutes(1), clock);

    @Test
    void oneTooManyIsRefusedUntilTheNextMinute() {
        assertThat(attempts.allow("192.0.2.1")).isTrue();
        assertThat(attempts.allow("192.0.2.1")).isTrue();
        assertThat(attempts.allow("192.0.2.1")).isTrue();
        assertThat(attempts.allow("192.0.2.1")).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(attempts.allow("192.0.2.1")).isTrue();
    }

    @Test
    void oneAddressDoesNotUseUpAnothers() {
        for (int i = 0; i < 10; i++) {
            attempts.allow("192.0.2.1");
        }
        assertThat(attempts.allow("192.0.2.2")).isTrue();
    }

    @Test
    void manyAddressesDoNotFillTheMemory() {
        for (int i = 0; i < 50_000; i++) {
            attempts.allow("198.51.100." + i);
        }
        assertThat(attempts.keys()).isEqualTo(10_000);
    }

    @Test
    void whoWasNotSeenForLongestIsForgottenFirst() {
        for (int i = 0; i < 3; i++) {
            attempts.allow("192.0.2.1");
        }
        for (int i = 0; i < 10_000; i++) {
            attempts.allow("198.51.100." + i);
        }
        assertThat(attempts.allow("192.0.2.1")).as("forgotten, so counted anew").isTrue();
    }
}
