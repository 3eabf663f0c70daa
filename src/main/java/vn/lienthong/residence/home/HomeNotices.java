package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.ResidenceTime;

/** Who is told what where members live. All of it in the caller's transaction. */
@Component
class HomeNotices {

    static final String WRITE_PAGE = "/residence/forms/write";
    static final String BELOW_PAGE = "/residence/forms/send?show=BELOW";
    static final String INTRODUCTIONS_PAGE = "/residence/members/introductions";

    private final Notices notices;
    private final Positions positions;
    private final Organisations organisations;
    private final Behalf behalf;
    private final HomeRights rights;
    private final HomeRules rules;
    private final Clock clock;

    HomeNotices(
            Notices notices,
            Positions positions,
            Organisations organisations,
            Behalf behalf,
            HomeRights rights,
            HomeRules rules,
            Clock clock) {
        this.notices = notices;
        this.positions = positions;
        this.organisations = organisations;
        this.behalf = behalf;
        this.rights = rights;
        this.rules = rules;
        this.clock = clock;
    }

    /** To the officers of an organisation, and while it has none, or none with an account, to those above. */
    void requestsCame(String organisation, String dossier, String from, int year, boolean comments) {
        List<Long> officers = List.of();
        for (Organisation each : organisations.pathToTop(organisation, today())) {
            officers = behalf.vacant(each.code()) ? List.of() : officers(each.code());
            if (!officers.isEmpty()) {
                break;
            }
        }
        tell(
                officers,
                dossier,
                comments ? "residence-requests" : "residence-introductions",
                comments ? WRITE_PAGE : INTRODUCTIONS_PAGE,
                from,
                Integer.toString(year),
                name(organisation),
                Integer.toString(rules.workingDays(today())));
    }

    /**
     * To whoever submitted the form and may still write it; when that was for a cell, or by nobody of today with an account, to the
     * cell's officers, and when nobody of these has one, to those of the committee above. Neither whose it is nor why leaves the hub
     * by mail.
     */
    void returned(HomeForm form) {
        String organisation = form.request().organisation();
        Set<Long> told = new LinkedHashSet<>();
        form.submittedBy().ifPresent(person -> {
            if (writes(person, organisation)) {
                told.add(person);
            }
        });
        if (behalf.withAccount(told).isEmpty() || form.submittedBehalf().isPresent()) {
            told.addAll(officers(organisation));
        }
        if (behalf.withAccount(told).isEmpty()) {
            told.addAll(officers(rights.committeeOf(organisation)));
        }
        tell(told, form.request().dossier(), "residence-form-returned", WRITE_PAGE + "?show=returned");
    }

    private boolean writes(long person, String organisation) {
        return !rights.writers(person, organisation).isEmpty()
                || !behalf.mandates(person, organisation).isEmpty();
    }

    /** To the officers of the organisation and of the committee above it. */
    void overdue(String organisation, String committee, List<HomeForm> forms) {
        String dossier = forms.get(0).request().dossier();
        String count = Integer.toString(forms.size());
        List<Long> own = officers(organisation);
        tell(own, dossier, "residence-forms-overdue", WRITE_PAGE + "?late=true", count, name(organisation));
        tell(above(own, committee), dossier, "residence-forms-overdue-below", BELOW_PAGE, count, name(organisation));
    }

    /** As {@link #overdue}, of introductions nobody has taken note of. */
    void introductionsOverdue(String organisation, String committee, List<ReceivedRequest> introductions) {
        String dossier = introductions.get(0).dossier();
        String count = Integer.toString(introductions.size());
        List<Long> own = officers(organisation);
        String kind = "residence-introductions-overdue";
        tell(own, dossier, kind, INTRODUCTIONS_PAGE, count, name(organisation));
        tell(above(own, committee), dossier, kind, INTRODUCTIONS_PAGE + "?below=true", count, name(organisation));
    }

    private List<Long> above(List<Long> own, String committee) {
        return officers(committee).stream().filter(each -> !own.contains(each)).toList();
    }

    void violationDecided(Violation violation, boolean sent) {
        notices.request(
                violation.dossier(),
                violation.writtenBy(),
                sent ? "residence-violation-sent" : "residence-violation-refused",
                "/residence/violations/" + violation.id());
    }

    private void tell(Collection<Long> people, String dossier, String kind, String link, String... arguments) {
        people.forEach(person -> notices.request(dossier, person, kind, link, arguments));
    }

    /** Secretary and deputies; while none of them has an account, all others who hold a position there and have one. */
    private List<Long> officers(String organisation) {
        List<Long> leaders = holders(organisation, EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY));
        if (!behalf.withAccount(leaders).isEmpty()) {
            return leaders;
        }
        Set<Long> others = behalf.withAccount(holders(organisation, EnumSet.allOf(PositionKind.class)));
        return others.isEmpty() ? leaders : List.copyOf(others);
    }

    private List<Long> holders(String organisation, Set<PositionKind> kinds) {
        return positions.holders(organisation, kinds, today()).stream()
                .map(Position::personId)
                .distinct()
                .toList();
    }

    private String name(String organisation) {
        return organisations.lastName(organisation, today());
    }

    private LocalDate today() {
        return ResidenceTime.today(clock);
    }
}
