package vn.lienthong.fee.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.UnconfirmedShare;
import vn.lienthong.fee.UnconfirmedShares;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;

/**
 * Statements of an officer's own organisations and of everything below them; of any other organisation nothing, not even
 * whether it exists.
 */
@Service
public class Statements {

    private static final int BATCH = 500;

    private final FeeOffice office;
    private final Organisations organisations;
    private final StatementStore store;
    private final UnconfirmedShares unconfirmed;
    private final Clock clock;

    Statements(
            FeeOffice office,
            Organisations organisations,
            StatementStore store,
            UnconfirmedShares unconfirmed,
            Clock clock) {
        this.office = office;
        this.organisations = organisations;
        this.store = store;
        this.unconfirmed = unconfirmed;
        this.clock = clock;
    }

    /** Whether the person may see a statement at all. */
    public boolean any(long person) {
        return !office.organisationsOf(person).isEmpty();
    }

    /** The organisations an officer begins with: the own ones, the highest first. */
    public List<Organisation> own(long officer) {
        LocalDate today = today();
        List<Organisation> own = office.organisationsOf(officer).stream()
                .flatMap(code -> organisations.find(code, today).stream())
                .sorted((one, other) -> one.kind().compareTo(other.kind()))
                .toList();
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.FORBIDDEN, "person " + officer + " has no organisation");
        }
        return own;
    }

    /**
     * The statement of an organisation and of those directly below it on any day of the period. One that moved within the period
     * stands below both, each time with all its money of the period. One that had ended before, with this one above it last, stands
     * there as long as it has figures of the period or something is held for it.
     *
     * @param to inclusive
     * @throws Failure when the organisation is not of the officer's
     */
    public Statement of(long officer, String code, LocalDate from, LocalDate to) {
        List<Organisation> path = visiblePath(officer, code, to);
        List<Organisation> children = new ArrayList<>(organisations.childrenOf(code, from, to));
        List<Organisation> former = former(code, children, from, to);
        Set<String> codes = new LinkedHashSet<>();
        path.forEach(each -> codes.add(each.code()));
        children.forEach(each -> codes.add(each.code()));
        former.forEach(each -> codes.add(each.code()));
        Map<String, Figures> figures = store.figures(codes, from, to);
        Set<String> left = leftTo(code, to);
        Map<String, Long> held = store.held(
                Stream.of(Stream.of(code), left.stream(), former.stream().map(Organisation::code))
                        .flatMap(each -> each)
                        .collect(Collectors.toSet()),
                to);
        former.stream()
                .filter(each -> figures.containsKey(each.code()) || held.containsKey(each.code()))
                .filter(each -> endedBelow(code, each, to))
                .forEach(children::add);
        List<Organisation> downward = new ArrayList<>(path);
        Collections.reverse(downward);
        StatementRow own = row(path.get(0), figures);
        return new Statement(
                own,
                downward.stream().map(each -> row(each, figures)).toList(),
                from,
                to,
                held.getOrDefault(code, 0L)
                        + left.stream()
                                .mapToLong(each -> held.getOrDefault(each, 0L))
                                .sum(),
                children.stream().map(each -> row(each, figures)).toList(),
                own.figures().nothing() ? List.of() : unconfirmed(path.get(0), from, to));
    }

    /** Those that were directly below at some time and had ended, or moved away, before the period. */
    private List<Organisation> former(String code, List<Organisation> children, LocalDate from, LocalDate to) {
        Set<String> there = children.stream().map(Organisation::code).collect(Collectors.toSet());
        return organisations.childrenOf(code, LocalDate.EPOCH, to).stream()
                .filter(each -> !there.contains(each.code()))
                .filter(each -> each.validTo().filter(from::isAfter).isPresent())
                .toList();
    }

    private boolean endedBelow(String code, Organisation organisation, LocalDate to) {
        return organisations
                .lastKnown(organisation.code(), to)
                .flatMap(Organisation::parent)
                .filter(code::equals)
                .isPresent();
    }

    /** Those that have ended and left to the organisation what they leave behind: it is held together with its own. */
    private Set<String> leftTo(String code, LocalDate to) {
        return organisations.heirs(to).entrySet().stream()
                .filter(each -> each.getValue().equals(code))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** By what the fees in the figures were shared: those of the period's own months, and older ones paid late. */
    private List<UnconfirmedShare> unconfirmed(Organisation organisation, LocalDate from, LocalDate to) {
        YearMonth begin = YearMonth.from(from);
        YearMonth first = store.firstMonth(organisation.code(), from, to).orElse(begin);
        return unconfirmed.of(organisation, first.isBefore(begin) ? first : begin, YearMonth.from(to), to);
    }

    /** What an organisation's figures are made of, the newest first. */
    public List<OrderRow> entries(
            long officer, String code, LocalDate from, LocalDate to, OptionalLong before, int limit) {
        visiblePath(officer, code, to);
        return store.entries(code, from, to, before, limit);
    }

    /** All of them, for a file; a few hundred in memory at a time. */
    public void eachEntry(long officer, String code, LocalDate from, LocalDate to, Consumer<OrderRow> reader) {
        visiblePath(officer, code, to);
        OptionalLong before = OptionalLong.empty();
        List<OrderRow> batch;
        do {
            batch = store.entries(code, from, to, before, BATCH);
            batch.forEach(reader);
            before = batch.isEmpty()
                    ? before
                    : OptionalLong.of(batch.get(batch.size() - 1).entry());
        } while (batch.size() == BATCH);
    }

    public LocalDate today() {
        return FeeTime.today(clock);
    }

    /** From the organisation up to the highest one that is the officer's own, of one that has ended as it was on its last day. */
    private List<Organisation> visiblePath(long officer, String code, LocalDate on) {
        Set<String> own = office.organisationsOf(officer);
        LocalDate day = organisations
                .lastKnown(code, on)
                .flatMap(Organisation::validTo)
                .filter(on::isAfter)
                .orElse(on);
        List<Organisation> path = organisations.pathToTop(code, day);
        int top = -1;
        for (int i = 0; i < path.size(); i++) {
            if (own.contains(path.get(i).code())) {
                top = i;
            }
        }
        if (top < 0) {
            throw new Failure(ErrorCode.NOT_FOUND, "no statement of " + code + " for person " + officer);
        }
        return path.subList(0, top + 1);
    }

    private static StatementRow row(Organisation organisation, Map<String, Figures> figures) {
        return new StatementRow(
                organisation.code(),
                organisation.name(),
                organisation.kind(),
                figures.getOrDefault(organisation.code(), Figures.NONE));
    }
}
