package vn.lienthong.partner.payment.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Postgres;

/** Which of several makings of a statement counts. */
class StatementPartsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant MORNING = Instant.parse("2026-11-21T02:00:00Z");

    private final StatementParts parts = new StatementParts(JdbcClient.create(Postgres.freshDatabase()));

    @Test
    void aPartThatComesLateMakesNoOldEditionTheNewest() {
        keep("first", 1, 2, 0);
        keep("corrected", 1, 1, 10);
        assertThat(whole()).isEqualTo("corrected");

        keep("first", 2, 2, 20);

        assertThat(whole()).isEqualTo("corrected");
    }

    @Test
    void theEditionBegunLastCountsOnceItIsWhole() {
        keep("first", 1, 1, 0);
        keep("corrected", 1, 2, 10);
        assertThat(whole()).isEqualTo("first");

        keep("corrected", 2, 2, 20);

        assertThat(whole()).isEqualTo("corrected");
    }

    private void keep(String edition, int part, int of, int minutes) {
        assertThat(parts.keep(
                        new StatementParts.Edition("bank", DAY, edition, of),
                        part,
                        "<statement/>",
                        edition + part,
                        MORNING.plusSeconds(60L * minutes)))
                .isTrue();
    }

    private String whole() {
        return parts.whole("bank", DAY).orElseThrow().name();
    }
}
