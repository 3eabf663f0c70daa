package vn.lienthong.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.Failure;

/**
 * Says at the start, and twice a day, when a key cannot be used or the hub's certificate is about to expire: before documents wait
 * for it.
 */
@Component
class SigningWatch {

    private static final Logger log = LoggerFactory.getLogger(SigningWatch.class);

    private static final Duration EARLY = Duration.ofDays(30);

    private final HubKey key;
    private final KeyRing ring;
    private final Clock clock;

    SigningWatch(HubKey key, KeyRing ring, Clock clock) {
        this.key = key;
        this.ring = ring;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 12, timeUnit = TimeUnit.HOURS)
    void look() {
        try {
            Instant until = key.open().validUntil();
            if (until.isBefore(clock.instant().plus(EARLY))) {
                log.warn("The certificate documents are signed with is valid until {} only: renew it", until);
            }
        } catch (Failure unusable) {
            log.error("No document can be signed: {}", unusable.getMessage());
        }
        try {
            ring.look();
        } catch (Failure away) {
            log.error("Nobody can sign a paper: {}", away.getMessage());
        }
    }
}
