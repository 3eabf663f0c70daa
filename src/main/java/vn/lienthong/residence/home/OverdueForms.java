package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Sweep;

/**
 * Tells the workplace once of each form that is past its time, and of each introduction nobody has taken note of in time, and the
 * officers of the cell and of the committee above.
 */
@Component
class OverdueForms {

    private final HomeFormStore forms;
    private final HomeRequestStore requests;
    private final HomeRights rights;
    private final MessagesToWorkplace workplace;
    private final HomeNotices notices;
    private final Clock clock;
    private final Sweep sweep;

    OverdueForms(
            HomeFormStore forms,
            HomeRequestStore requests,
            HomeRights rights,
            MessagesToWorkplace workplace,
            HomeNotices notices,
            Clock clock,
            Sweep sweep) {
        this.forms = forms;
        this.requests = requests;
        this.rights = rights;
        this.workplace = workplace;
        this.notices = notices;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.home.overdue-check:PT5M}")
    void check() {
        Instant now = clock.instant();
        sweep.each(
                "late forms of",
                limit -> forms.organisationsLate(now, limit),
                organisation -> organisation,
                organisation -> tell(organisation, now));
        sweep.each(
                "late introductions to",
                limit -> requests.organisationsLate(now, limit),
                organisation -> organisation,
                organisation -> tellOfIntroductions(organisation, now));
    }

    private void tellOfIntroductions(String organisation, Instant now) {
        // none when another node is at it
        List<ReceivedRequest> told = requests.lockLate(organisation, now).stream()
                .filter(late -> sweep.did(
                        "late introduction", late, request -> request.line().toString(), request -> {
                            requests.toldLate(request.line(), now);
                            workplace.tellProgress(request, "overdue", now);
                        }))
                .toList();
        if (!told.isEmpty()) {
            notices.introductionsOverdue(organisation, rights.committeeOf(organisation), told);
        }
    }

    private void tell(String organisation, Instant now) {
        // none when another node is at it
        List<HomeForm> told = forms.lockLate(organisation, now).stream()
                .filter(late -> sweep.did("late form", late, form -> form.line().toString(), form -> tell(form, now)))
                .toList();
        if (!told.isEmpty()) {
            notices.overdue(organisation, rights.committeeOf(organisation), told);
        }
    }

    private void tell(HomeForm form, Instant now) {
        forms.toldLate(form.line(), now);
        workplace.tellProgress(form.request(), "overdue", now);
    }
}
