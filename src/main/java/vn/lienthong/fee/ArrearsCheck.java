package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.ArrearsStore;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.messaging.Sweep;

/**
 * Tells the officers of a cell, once for each member and calendar year, who has not paid for several months of it (01-QĐ/TW:
 * three months without a reason). Whether there is a reason is theirs to find out. Every node looks; the table decides
 * which one tells.
 */
@Component
class ArrearsCheck {

    private final MemberAccounts accounts;
    private final Dues dues;
    private final FeeRules rules;
    private final ArrearsNotices notices;
    private final ArrearsStore store;
    private final Sweep sweep;
    private final Clock clock;

    ArrearsCheck(
            MemberAccounts accounts,
            Dues dues,
            FeeRules rules,
            ArrearsNotices notices,
            ArrearsStore store,
            Sweep sweep,
            Clock clock) {
        this.accounts = accounts;
        this.dues = dues;
        this.rules = rules;
        this.notices = notices;
        this.store = store;
        this.sweep = sweep;
        this.clock = clock;
    }

    /** A day is soon enough: a month becomes unpaid when the next one begins. */
    @Scheduled(cron = "${lienthong.fee.arrears-check:0 30 7 * * *}", zone = "Asia/Ho_Chi_Minh")
    void check() {
        LocalDate today = FeeTime.today(clock);
        for (String cell : accounts.cellsWithMembers()) {
            sweep.did("arrears of", cell, code -> code, code -> check(code, today));
        }
    }

    private void check(String cell, LocalDate today) {
        List<Arrears> arrears = arrears(cell, today);
        if (arrears.isEmpty()) {
            return;
        }
        List<Long> officers = notices.officers(cell, today, arrears);
        if (officers.isEmpty()) {
            return;
        }
        Map<Integer, List<Arrears>> news = arrears.stream()
                .filter(each -> store.note(each.member().personId(), cell, each.unpaid(), clock.instant()))
                .collect(Collectors.groupingBy(Arrears::year, TreeMap::new, Collectors.toList()));
        news.values().forEach(ofYear -> notices.tell(officers, cell, today, ofYear));
    }

    /** Of this year and the one before: December of a year can only be unpaid in the next one. */
    private List<Arrears> arrears(String cell, LocalDate today) {
        int enough = rules.in(YearMonth.from(today)).arrearsMonths();
        List<MemberAccount> members = accounts.activeOf(cell);
        Map<Long, List<DueMonth>> owed =
                dues.of(members.stream().map(MemberAccount::personId).toList(), today);
        return members.stream()
                .flatMap(member -> Arrears.of(member, owed.get(member.personId()), enough).stream())
                .filter(each -> each.year() >= today.getYear() - 1)
                .toList();
    }
}
