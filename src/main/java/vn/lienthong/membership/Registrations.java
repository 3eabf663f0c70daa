package vn.lienthong.membership;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.DraftStore;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** What a member does with requests of the own account: submit one, take it back, see where it stands. */
@Service
public class Registrations {

    private final ProfileChecks checks;
    private final AccountStore accounts;
    private final RequestStore requests;
    private final DraftStore drafts;
    private final People people;
    private final Dossiers dossiers;
    private final Outbox outbox;
    private final ApprovalTasks tasks;
    private final AuditLog audit;
    private final Clock clock;

    Registrations(
            ProfileChecks checks,
            AccountStore accounts,
            RequestStore requests,
            DraftStore drafts,
            People people,
            Dossiers dossiers,
            Outbox outbox,
            ApprovalTasks tasks,
            AuditLog audit,
            Clock clock) {
        this.checks = checks;
        this.accounts = accounts;
        this.requests = requests;
        this.drafts = drafts;
        this.people = people;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.tasks = tasks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everything the hub would say against this profile today, sent by this member as a request of this kind. */
    public List<FieldProblem> problems(Person person, RequestKind kind, Profile declared) {
        Profile inForce = kind == RequestKind.CHANGE
                ? accounts.find(person.id()).map(MemberAccount::profile).orElse(null)
                : null;
        return checks.check(declared, inForce, person.personalId(), VietnamTime.today(clock));
    }

    /**
     * Stores a request and its dossier and starts the conversation about it.
     *
     * @throws InvalidProfile when a value breaks a rule
     * @throws Failure when another request is open, the account already exists, is not active, or nothing would change
     */
    @Transactional
    public MembershipRequest submit(Submission submission) {
        return MessageContext.ofPerson(submission.person().id()).call(() -> begin(submission));
    }

    private MembershipRequest begin(Submission submission) {
        List<FieldProblem> problems = problems(submission.person(), submission.kind(), submission.declared());
        if (!problems.isEmpty()) {
            throw new InvalidProfile(problems);
        }
        long personId = submission.person().id();
        if (requests.hasOpen(personId)) {
            throw alreadyOpen(null);
        }
        Instant now = clock.instant();
        Optional<Profile> inForce = prepareAccount(submission, now);
        MembershipRequest request = store(submission, inForce, now);
        outbox.send(Queues.REGISTRATION_SUBMITTED, request.dossier(), submitted(request));
        drafts.remove(personId);
        record("membership.submit", request.id(), Map.of("kind", request.kind().name()));
        return request;
    }

    /** @return the values in force, for a change */
    private Optional<Profile> prepareAccount(Submission submission, Instant now) {
        long personId = submission.person().id();
        Profile declared = submission.declared();
        if (submission.kind() == RequestKind.REGISTRATION) {
            if (!accounts.register(personId, declared.ordinary(), now)) {
                throw new Failure(ErrorCode.ACCOUNT_EXISTS, "person " + personId + " has an account");
            }
            introduce(submission.person(), declared);
            return Optional.empty();
        }
        MemberAccount account = accounts.lock(personId)
                .filter(MemberAccount::active)
                .orElseThrow(() -> new Failure(ErrorCode.ACCOUNT_NOT_ACTIVE, "person " + personId));
        if (Aspect.ofChange(account.profile(), declared).isEmpty()) {
            throw new Failure(ErrorCode.NOTHING_CHANGED, "person " + personId);
        }
        return Optional.of(account.profile());
    }

    /**
     * Mails and the portal cannot wait for the approval: until then the address is the one declared last, whatever was known
     * before stays where none is, and so is the name of whom none is known.
     */
    private void introduce(Person person, Profile declared) {
        Optional.ofNullable(declared.extended().email()).ifPresent(email -> people.declareEmail(person.id(), email));
        if (person.fullName().isBlank()) {
            people.changeName(person.id(), declared.member().fullName());
        }
    }

    private MembershipRequest store(Submission submission, Optional<Profile> inForce, Instant now) {
        long personId = submission.person().id();
        String dossier = dossiers.open(
                        submission.kind().dossierKind(),
                        personId,
                        submission.kind() == RequestKind.REGISTRATION ? "registration.submitted" : "change.submitted")
                .number();
        MembershipRequest request = new MembershipRequest(
                UUID.randomUUID(),
                submission.kind(),
                dossier,
                personId,
                RequestState.SUBMITTED,
                Optional.empty(),
                submission.declared(),
                inForce,
                submission.claims(),
                submission.lookup(),
                now,
                VietnamTime.day(now),
                Optional.empty(),
                Optional.empty(),
                List.of());
        try {
            requests.insert(request);
        } catch (DuplicateKeyException e) {
            throw alreadyOpen(e);
        }
        return request;
    }

    /** Has it checked. */
    static RegistrationSubmitted submitted(MembershipRequest request) {
        RegistrationSubmitted message = new RegistrationSubmitted();
        message.setDossier(request.dossier());
        message.setRequest(request.id().toString());
        return message;
    }

    private static Failure alreadyOpen(Throwable cause) {
        return new Failure(ErrorCode.REQUEST_ALREADY_OPEN, "the person has an open request", cause);
    }

    /**
     * Takes the member's own request back. What was approved of it before stays in force.
     *
     * @throws Failure when it is not the member's, or is closed already
     */
    @Transactional
    public void withdraw(long personId, UUID requestId) {
        MessageContext.ofPerson(personId).run(() -> takeBack(personId, requestId));
    }

    private void takeBack(long personId, UUID requestId) {
        MembershipRequest request = requests.lock(requestId)
                .filter(found -> found.personId() == personId)
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "request " + requestId));
        if (!request.state().open()) {
            throw new Failure(ErrorCode.REQUEST_CLOSED, "request " + requestId + " is " + request.state());
        }
        List<AspectDecision> waiting = request.aspects().stream()
                .filter(aspect -> aspect.state() == AspectState.ASKED)
                .toList();
        waiting.forEach(aspect -> requests.save(requestId, aspect.cancelled(), clock.instant()));
        requests.close(requestId, RequestState.WITHDRAWN, null, null, clock.instant());
        accounts.removeWaiting(personId);
        people.withdrawEmail(personId);
        dossiers.advance(request.dossier(), DossierStatus.WITHDRAWN, "registration.withdrawn");
        tasks.cancel(requestId, waiting.stream().map(AspectDecision::aspect).toList());
        record("membership.withdraw", requestId, Map.of());
    }

    private void record(String action, UUID request, Map<String, String> details) {
        audit.record(MessageContext.current().actor(), action, "request:" + request, details);
    }

    public Optional<MembershipRequest> find(UUID request) {
        return requests.find(request);
    }

    /** The person's open request, or else the last one; empty when there never was one. */
    public Optional<MembershipRequest> latest(long personId) {
        return requests.latest(personId);
    }

    /** The person's requests, newest first. */
    public List<MembershipRequest> history(long personId, int limit) {
        return requests.ofPerson(personId, limit);
    }
}
