package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.membership.store.DraftStore;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;

class DraftExpiryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
    private static final Duration KEPT =
            Duration.ofDays(Rules.shipped().limits().draftDays());
    private static final DraftStore.Draft DRAFT =
            new DraftStore.Draft(RequestKind.REGISTRATION, Map.of("fullName", "Nguyễn Thị Ví Dụ"), Optional.empty());

    private final MovableClock clock = MovableClock.standingAt(NOW);
    private DraftStore drafts;
    private DraftExpiry expiry;

    @BeforeEach
    void freshDatabase() {
        drafts = new DraftStore(JdbcClient.create(Postgres.freshDatabase()));
        expiry = new DraftExpiry(drafts, Rules.shipped(), clock);
    }

    @Test
    void aDraftNobodyTouchedForItsDaysIsForgottenAndAnotherIsKept() {
        drafts.save(7, DRAFT, NOW);
        drafts.save(8, DRAFT, NOW);
        clock.advance(KEPT.minusDays(1));
        drafts.save(8, DRAFT, clock.instant());

        clock.advance(Duration.ofDays(1));
        expiry.forgetUntouched();
        assertThat(drafts.find(7, RequestKind.REGISTRATION))
                .as("on its last day")
                .isPresent();

        clock.advance(Duration.ofSeconds(1));
        expiry.forgetUntouched();
        assertThat(drafts.find(7, RequestKind.REGISTRATION)).isEmpty();
        assertThat(drafts.find(8, RequestKind.REGISTRATION)).as("touched since").isPresent();
    }
}
