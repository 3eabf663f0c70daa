package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.Branches;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.WorkplaceFiguresStore;
import vn.lienthong.residence.workplace.store.WorkplaceFiguresStore.ListFigures;

/**
 * Thống kê: what became of the lists an organisation sent in some months, each by itself, and of those of the organisations
 * directly below, each with everything below it, see {@link Branches}. For those who make lists of the organisation, or of one above.
 */
@Service
public class WorkplaceStatistics {

    private final WorkplaceFiguresStore figures;
    private final ListRights rights;
    private final Organisations organisations;
    private final Clock clock;

    WorkplaceStatistics(WorkplaceFiguresStore figures, ListRights rights, Organisations organisations, Clock clock) {
        this.figures = figures;
        this.rights = rights;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** An organisation below with its figures. */
    public record Below(Organisation organisation, WorkplaceFigures figures) {}

    /**
     * @param path the organisation, and those above it to the top
     * @param lists of the organisation itself
     * @param below those that sent anything
     * @param sum of all of them
     */
    public record Sheet(
            List<Organisation> path,
            LocalDate from,
            LocalDate to,
            List<ListFigures> lists,
            List<Below> below,
            WorkplaceFigures sum) {

        public Organisation organisation() {
            return path.get(0);
        }

        /** The organisation above; empty at the top. */
        public Optional<Organisation> superior() {
            return path.stream().skip(1).findFirst();
        }
    }

    /** The organisations whose statistics the person may begin with. */
    public List<Organisation> own(long person) {
        LocalDate today = ResidenceTime.today(clock);
        List<Organisation> own = rights.madeBy(person).stream()
                .flatMap(code -> organisations.find(code, today).stream())
                .toList();
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_LIST_FORBIDDEN, "person " + person + " makes no lists");
        }
        return own;
    }

    /** @throws Failure when the person makes lists of neither the organisation nor one above, or the months are in no order */
    public Sheet of(long person, String organisation, YearMonth from, YearMonth to) {
        LocalDate today = ResidenceTime.today(clock);
        List<Organisation> path = organisations.caringPath(organisation, today);
        List<String> mine = rights.madeBy(person);
        if (path.stream().map(Organisation::code).noneMatch(mine::contains)) {
            throw new Failure(
                    ErrorCode.RESIDENCE_LIST_FORBIDDEN, "person " + person + ", statistics of " + organisation);
        }
        if (to.isBefore(from)) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "from " + from + " to " + to);
        }
        WorkplaceFiguresStore.Period period = new WorkplaceFiguresStore.Period(
                from.atDay(1).atStartOfDay(WorkingCalendar.ZONE).toInstant(),
                to.plusMonths(1).atDay(1).atStartOfDay(WorkingCalendar.ZONE).toInstant(),
                clock.instant());
        List<ListFigures> lists = figures.byList(organisation, period);
        List<Below> below = below(organisation, period, today);
        WorkplaceFigures sum = WorkplaceFigures.NOTHING;
        for (ListFigures list : lists) {
            sum = sum.plus(list.figures());
        }
        for (Below each : below) {
            sum = sum.plus(each.figures());
        }
        return new Sheet(path, from.atDay(1), to.atEndOfMonth(), lists, below, sum);
    }

    private List<Below> below(String organisation, WorkplaceFiguresStore.Period period, LocalDate today) {
        Branches branches = new Branches(organisations, organisation, today);
        Map<String, WorkplaceFigures> together = new HashMap<>();
        figures.byOrganisation(branches.below(), period)
                .forEach((code, counted) -> together.merge(branches.through(code), counted, WorkplaceFigures::plus));
        return together.isEmpty()
                ? List.of()
                : branches.directly(together.keySet()).stream()
                        .map(child -> new Below(child, together.get(child.code())))
                        .toList();
    }
}
