package vn.lienthong.membership;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.MessageText;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.v1.ApprovalRequested;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.People;

/** Looks at a submitted request and either asks for the approvals it needs or says why it is not accepted. */
@Component("registrationIntake")
class RegistrationIntake {

    /** One name for both effects: a repeated message never gets the other one. */
    private static final String CONSUMER = "registration-check";

    private final ProfileChecks checks;
    private final RequestStore requests;
    private final AccountStore accounts;
    private final People people;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Sentences sentences;
    private final Clock clock;

    RegistrationIntake(
            ProfileChecks checks,
            RequestStore requests,
            AccountStore accounts,
            People people,
            Dossiers dossiers,
            Notices notices,
            Inbox inbox,
            Outbox outbox,
            Sentences sentences,
            Clock clock) {
        this.checks = checks;
        this.requests = requests;
        this.accounts = accounts;
        this.people = people;
        this.dossiers = dossiers;
        this.notices = notices;
        this.inbox = inbox;
        this.outbox = outbox;
        this.sentences = sentences;
        this.clock = clock;
    }

    /** Checks again what the form checked: the tree or the rules may have changed since. Changes nothing. */
    public Verdict check(RegistrationSubmitted message) {
        MembershipRequest request = requests.find(id(message)).orElseThrow(() -> unknown(message));
        List<FieldProblem> problems = checks.check(
                request.declared(),
                request.inForce().orElse(null),
                request.claims().personalId(),
                request.requestedOn());
        return problems.isEmpty() ? Verdict.ACCEPTED : new Verdict(false, sentences.reason(problems));
    }

    /** Accepts the dossier and asks for each approval; a request withdrawn meanwhile is left alone. */
    public void accept(RegistrationSubmitted message) {
        inbox.once(CONSUMER, () -> {
            MembershipRequest request = lock(message);
            if (request.state() == RequestState.SUBMITTED) {
                ask(request);
            }
        });
    }

    private void ask(MembershipRequest request) {
        Set<Aspect> asked = request.inForce()
                .map(inForce -> Aspect.ofChange(inForce, request.declared()))
                .orElseGet(() -> Aspect.ofRegistration(request.declared()));
        requests.progress(request.id(), RequestState.CHECKED);
        dossiers.advance(request.dossier(), DossierStatus.ACCEPTED, "registration.accepted");
        dossiers.advance(request.dossier(), DossierStatus.IN_PROGRESS, "registration.asked");
        Profile before = request.inForce().orElseGet(request::declared);
        for (Aspect aspect : EnumSet.copyOf(asked)) {
            AspectDecision decision =
                    AspectDecision.asked(aspect, aspect.askedFrom(request.kind(), before, request.declared()));
            requests.save(request.id(), decision, clock.instant());
            outbox.send(aspect.queue(), request.dossier(), approval(request, decision));
        }
        acknowledge(request);
    }

    /** With the official time of receipt, which Quy định 338-QĐ/TW, article 14, wants told by itself. */
    private void acknowledge(MembershipRequest request) {
        notices.request(
                request.dossier(),
                request.personId(),
                "registration-accepted",
                "/account/status",
                request.dossier(),
                VietnamTime.moment(request.submittedAt()));
    }

    /** As the identity provider knows the person; where it told no name, the one to be approved. */
    private String name(MembershipRequest request) {
        return request.claims().fullName() == null
                ? request.declared().member().fullName()
                : people.find(request.personId()).orElseThrow().fullName();
    }

    /** Has the task of an aspect made. */
    ApprovalRequested approval(MembershipRequest request, AspectDecision asked) {
        ApprovalRequested approval = new ApprovalRequested();
        approval.setDossier(request.dossier());
        approval.setRequest(request.id().toString());
        approval.setAspect(
                vn.lienthong.messaging.v1.Aspect.fromValue(asked.aspect().code()));
        approval.setSubjectPerson(request.personId());
        approval.setSubjectName(MessageText.line(name(request)));
        approval.setOrganisation(asked.organisation());
        approval.setRequestedOn(request.requestedOn());
        return approval;
    }

    /** Closes the request with the reason; a registration may be corrected and sent again. */
    public void refuse(RegistrationSubmitted message, @Variable("verdict") Verdict verdict) {
        inbox.once(CONSUMER, () -> {
            MembershipRequest request = lock(message);
            if (request.state() != RequestState.SUBMITTED) {
                return;
            }
            requests.close(request.id(), RequestState.NOT_ACCEPTED, null, verdict.reason(), clock.instant());
            if (request.kind() == RequestKind.REGISTRATION) {
                accounts.refuse(request.personId(), clock.instant());
                people.withdrawEmail(request.personId());
            }
            dossiers.advance(
                    request.dossier(), DossierStatus.NOT_ACCEPTED, "registration.not-accepted", verdict.reason());
            notices.request(
                    request.dossier(),
                    request.personId(),
                    "registration-not-accepted",
                    request.page(),
                    verdict.reason());
        });
    }

    private MembershipRequest lock(RegistrationSubmitted message) {
        return requests.lock(id(message)).orElseThrow(() -> unknown(message));
    }

    private static UUID id(RegistrationSubmitted message) {
        return UUID.fromString(message.getRequest());
    }

    private static Failure unknown(RegistrationSubmitted message) {
        return new Failure(ErrorCode.REQUEST_UNKNOWN, "request " + message.getRequest());
    }
}
