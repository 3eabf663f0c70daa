package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.ListStore;

/** Tells whoever sent a list, once, that the yearly review has opened at which members are told what came about them. */
@Component
class ReviewNotices {

    private final ListStore lists;
    private final CommentLists commentLists;
    private final WorkplaceRules rules;
    private final ListRights rights;
    private final Notices notices;
    private final Clock clock;
    private final Sweep sweep;

    ReviewNotices(
            ListStore lists,
            CommentLists commentLists,
            WorkplaceRules rules,
            ListRights rights,
            Notices notices,
            Clock clock,
            Sweep sweep) {
        this.lists = lists;
        this.commentLists = commentLists;
        this.rules = rules;
        this.rights = rights;
        this.notices = notices;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.review-check:PT1H}")
    void check() {
        LocalDate today = ResidenceTime.today(clock);
        rules.reviewOpened(today).ifPresent(opened -> {
            Instant begin = opened.atStartOfDay(WorkingCalendar.ZONE).toInstant();
            sweep.each(
                    "list of the review",
                    limit -> lists.lockToTellReview(rules.reviewedYear(today), begin, limit),
                    list -> list.id().toString(),
                    this::tell);
        });
    }

    private void tell(CommentList list) {
        ListCounts counts = commentLists.counts(list);
        rights.told(list)
                .forEach(person -> notices.request(
                        list.conversation(),
                        person,
                        "residence-review-opened",
                        "/residence/lists/receiving/" + list.id(),
                        Integer.toString(list.year()),
                        ResidenceTime.written(list.createdAt()),
                        Integer.toString(counts.received()),
                        Integer.toString(counts.commentsWanted())));
        lists.reviewTold(list.id(), clock.instant());
    }
}
