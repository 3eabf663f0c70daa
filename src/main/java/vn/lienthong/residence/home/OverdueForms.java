package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the workplace once of each form that is past its time, and the officers of the cell and of the committee above. Every
 * node looks; a row lock decides which one tells.
 */
@Component
class OverdueForms {

    private static final int BATCH = 200;

    private final HomeFormStore forms;
    private final HomeRights rights;
    private final WorkplaceMessages workplace;
    private final HomeNotices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OverdueForms(
            HomeFormStore forms,
            HomeRights rights,
            WorkplaceMessages workplace,
            HomeNotices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.forms = forms;
        this.rights = rights;
        this.workplace = workplace;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.home.overdue-check:PT5M}")
    void check() {
        while (tellSome() == BATCH) {
            // a full batch means there may be more
        }
    }

    private int tellSome() {
        Integer told = transaction.execute(status -> {
            Instant now = clock.instant();
            List<HomeForm> late = forms.lockLate(now, BATCH);
            forms.toldLate(late.stream().map(HomeForm::line).toList(), now);
            late.forEach(form -> workplace.progressed(form.request(), "overdue", now));
            late.stream()
                    .collect(Collectors.groupingBy(
                            form -> form.request().organisation(), TreeMap::new, Collectors.toList()))
                    .forEach((organisation, own) ->
                            notices.overdue(organisation, rights.committeeOf(organisation), own));
            return late.size();
        });
        return told == null ? 0 : told;
    }
}
