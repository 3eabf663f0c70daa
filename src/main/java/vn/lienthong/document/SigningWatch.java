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

/** Says at the start, and twice a day, when the key cannot be used or its certificate is about to expire: before receipts wait for it. */
@Component
class SigningWatch {

    private static final Logger log = LoggerFactory.getLogger(SigningWatch.class);

    private static final Duration EARLY = Duration.ofDays(30);

    private final SigningKey key;
    private final Clock clock;

    SigningWatch(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 12, timeUnit = TimeUnit.HOURS)
    void look() {
        try {
            Instant until = key.validUntil();
            if (until.isBefore(clock.instant().plus(EARLY))) {
                log.warn("The certificate documents are signed with is valid until {} only: renew it", until);
            }
        } catch (Failure unusable) {
            log.error("No document can be signed: {}", unusable.getMessage());
        }
    }
}
