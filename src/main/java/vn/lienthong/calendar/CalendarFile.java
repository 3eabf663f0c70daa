package vn.lienthong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.calendar.WorkingHours.Shift;
import vn.lienthong.calendar.YearRules.LunarNewYear;
import vn.lienthong.calendar.YearRules.Swap;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@code config/rules/calendar.yaml}; what is wrong with it is named by line and field. */
final class CalendarFile {

    static final String NAME = "rules/calendar.yaml";

    private static final String A_DATE = "a date such as 2026-02-16";
    private static final String A_MONTH_DAY = "a month and day such as 04-30";
    private static final int TET_DAYS = 5;

    private enum Certainty {
        OFFICIAL,
        PRESUMED
    }

    private CalendarFile() {}

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    static CalendarRules read(ConfigFiles files) {
        return RulesFile.read(files, NAME, CalendarFile::rules);
    }

    private static CalendarRules rules(Mapping top) {
        Set<DayOfWeek> weeklyRest = EnumSet.noneOf(DayOfWeek.class);
        weeklyRest.addAll(top.choices("weekly-rest", DayOfWeek.class));
        if (weeklyRest.size() == DayOfWeek.values().length) {
            top.complain("weekly-rest", "leaves no day to work");
        }
        List<MonthDay> fixedDays =
                top.mappings("fixed-days").stream().map(CalendarFile::fixedDay).toList();
        List<WorkingHours> hours = hours(top);
        Map<Integer, YearRules> years = new LinkedHashMap<>();
        Map<Integer, String> provenance = new LinkedHashMap<>();
        Mapping yearly = top.mapping("years");
        yearly.named().forEach((year, fields) -> {
            if (year.matches("20\\d\\d")) {
                years.put(Integer.valueOf(year), yearRules(Integer.parseInt(year), fields, fixedDays, weeklyRest));
                provenance.put(Integer.valueOf(year), provenance(fields));
            } else {
                yearly.complain(year, "must be a year such as 2026");
            }
        });
        return new CalendarRules(weeklyRest, fixedDays, hours, years, provenance);
    }

    private static MonthDay fixedDay(Mapping fields) {
        fields.text("name");
        return fields.value("day", A_MONTH_DAY, text -> MonthDay.parse("--" + text), MonthDay.of(Month.JANUARY, 1));
    }

    private static List<WorkingHours> hours(Mapping top) {
        List<WorkingHours> hours = new ArrayList<>();
        LocalDate previous = LocalDate.MIN;
        for (Mapping fields : top.mappings("working-hours")) {
            fields.text("source");
            LocalDate from = fields.value("from", A_DATE, LocalDate::parse, LocalDate.MAX);
            if (!previous.isBefore(from)) {
                fields.complain("from", "must be later than the entry before");
            }
            previous = from;
            hours.add(new WorkingHours(from, shifts(fields)));
        }
        if (hours.isEmpty()) {
            top.complain("working-hours", "must have at least one entry");
        }
        return hours;
    }

    private static List<Shift> shifts(Mapping fields) {
        List<Shift> shifts = fields.values("hours", "two times such as 08:00-12:00", Shift::parse);
        if (shifts.isEmpty()) {
            fields.complain("hours", "must have at least one pair of times");
        }
        for (int i = 1; i < shifts.size(); i++) {
            if (shifts.get(i).start().isBefore(shifts.get(i - 1).end())) {
                fields.complain("hours", "must be in the order of the day, without overlap");
            }
        }
        return shifts;
    }

    private static String provenance(Mapping fields) {
        return fields.choice("certainty", Certainty.class).name().toLowerCase(Locale.ROOT) + ": "
                + fields.text("source");
    }

    private static YearRules yearRules(int year, Mapping fields, List<MonthDay> fixedDays, Set<DayOfWeek> weeklyRest) {
        YearRules rules = new YearRules(
                year,
                lunarNewYear(year, fields.mapping("lunar-new-year")),
                day(year, fields, "hung-kings-day"),
                nationalDayExtra(year, fields),
                fields.flag("vietnam-culture-day", false),
                swaps(year, fields));
        rules.impossibleSwaps(fixedDays, weeklyRest).forEach(problem -> fields.complain("swaps", problem));
        return rules;
    }

    private static Optional<LunarNewYear> lunarNewYear(int year, Mapping fields) {
        Optional<LocalDate> first = day(year, fields, "first-day");
        Optional<LocalDate> from = day(year, fields, "off-from");
        Optional<LocalDate> through = day(year, fields, "off-through");
        if (first.isEmpty() || from.isEmpty() || through.isEmpty()) {
            return Optional.empty();
        }
        if (first.get().isBefore(from.get()) || first.get().isAfter(through.get())) {
            fields.complain("first-day", "must be one of the days off");
        }
        if (ChronoUnit.DAYS.between(from.get(), through.get()) + 1 != TET_DAYS) {
            fields.complain("off-through", "must make five days off (Labour Code, art. 112.1 b)");
        }
        return Optional.of(new LunarNewYear(first.get(), from.get(), through.get()));
    }

    private static Optional<LocalDate> nationalDayExtra(int year, Mapping fields) {
        Optional<LocalDate> day = day(year, fields, "national-day-extra");
        if (day.isPresent() && !List.of(MonthDay.of(9, 1), MonthDay.of(9, 3)).contains(MonthDay.from(day.get()))) {
            fields.complain("national-day-extra", "must be 1 or 3 September (Labour Code, art. 112.1 đ)");
        }
        return day;
    }

    private static List<Swap> swaps(int year, Mapping fields) {
        List<Swap> swaps = new ArrayList<>();
        for (Mapping swap : fields.mappings("swaps")) {
            Optional<LocalDate> off = day(year, swap, "off");
            Optional<LocalDate> worked = day(year, swap, "worked");
            if (off.isPresent() && worked.isPresent()) {
                swaps.add(new Swap(off.get(), worked.get()));
            }
        }
        return swaps;
    }

    private static Optional<LocalDate> day(int year, Mapping fields, String field) {
        Optional<LocalDate> day = Optional.ofNullable(fields.value(field, A_DATE, LocalDate::parse, null));
        if (day.isPresent() && day.get().getYear() != year) {
            fields.complain(field, "must lie in " + year);
        }
        return day;
    }
}
