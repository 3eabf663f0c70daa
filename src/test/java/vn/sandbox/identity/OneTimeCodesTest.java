package vn.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OneTimeCodesTest {

    private static final String PERSON = "001085000001";

    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private final OneTimeCodes codes = new OneTimeCodes(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void aCodeIsGoodForThreeMinutes() {
        String code = codes.current(PERSON);
        now = now.plus(Duration.ofMinutes(3)).minusMillis(1);
        assertThat(codes.use(PERSON, code)).isTrue();
    }

    @Test
    void afterThreeMinutesItIsNot() {
        String code = codes.current(PERSON);
        now = now.plus(Duration.ofMinutes(3));
        assertThat(codes.use(PERSON, code)).isFalse();
    }

    @Test
    void itWorksOnce() {
        String code = codes.current(PERSON);
        assertThat(codes.use(PERSON, code)).isTrue();
        assertThat(codes.use(PERSON, code)).isFalse();
    }

    @Test
    void whoeverLooksLateGetsAFreshOneAndTheOldStaysGood() {
        String early = codes.current(PERSON);
        now = now.plus(Duration.ofMinutes(2));
        String late = codes.current(PERSON);
        assertThat(late).isNotEqualTo(early);
        assertThat(codes.use(PERSON, early)).isTrue();
    }

    @Test
    void oneWorksForItsOwnerOnly() {
        String code = codes.current(PERSON);
        assertThat(codes.use("001178000002", code)).isFalse();
    }
}
