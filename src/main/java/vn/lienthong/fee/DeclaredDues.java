package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.Profile;

@Service
class DeclaredDues implements Dues {

    private final MemberAccounts accounts;
    private final Exemptions exemptions;
    private final TakenMonths takenMonths;
    private final FeeRules rules;

    DeclaredDues(MemberAccounts accounts, Exemptions exemptions, TakenMonths takenMonths, FeeRules rules) {
        this.accounts = accounts;
        this.exemptions = exemptions;
        this.takenMonths = takenMonths;
        this.rules = rules;
    }

    @Override
    public List<DueMonth> of(long person, LocalDate today) {
        return of(List.of(person), today).get(person);
    }

    @Override
    public Map<Long, List<DueMonth>> of(Collection<Long> people, LocalDate today) {
        Map<Long, List<DueMonth>> dues = new HashMap<>();
        people.forEach(person -> dues.put(person, List.of()));
        YearMonth current = YearMonth.from(today);
        PayingWindow window = rules.in(current).paying();
        Map<Long, List<Profile.Fee>> earlier = accounts.earlierFees(people);
        Map<Long, List<Exemption>> exempt = exemptions.of(people);
        Map<Long, List<TakenMonth>> taken = takenMonths.of(people);
        for (MemberAccount account : accounts.findAll(people)) {
            long person = account.personId();
            if (account.active()) {
                MonthlyDues months = new MonthlyDues(
                        declared(account, earlier.getOrDefault(person, List.of())),
                        exempt.getOrDefault(person, List.of()),
                        taken.getOrDefault(person, List.of()));
                dues.put(person, months.in(window, current));
            }
        }
        return dues;
    }

    private static DeclaredFees declared(MemberAccount account, List<Profile.Fee> earlier) {
        List<Profile.Fee> declarations = new ArrayList<>(earlier);
        declarations.add(account.profile().fee());
        return new DeclaredFees(declarations);
    }
}
