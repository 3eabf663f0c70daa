package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;

/**
 * Xác nhận tiếp nhận: the cell takes note of members introduced to it, who become its two-way members; the committee above does so
 * for a cell without an account, see {@link Behalf}.
 */
@Service
public class Introductions {

    private final HomeRequestStore requests;
    private final HomeReportStore reports;
    private final TwoWayMemberStore members;
    private final HomeRights rights;
    private final FormWriters writers;
    private final MessagesToWorkplace workplace;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Introductions(
            HomeRequestStore requests,
            HomeReportStore reports,
            TwoWayMemberStore members,
            HomeRights rights,
            FormWriters writers,
            MessagesToWorkplace workplace,
            AuditLog audit,
            HomeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.reports = reports;
        this.members = members;
        this.rights = rights;
        this.writers = writers;
        this.workplace = workplace;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Introductions to the person's organisations, and the cells without an account below them, the oldest first.
     *
     * @param taken those taken note of, or those that wait
     */
    public List<ReceivedRequest> list(long person, boolean taken, String text, Optional<Place> after, int limit) {
        Set<String> own = writers.organisations(person);
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes for no organisation");
        }
        return requests.introductions(own, taken, text, after, limit);
    }

    /** As {@link #list}, to the organisations below the person's committees, to be looked at and passed on. */
    public List<ReceivedRequest> below(long person, boolean taken, String text, Optional<Place> after, int limit) {
        Set<String> below = rights.sendable(person);
        if (below.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " sends for no committee");
        }
        return requests.introductions(below, taken, text, after, limit);
    }

    /** Whether the person sends for a committee and writes for nobody: may see {@link #below}, and not {@link #list}. */
    public boolean onlyBelow(long person) {
        return writers.organisations(person).isEmpty() && hasBelow(person);
    }

    /** Whether anything of {@link #below} is for this person. */
    public boolean hasBelow(long person) {
        return !rights.sendable(person).isEmpty();
    }

    /**
     * Takes note of introductions. One taken note of before counts as done.
     *
     * @return for each line null when it was done, else why not
     */
    public Outcomes take(long person, Collection<UUID> lines) {
        return MessageContext.ofPerson(person)
                .call(() -> Each.of(
                        lines,
                        settings.mostAtOnce(),
                        line -> transaction.executeWithoutResult(status -> take(person, line))));
    }

    private void take(long person, UUID line) {
        ReceivedRequest request = requests.lock(line).orElseThrow(() -> CommentForms.unknown(line));
        FormWriters.Writer writer = writers.require(person, request.organisation(), request.person());
        RequestReturns.requireNotReturned(request);
        if (!request.kind().introduces()) {
            throw new Failure(ErrorCode.HOME_REQUEST_UNKNOWN, "line " + line + " introduces nobody");
        }
        note(person, request, writer);
    }

    /** The request is locked before its form, by everybody who needs both. */
    void lock(UUID line) {
        requests.lock(line);
    }

    /** Whoever submits the comment on an introduced member has taken note of the introduction. In the caller's transaction. */
    void takeWithForm(long person, ReceivedRequest request, FormWriters.Writer writer) {
        if (request.kind().introduces()) {
            note(person, requests.lock(request.line()).orElseThrow(), writer);
        }
    }

    private void note(long person, ReceivedRequest request, FormWriters.Writer writer) {
        if (request.introducedAt().isPresent()) {
            return;
        }
        Instant now = clock.instant();
        requests.introduced(request.line(), person, writer.committee().orElse(null), now);
        members.introduced(request, ResidenceTime.day(now));
        workplace.tellIntroductionTaken(request, writer.committee(), now);
        audit.record(
                CommentForms.actor(person),
                "residence.introduction-take",
                Subjects.LINE + request.line(),
                writer.details());
    }

    /**
     * What the introduced member reports, for whoever may read about the member; empty when none stands. The reading is audited.
     *
     * @throws Failure when the line is unknown, was given back, or is not for this person
     */
    public Optional<ReceivedReport> report(long person, UUID line) {
        ReceivedRequest request = introduction(person, line);
        Optional<ReceivedReport> report = reports.find(request.line());
        if (report.isPresent()) {
            audit.record(CommentForms.actor(person), "residence.report-read", Subjects.LINE + line, Map.of());
        }
        return report;
    }

    /** One introduction, for whoever may read about the member. */
    public ReceivedRequest introduction(long person, UUID line) {
        ReceivedRequest request = requests.find(line)
                .filter(found -> found.kind().introduces())
                .orElseThrow(() -> CommentForms.unknown(line));
        writers.requireReader(person, request.organisation(), request.person());
        RequestReturns.requireNotReturned(request);
        return request;
    }

    /** Those of these whose report is there. */
    public Set<UUID> reported(Collection<ReceivedRequest> introductions) {
        return reports.reported(
                introductions.stream().map(ReceivedRequest::line).toList());
    }

    /** Whether introductions wait for the person; to whoever writes for nobody none do. */
    public boolean waiting(long person) {
        Set<String> own = writers.organisations(person);
        return !own.isEmpty()
                && !requests.introductions(own, false, "", Optional.empty(), 1).isEmpty();
    }

    /** Whether anything ever came to one of these organisations. */
    boolean anyCame(Collection<String> organisations) {
        return requests.any(organisations);
    }
}
