package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;

/** Chọn cả Đảng bộ, Chọn cả Chi bộ, Thêm Đảng viên: who comes on a draft. Only members below its organisation do. */
@Service
public class ListMembers {

    private static final Set<OrganisationKind> CELLS =
            EnumSet.of(OrganisationKind.CELL, OrganisationKind.GRASSROOTS_CELL);
    private static final int CELLS_SHOWN = 1000;

    private final CommentLists commentLists;
    private final ListStore lists;
    private final LineStore lines;
    private final MemberAccounts accounts;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final Clock clock;

    ListMembers(
            CommentLists commentLists,
            ListStore lists,
            LineStore lines,
            MemberAccounts accounts,
            Organisations organisations,
            WorkplaceRules rules,
            Clock clock) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.lines = lines;
        this.accounts = accounts;
        this.organisations = organisations;
        this.rules = rules;
        this.clock = clock;
    }

    /** Whether the list is a cell's own: all it may take are members of that cell. */
    public boolean ofCell(CommentList list) {
        return organisations
                .find(list.organisation(), ResidenceTime.today(clock))
                .filter(found -> found.kind().isCell())
                .isPresent();
    }

    /** The cells a list may take members of, by name. */
    public List<Organisation> cells(CommentList list) {
        LocalDate today = ResidenceTime.today(clock);
        Optional<Organisation> itself = organisations.find(list.organisation(), today);
        if (itself.filter(found -> found.kind().isCell()).isPresent()) {
            return List.of(itself.get());
        }
        return organisations.search(CELLS, Optional.of(list.organisation()), "", today, CELLS_SHOWN);
    }

    /** Members of a cell that are not on the list. @param text words of name or numbers; blank for all */
    public List<MemberAccount> candidates(CommentList list, String cell, String text) {
        requireBelow(list, cell);
        List<MemberAccount> members = accounts.activeOf(cell);
        Set<Long> listed = new HashSet<>(lines.listed(
                list.id(), members.stream().map(MemberAccount::personId).toList()));
        List<String> words = List.of(SearchText.of(text).split(" "));
        return members.stream()
                .filter(member -> !listed.contains(member.personId()))
                .filter(member -> {
                    String known = NewLine.of(member).searchText();
                    return words.stream().allMatch(known::contains);
                })
                .toList();
    }

    /** Everybody below the organisation. @return how many were added */
    public int addCommittee(long person, UUID id) {
        return change(person, id, list -> {
            Set<String> below = organisations.subtree(list.organisation(), ResidenceTime.today(clock));
            accounts.cellsWithMembers().stream().filter(below::contains).forEach(cell -> addAll(id, cell));
        });
    }

    /** Everybody of a cell. @return how many were added */
    public int addCell(long person, UUID id, String cell) {
        return change(person, id, list -> {
            requireBelow(list, cell);
            addAll(id, cell);
        });
    }

    /** @return how many were added @throws Failure when somebody is no active member below the organisation */
    public int add(long person, UUID id, Collection<Long> members) {
        return change(person, id, list -> {
            List<MemberAccount> found = accounts.findAll(members);
            requireMembers(list, members, found);
            lines.add(id, found.stream().map(NewLine::of).toList());
        });
    }

    private void addAll(UUID list, String cell) {
        lines.add(list, accounts.activeOf(cell).stream().map(NewLine::of).toList());
        requireRoom(list);
    }

    private void requireRoom(UUID list) {
        if (lines.count(list) > rules.mostLines()) {
            throw new Failure(ErrorCode.RESIDENCE_LIST_TOO_LONG, "list " + list, Integer.toString(rules.mostLines()));
        }
    }

    private int change(long person, UUID id, java.util.function.Consumer<CommentList> change) {
        List<Integer> added = new ArrayList<>();
        commentLists.as(person, () -> {
            CommentList list = commentLists.lockOwn(person, id);
            CommentLists.require(list, ListState.DRAFT);
            int before = lines.count(id);
            change.accept(list);
            requireRoom(id);
            lists.touch(id);
            added.add(lines.count(id) - before);
        });
        return added.get(0);
    }

    private void requireMembers(CommentList list, Collection<Long> wanted, List<MemberAccount> found) {
        Set<String> below = organisations.subtree(list.organisation(), ResidenceTime.today(clock));
        long fit = found.stream()
                .filter(account ->
                        account.active() && below.contains(account.profile().cell()))
                .count();
        if (fit < new HashSet<>(wanted).size()) {
            throw new Failure(
                    ErrorCode.RESIDENCE_MEMBER_ELSEWHERE,
                    "not all of " + wanted.size() + " for " + list.organisation());
        }
    }

    private void requireBelow(CommentList list, String cell) {
        boolean below = organisations.pathToTop(cell, ResidenceTime.today(clock)).stream()
                .anyMatch(above -> above.code().equals(list.organisation()));
        if (!below) {
            throw new Failure(ErrorCode.RESIDENCE_MEMBER_ELSEWHERE, cell + " is not below " + list.organisation());
        }
    }
}
