package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.SelectionStore;
import vn.lienthong.fee.store.SelectionStore.Entry;
import vn.lienthong.fee.store.SelectionStore.Selection;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;

/**
 * Choosing the members of a cell to pay for. What is chosen is kept here and not in the page, so that a long list may be
 * chosen over many pages; what it costs is computed anew every time it is looked at.
 */
@Service
public class CellSelections {

    private static final Duration KEPT = Duration.ofDays(2);

    private final SelectionStore selections;
    private final CellRights rights;
    private final MemberAccounts accounts;
    private final Dues dues;
    private final FeeReads reads;
    private final Clock clock;

    CellSelections(
            SelectionStore selections,
            CellRights rights,
            MemberAccounts accounts,
            Dues dues,
            FeeReads reads,
            Clock clock) {
        this.selections = selections;
        this.rights = rights;
        this.accounts = accounts;
        this.dues = dues;
        this.reads = reads;
        this.clock = clock;
    }

    /**
     * An empty list for a cell. The payer's forgotten ones go.
     *
     * @throws Failure when the payer may not pay for the cell
     */
    public UUID open(long payer, String cell) {
        requireRight(payer, cell);
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        selections.forget(payer, now.minus(KEPT));
        selections.insert(new Selection(id, payer, cell), now);
        return id;
    }

    /** @throws Failure when it is unknown, another payer's, or the payer may no longer pay for the cell */
    public CellSelection get(long payer, UUID id) {
        Selection selection = own(payer, id);
        Map<Long, Entry> entries =
                selections.entries(id).stream().collect(Collectors.toMap(Entry::person, Function.identity()));
        List<SelectedMember> members = new ArrayList<>();
        List<CellMember> others = new ArrayList<>();
        List<CellMember> taken = new ArrayList<>();
        for (CellMember member : membersOf(selection.cell())) {
            Entry entry = entries.get(member.person());
            if (entry == null) {
                others.add(member);
            } else if (entry.first().equals(member.first().orElse(null))) {
                int months = Math.min(entry.months(), member.payable().size());
                members.add(new SelectedMember(member, months, entry.chosen()));
            } else {
                others.add(member);
                taken.add(member);
            }
        }
        return new CellSelection(id, selection.cell(), List.copyOf(members), List.copyOf(others), List.copyOf(taken));
    }

    /** As {@link #get}, for the payer to look at: that members' months and sums were shown is written down. */
    public CellSelection show(long payer, UUID id) {
        CellSelection selection = get(payer, id);
        reads.shown(
                payer,
                "members of " + selection.cell(),
                selection.members().isEmpty() ? selection.others() : selection.members());
        return selection;
    }

    /** Nộp cả chi bộ: puts everybody into the list who owes something up to this month. */
    public void addAll(long payer, UUID id) {
        Selection selection = own(payer, id);
        selections.put(
                id,
                membersOf(selection.cell()).stream()
                        .filter(member -> member.dueNow() > 0)
                        .map(member -> entry(member, member.dueNow()))
                        .toList());
    }

    /** Thêm đảng viên. Whoever is no member of the cell, or has nothing to pay, is left out. */
    public void add(long payer, UUID id, Collection<Long> people) {
        Selection selection = own(payer, id);
        selections.put(
                id,
                membersOf(selection.cell()).stream()
                        .filter(member -> people.contains(member.person()) && member.proposal() > 0)
                        .map(member -> entry(member, member.proposal()))
                        .toList());
    }

    /** Says anew of some members of the list how many months, and whether now; whoever is not in the list is left out. */
    public void change(long payer, UUID id, Collection<SelectionChange> changes) {
        own(payer, id);
        selections.change(id, changes);
    }

    private static Entry entry(CellMember member, int months) {
        return new Entry(member.person(), months, true, member.first().orElseThrow());
    }

    /** Says of all members of the list whether they are to be paid for now. */
    public void choose(long payer, UUID id, boolean chosen) {
        own(payer, id);
        selections.chooseAll(id, chosen);
    }

    /** This month, for {@link CellMember#excuse}. */
    public YearMonth currentMonth() {
        return YearMonth.from(FeeTime.today(clock));
    }

    private List<CellMember> membersOf(String cell) {
        List<MemberAccount> active = accounts.activeOf(cell);
        Map<Long, List<DueMonth>> months =
                dues.of(active.stream().map(MemberAccount::personId).toList(), FeeTime.today(clock));
        return active.stream()
                .map(account -> CellMember.of(account, months.get(account.personId())))
                .toList();
    }

    private Selection own(long payer, UUID id) {
        Selection selection = selections
                .find(id)
                .filter(found -> found.payer() == payer)
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "selection " + id));
        requireRight(payer, selection.cell());
        return selection;
    }

    private void requireRight(long payer, String cell) {
        if (!rights.mayPayFor(payer, cell)) {
            throw new Failure(ErrorCode.FEE_NOT_ENTITLED, "person " + payer + " may not pay for " + cell);
        }
    }
}
