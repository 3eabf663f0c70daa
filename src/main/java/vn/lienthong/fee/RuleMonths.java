package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import vn.lienthong.settings.RulesFile.Mapping;

/** The months from which entries of a rules file are in force. */
final class RuleMonths {

    static final YearMonth BEFORE_ALL = YearMonth.of(1, 1);
    static final String A_PERCENTAGE = "a percentage such as 30% or 0.5%";

    private RuleMonths() {}

    /** The field {@code from} of an entry, which must be later than the entry before it. */
    static YearMonth later(Mapping fields, YearMonth previous) {
        YearMonth from = fields.value(
                "from", "the first day of a month such as 2026-02-01", RuleMonths::firstDay, previous.plusMonths(1));
        if (!previous.isBefore(from)) {
            fields.complain("from", "must be later than the entry before");
        }
        return from;
    }

    /** A fee is for a month, so a rule cannot begin inside one. */
    private static YearMonth firstDay(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getDayOfMonth() != 1) {
            throw new IllegalArgumentException("inside a month");
        }
        return YearMonth.from(day);
    }
}
