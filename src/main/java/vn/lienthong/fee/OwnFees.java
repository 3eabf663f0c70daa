package vn.lienthong.fee;

import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;

/** A member's own fee: what there is to pay, and how the declared fee compares with the rules. */
@Service
public class OwnFees {

    private final MemberAccounts accounts;
    private final Dues dues;
    private final Exemptions exemptions;
    private final FeeRules rules;
    private final FeeCheck check;
    private final Clock clock;

    OwnFees(MemberAccounts accounts, Dues dues, Exemptions exemptions, FeeRules rules, FeeCheck check, Clock clock) {
        this.accounts = accounts;
        this.dues = dues;
        this.exemptions = exemptions;
        this.rules = rules;
        this.check = check;
        this.clock = clock;
    }

    /**
     * @param excuse why nothing is due, of somebody with nothing due now
     * @param monthly VND a month, as declared
     * @param exemptions decisions by which less is owed, in order of time
     */
    public record Standing(
            CellMember member, CellMember.Excuse excuse, String cell, long monthly, List<Exemption> exemptions) {}

    /** @throws Failure when the person has no active account */
    public Standing of(long person) {
        MemberAccount account = account(person);
        CellMember member = CellMember.of(account, dues.of(person, FeeTime.today(clock)));
        return new Standing(
                member,
                member.excuse(thisMonth()),
                account.profile().cell(),
                account.profile().fee().monthly(),
                exemptions.of(List.of(person)).getOrDefault(person, List.of()));
    }

    /** The rules of this month. */
    public Regulation regulation() {
        return rules.in(thisMonth());
    }

    /** The ground of a decision, by the rules of its first month; empty when they do not know it. */
    public Optional<ExemptionKind> ground(Exemption exemption) {
        return rules.in(exemption.from()).exemption(exemption.kind());
    }

    /** Compares the declared fee with the rules of this month. Nothing of the income is kept. */
    public FeeJudgement judge(long person, Income income) {
        return check.judge(account(person).profile().fee().monthly(), income, thisMonth());
    }

    private YearMonth thisMonth() {
        return YearMonth.from(FeeTime.today(clock));
    }

    private MemberAccount account(long person) {
        return Optional.of(person)
                .flatMap(accounts::find)
                .filter(MemberAccount::active)
                .orElseThrow(() -> new Failure(ErrorCode.ACCOUNT_NOT_ACTIVE, "person " + person));
    }
}
