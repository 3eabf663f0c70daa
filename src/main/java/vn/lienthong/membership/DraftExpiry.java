package vn.lienthong.membership;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.membership.store.DraftStore;

/**
 * Forgets forms that were begun and not sent: personal data nobody asked the hub to keep. Every node looks; removing twice
 * does no harm.
 */
@Component
class DraftExpiry {

    private static final Logger LOG = LoggerFactory.getLogger(DraftExpiry.class);

    private final DraftStore drafts;
    private final MembershipRules rules;
    private final Clock clock;

    DraftExpiry(DraftStore drafts, MembershipRules rules, Clock clock) {
        this.drafts = drafts;
        this.rules = rules;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lienthong.membership.draft-check:PT1H}")
    void forgetUntouched() {
        Duration kept = Duration.ofDays(rules.limits().draftDays());
        int removed = drafts.removeUntouchedSince(clock.instant().minus(kept));
        if (removed > 0) {
            LOG.info("Removed {} drafts untouched for {} days", removed, kept.toDays());
        }
    }
}
