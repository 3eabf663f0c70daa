package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final Attempts attempts = new Attempts(3, new Clock() {
        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void oneTooManyIsRefusedUntilTheNextMinute() {
        assertThat(attempts.allow("192.0.2.1")).isTrue();
        assertThat(attempts.allow("192.0.2.1")).isTrue();
        assertThat(attempts.allow("192.0.2.1")).isTrue();
        assertThat(attempts.allow("192.0.2.1")).isFalse();
        now = now.plus(Duration.ofMinutes(1));
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
        for (int i = 0; i < 3; i++) {
            attempts.allow("192.0.2.1");
        }
        for (int i = 0; i < 10_000; i++) {
            attempts.allow("198.51.100." + i);
        }
        assertThat(attempts.allow("192.0.2.1")).as("forgotten, so counted anew").isTrue();
    }
}
