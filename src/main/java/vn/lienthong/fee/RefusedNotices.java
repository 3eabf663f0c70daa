package vn.lienthong.fee;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.springframework.stereotype.Service;
import vn.lienthong.fee.store.RefusedNoticeStore;
import vn.lienthong.partner.payment.Verdict;

/** Notices the hub refused, for the officers who care for unplaced money. */
@Service
public class RefusedNotices {

    /** The verdicts that refuse. */
    public static final Set<Verdict> REFUSING =
            Set.of(Verdict.WRONG_SIGNATURE, Verdict.UNKNOWN_ORDER, Verdict.WRONG_AMOUNT, Verdict.CONFLICT);

    private final FeeOffice office;
    private final RefusedNoticeStore store;

    RefusedNotices(FeeOffice office, RefusedNoticeStore store) {
        this.office = office;
        this.store = store;
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
