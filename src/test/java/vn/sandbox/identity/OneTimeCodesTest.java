package vn.sandbox.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.MovableClock;

class OneTimeCodesTest {

    private static final String PERSON = "001085000001";

    private final MovableClock clock = MovableClock.standingAt(Instant.parse("2026-11-21T08:00:00Z"));
    private final OneTimeCodes codes = new OneTimeCodes(clock);

    @Test
    void aCodeIsGoodForThreeMinutes() {
        String code = codes.current(PERSON);
        clock.advance(Duration.ofMinutes(3).minusMillis(1));
        assertThat(codes.use(PERSON, code)).isTrue();
    }

    @Test
    void afterThreeMinutesItIsNot() {
        String code = codes.current(PERSON);
        clock.advance(Duration.ofMinutes(3));
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
        clock.advance(Duration.ofMinutes(2));
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
