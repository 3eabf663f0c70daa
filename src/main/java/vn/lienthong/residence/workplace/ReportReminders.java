package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/** Reminds members of reports they were asked for, once. Every node looks; row locks decide which one acts. */
@Component
class ReportReminders {

    private static final int BATCH = 200;
    /** Further back there is no day so many working days ago. */
    private static final int LONGEST_WAIT = 1000;

    private final ProgressStore progress;
    private final ListStore lists;
    private final WorkplaceRules rules;
    private final WorkingCalendar calendar;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReportReminders(
            ProgressStore progress,
            ListStore lists,
            WorkplaceRules rules,
            WorkingCalendar calendar,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.progress = progress;
        this.lists = lists;
        this.rules = rules;
        this.calendar = calendar;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.reminder-check:PT1H}")
    void check() {
        longAgo().ifPresent(sentBefore -> {
            boolean more = true;
            while (more) {
                more = Boolean.TRUE.equals(transaction.execute(status -> remind(sentBefore) == BATCH));
            }
        });
    }

    private int remind(Instant sentBefore) {
        List<CommentLine> missing = progress.lockToRemind(sentBefore, BATCH);
        for (CommentLine line : missing) {
            int year = lists.find(line.list()).orElseThrow().year();
            notices.request(
                    line.dossier().orElseThrow(),
                    line.person(),
                    "residence-report-reminder",
                    "/residence/reports/" + line.id(),
                    Integer.toString(year));
        }
        progress.reminded(missing.stream().map(CommentLine::id).toList(), clock.instant());
        return missing.size();
    }

    /** The end of the last day that is long enough ago. */
    private Optional<Instant> longAgo() {
        Instant now = clock.instant();
        LocalDate day = ResidenceTime.today(clock);
        for (int back = 0; back < LONGEST_WAIT; back++) {
            Instant begin = day.minusDays(back).atStartOfDay(ResidenceTime.ZONE).toInstant();
            if (!calendar.plusWorkingDays(begin, rules.remindDays()).isAfter(now)) {
                return Optional.of(day.minusDays(back - 1L)
                        .atStartOfDay(ResidenceTime.ZONE)
                        .toInstant());
            }
        }
        return Optional.empty();
    }
}
