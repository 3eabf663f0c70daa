package vn.lienthong.residence.home;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.RequestPaper;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.PaperPlace;
import vn.lienthong.residence.RequestPapers;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;

/**
 * Phiếu giới thiệu, lấy ý kiến of a line that came, for whoever may read its form: the workplace's own when one came, else with the
 * seal of the hub. Every printing is audited.
 */
@Service
public class RequestPrints {

    /** As full names of organisations are joined. */
    private static final String JOINED = " - ";

    private final HomeRequestStore requests;
    private final HomeFormStore forms;
    private final FormWriters writers;
    private final RequestPapers papers;
    private final HomeRules rules;
    private final Organisations organisations;
    private final AuditLog audit;

    RequestPrints(
            HomeRequestStore requests,
            HomeFormStore forms,
            FormWriters writers,
            RequestPapers papers,
            HomeRules rules,
            Organisations organisations,
            AuditLog audit) {
        this.requests = requests;
        this.forms = forms;
        this.writers = writers;
        this.papers = papers;
        this.rules = rules;
        this.organisations = organisations;
        this.audit = audit;
    }

    /** @return the kept document. @throws vn.lienthong.failure.Failure when the line is unknown, or not for this person to read */
    public UUID paper(long person, UUID line) {
        ReceivedRequest request = printable(line);
        Optional<HomeForm> form = forms.find(line);
        if (form.isPresent()) {
            writers.requireReader(person, form.get());
        } else {
            writers.requireReader(person, request.organisation(), request.person());
        }
        audit.record(CommentForms.actor(person), "residence.request-paper-read", Subjects.LINE + line, Map.of());
        return request.paper()
                .orElseGet(() -> papers.of(line, request.year(), number -> words(printable(line), number)));
    }

    private ReceivedRequest printable(UUID line) {
        ReceivedRequest request = requests.find(line).orElseThrow(() -> CommentForms.unknown(line));
        RequestReturns.requireNotReturned(request); // its next paper is for whom it goes to next
        return request;
    }

    private RequestPaper words(ReceivedRequest request, String number) {
        LocalDate day = ResidenceTime.day(request.receivedAt());
        List<String> from = Arrays.asList(request.from().split(JOINED));
        return new RequestPaper(
                number,
                from.size() > 1 ? from.get(1) : "",
                from.get(0),
                PaperPlace.first(from),
                day,
                request.year(),
                request.fullName(),
                request.cardNumber().orElse(""),
                request.workCell(),
                organisations.fullName(request.organisation(), day),
                request.address().orElse(""),
                request.kind().name(),
                rules.workingDays(day),
                request.reportWanted());
    }
}
