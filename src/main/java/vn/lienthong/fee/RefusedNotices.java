package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import vn.lienthong.fee.store.NoticeStore;
import vn.lienthong.fee.store.RefusedNoticeStore;
import vn.lienthong.partner.payment.Verdict;

/** Notices the hub refused, for the officers who care for unplaced money. */
@Service
public class RefusedNotices {

    /** The verdicts that refuse. */
    public static final Set<Verdict> REFUSING =
            Set.of(Verdict.WRONG_SIGNATURE, Verdict.UNKNOWN_ORDER, Verdict.WRONG_AMOUNT, Verdict.CONFLICT);

    /** How long a notice nobody signed can still tell anybody anything. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final FeeOffice office;
    private final RefusedNoticeStore store;
    private final NoticeStore notices;
    private final Clock clock;

    RefusedNotices(FeeOffice office, RefusedNoticeStore store, NoticeStore notices, Clock clock) {
        this.office = office;
        this.store = store;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Ho_Chi_Minh")
    void forget() {
        notices.forgetUnsigned(clock.instant().minus(KEPT));
    }

    /**
     * The newest first.
     *
     * @param text part of a reference or of a provider's number
     * @param before number of the last one shown
     */
    public List<RefusedNotice> list(
            long officer, Optional<Verdict> verdict, String text, OptionalLong before, int limit) {
        office.requireUnplaced(officer);
        return store.list(verdict.filter(REFUSING::contains), text, before, limit);
    }
}
