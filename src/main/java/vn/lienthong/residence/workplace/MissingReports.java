package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/** What becomes of reports that do not come: their members are reminded, once, and introductions end without. */
@Component
class MissingReports {

    /** Further back there is no day so many working days ago. */
    private static final int LONGEST_WAIT = 1000;

    private final ProgressStore progress;
    private final ListStore lists;
    private final LineEnd end;
    private final WorkplaceRules rules;
    private final WorkingCalendar calendar;
    private final Notices notices;
    private final Clock clock;
    private final Sweep sweep;

    MissingReports(
            ProgressStore progress,
            ListStore lists,
            LineEnd end,
            WorkplaceRules rules,
            WorkingCalendar calendar,
            Notices notices,
            Clock clock,
            Sweep sweep) {
        this.progress = progress;
        this.lists = lists;
        this.end = end;
        this.rules = rules;
        this.calendar = calendar;
        this.notices = notices;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.reminder-check:PT1H}")
    void check() {
        longAgo(rules.remindDays())
                .ifPresent(sentBefore -> sweep.each(
                        "missing report",
                        limit -> progress.lockToRemind(sentBefore, limit),
                        line -> line.id().toString(),
                        this::remind));
        longAgo(rules.awaitDays())
                .ifPresent(sentBefore -> sweep.each(
                        "introduction without its report",
                        limit -> progress.lockToEndWithoutReport(sentBefore, limit),
                        line -> line.id().toString(),
                        end::introducedWithoutReport));
    }

    private void remind(CommentLine line) {
        int year = lists.find(line.list()).orElseThrow().year();
        notices.request(
                line.dossier().orElseThrow(),
                line.person(),
                "residence-report-reminder",
                "/residence/reports/" + line.id(),
                Integer.toString(year));
        progress.reminded(line.id(), clock.instant());
    }

    /** The end of the last day that is so many working days ago. */
    private Optional<Instant> longAgo(int workingDays) {
        Instant now = clock.instant();
        LocalDate day = ResidenceTime.today(clock);
        for (int back = 0; back < LONGEST_WAIT; back++) {
            Instant begin =
                    day.minusDays(back).atStartOfDay(WorkingCalendar.ZONE).toInstant();
            if (!calendar.plusWorkingDays(begin, workingDays).isAfter(now)) {
                return Optional.of(day.minusDays(back - 1L)
                        .atStartOfDay(WorkingCalendar.ZONE)
                        .toInstant());
            }
        }
        return Optional.empty();
    }
}
