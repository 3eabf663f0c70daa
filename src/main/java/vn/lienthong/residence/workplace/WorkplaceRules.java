package vn.lienthong.residence.workplace;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.lienthong.organisation.PositionKind;

/**
 * {@code config/rules/residence-workplace.yaml}.
 *
 * @param positions whoever holds one of these makes, sends and receives lists
 * @param mostLines of one list
 * @param commentDays working days the organisation at the residence has
 * @param remindDays working days after which a missing report is reminded of
 * @param awaitDays working days after which an introduction ends without it
 */
public record WorkplaceRules(
        Set<PositionKind> positions,
        int mostLines,
        int commentDays,
        int remindDays,
        int awaitDays,
        List<YearlyReview> yearlyReviews,
        List<Sight> sights,
        List<ExemptGroups> exemptions) {

    public WorkplaceRules {
        positions = Set.copyOf(positions);
        yearlyReviews = List.copyOf(yearlyReviews);
        sights = List.copyOf(sights);
        exemptions = List.copyOf(exemptions);
    }

    /** When the yearly review is. The period may go on into the next year. */
    public record YearlyReview(LocalDate from, MonthDay opens, MonthDay closes) {}

    /** When a member may open the own comment. */
    public enum When {
        RECEIVED,
        ANNOUNCED,
        NEVER
    }

    record Sight(LocalDate from, When when) {}

    record ExemptGroups(LocalDate from, Map<String, ExemptGroup> groups) {}

    /**
     * Members about whom not everything may be asked.
     *
     * @param kinds what may be
     * @param titles by language; always has {@code vi}, as reasons
     * @param reasons why, with the paragraph it rests on
     */
    public record ExemptGroup(
            String key, Set<LineKind> kinds, Map<String, String> titles, Map<String, String> reasons) {

        public ExemptGroup {
            kinds = Set.copyOf(kinds);
        }

        public String title(String language) {
            return titles.getOrDefault(language, titles.get("vi"));
        }

        public String reason(String language) {
            return reasons.getOrDefault(language, reasons.get("vi"));
        }

        /** Whether it may be asked about this group: what is barred every year may be asked on demand. */
        public boolean allows(LineKind kind, ListPurpose purpose) {
            return kinds.contains(kind) || (purpose == ListPurpose.ON_DEMAND && kinds.contains(LineKind.INTRODUCE));
        }
    }

    /** The groups of that day by key, in the order of the file. */
    public Map<String, ExemptGroup> groups(LocalDate day) {
        return last(exemptions, ExemptGroups::from, day)
                .map(ExemptGroups::groups)
                .orElse(Map.of());
    }

    /** What may not be asked, each as {@code <group> <KIND>}. */
    Set<String> barred(LocalDate day, ListPurpose purpose) {
        Set<String> barred = new TreeSet<>();
        for (ExemptGroup group : groups(day).values()) {
            for (LineKind kind : LineKind.values()) {
                if (!group.allows(kind, purpose)) {
                    barred.add(group.key() + " " + kind);
                }
            }
        }
        return barred;
    }

    /** Whether a member may open a comment that has come. */
    boolean showsComment(LocalDate day, boolean announced) {
        When when = sight(day);
        return when == When.RECEIVED || (when == When.ANNOUNCED && announced);
    }

    /** Whether members may open their comments only once they were told of them at the yearly review. */
    boolean showsOnceAnnounced(LocalDate day) {
        return sight(day) == When.ANNOUNCED;
    }

    private When sight(LocalDate day) {
        return last(sights, Sight::from, day).map(Sight::when).orElse(When.NEVER);
    }

    /** The year whose review comes next, or is under way: the proposal for a new list. */
    public int reviewedYear(LocalDate day) {
        return last(yearlyReviews, YearlyReview::from, day)
                .filter(review -> review.closes().isBefore(review.opens())
                        && !MonthDay.from(day).isAfter(review.closes()))
                .map(review -> day.getYear() - 1)
                .orElse(day.getYear());
    }

    /** Whether the yearly review is held on this day. */
    public boolean inReview(LocalDate day) {
        return reviewOpened(day).isPresent();
    }

    /** The day the yearly review opened that is held on this day; empty when none is. */
    Optional<LocalDate> reviewOpened(LocalDate day) {
        return last(yearlyReviews, YearlyReview::from, day)
                .filter(review -> {
                    MonthDay now = MonthDay.from(day);
                    boolean opened = !now.isBefore(review.opens());
                    boolean notClosed = !now.isAfter(review.closes());
                    return review.closes().isBefore(review.opens()) ? opened || notClosed : opened && notClosed;
                })
                .map(review -> {
                    LocalDate thisYear = review.opens().atYear(day.getYear());
                    return thisYear.isAfter(day) ? review.opens().atYear(day.getYear() - 1) : thisYear;
                });
    }

    private static <T> Optional<T> last(List<T> rows, Function<T, LocalDate> from, LocalDate day) {
        return rows.stream().filter(row -> !from.apply(row).isAfter(day)).reduce((earlier, later) -> later);
    }
}
