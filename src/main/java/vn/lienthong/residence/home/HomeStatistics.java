package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.Branches;
import vn.lienthong.residence.ResidenceTime;

/**
 * Thống kê where members live: what became of the requests that came for an organisation in some months, and for those directly
 * below, each with everything below it, see {@link Branches}. For those who write or send for the organisation, or for one above:
 * whoever sees the sum of an organisation below sees what it is made of.
 */
@Service
public class HomeStatistics {

    private final HomeFiguresStore figures;
    private final HomeRights rights;
    private final Organisations organisations;
    private final Clock clock;

    HomeStatistics(HomeFiguresStore figures, HomeRights rights, Organisations organisations, Clock clock) {
        this.figures = figures;
        this.rights = rights;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** An organisation with its figures. */
    public record Row(Organisation organisation, HomeFigures figures) {}

    /**
     * @param path the organisation, and those above it to the top
     * @param rows the organisation itself, then those directly below, each only where anything came
     * @param sum of all of them
     */
    public record Sheet(List<Organisation> path, LocalDate from, LocalDate to, List<Row> rows, HomeFigures sum) {

        public Organisation organisation() {
            return path.get(0);
        }

        /** The organisation above; empty at the top. */
        public Optional<Organisation> superior() {
            return path.stream().skip(1).findFirst();
        }
    }

    /** The organisations whose statistics the person may begin with. @throws Failure when there are none */
    public List<Organisation> own(long person) {
        LocalDate today = ResidenceTime.today(clock);
        Set<String> codes = new TreeSet<>(rights.committees(person));
        codes.addAll(rights.writable(person));
        List<Organisation> own = codes.stream()
                .flatMap(code -> organisations.find(code, today).stream())
                .toList();
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes and sends for nobody");
        }
        return own;
    }

    /** @throws Failure when the person may not see them, or the months are in no order */
    public Sheet of(long person, String organisation, YearMonth from, YearMonth to) {
        LocalDate today = ResidenceTime.today(clock);
        List<Organisation> path = organisations.caringPath(organisation, today);
        Set<String> own = new TreeSet<>(rights.committees(person));
        own.addAll(rights.writable(person));
        if (path.stream().map(Organisation::code).noneMatch(own::contains)) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + ", statistics of " + organisation);
        }
        if (to.isBefore(from)) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "from " + from + " to " + to);
        }
        List<Row> rows = rows(path.get(0), start(from), start(to.plusMonths(1)), today);
        HomeFigures sum = rows.stream().map(Row::figures).reduce(HomeFigures.NOTHING, HomeFigures::plus);
        return new Sheet(path, from.atDay(1), to.atEndOfMonth(), rows, sum);
    }

    private List<Row> rows(Organisation organisation, Instant from, Instant to, LocalDate today) {
        Branches branches = new Branches(organisations, organisation.code(), today);
        Set<String> all = new TreeSet<>(branches.below());
        all.add(organisation.code());
        Map<String, HomeFigures> together = new HashMap<>();
        figures.byOrganisation(all, from, to, clock.instant())
                .forEach((code, counted) -> together.merge(branches.through(code), counted, HomeFigures::plus));
        HomeFigures own = together.remove(organisation.code());
        return Stream.concat(
                        Stream.ofNullable(own).map(counted -> new Row(organisation, counted)),
                        branches.directly(together.keySet()).stream()
                                .map(each -> new Row(each, together.get(each.code()))))
                .toList();
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
    }
}
