package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.residence.RequestPapers;
import vn.lienthong.residence.Subjects;

/**
 * Báo hồ sơ chưa đủ: whoever would write about a member, or take note of one, finds the request incomplete or wrong, and gives it
 * back to the workplace with a reason, within the working hours regulation 338-QĐ/TW leaves for it. Nobody can comment on a member
 * who does not live there, so what is noticed later goes back too: it is called late, to the workplace and in the statistics. What
 * the workplace sends again begins anew.
 */
@Service
public class RequestReturns {

    /** Characters of a reason. */
    public static final int LONGEST = 1000;

    private final HomeRequestStore requests;
    private final HomeFormStore forms;
    private final FormWriters writers;
    private final RequestPapers papers;
    private final MessagesToWorkplace workplace;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RequestReturns(
            HomeRequestStore requests,
            HomeFormStore forms,
            FormWriters writers,
            RequestPapers papers,
            MessagesToWorkplace workplace,
            AuditLog audit,
            HomeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.requests = requests;
        this.forms = forms;
        this.writers = writers;
        this.papers = papers;
        this.workplace = workplace;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What went back from the person's organisations, and the cells without an account below, and has not come again; the newest
     * first.
     *
     * @throws Failure when the person writes for nobody
     */
    public List<ReturnedRequest> list(long person, String text, Optional<Place> after, int limit) {
        Set<String> own = writers.organisations(person);
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes for no organisation");
        }
        return requests.returned(own, person, text, after, limit);
    }

    /** What somebody is about to give back. @param closed why it is not given back any more; empty when it may be */
    public record Chosen(ReceivedRequest request, Optional<ErrorCode> closed) {}

    /** @throws Failure when one of them is not the person's to write about */
    public List<Chosen> chosen(long person, Collection<UUID> lines) {
        Each.requireSome(lines, settings.mostAtOnce());
        Map<UUID, ReceivedRequest> found =
                requests.findAll(lines).stream().collect(Collectors.toMap(ReceivedRequest::line, Function.identity()));
        Map<UUID, HomeForm> begun =
                forms.findAll(lines).stream().collect(Collectors.toMap(HomeForm::line, Function.identity()));
        return lines.stream()
                .map(line -> {
                    ReceivedRequest request =
                            Optional.ofNullable(found.get(line)).orElseThrow(() -> CommentForms.unknown(line));
                    Optional<HomeForm> form = Optional.ofNullable(begun.get(line));
                    writer(person, request, form);
                    return new Chosen(request, closed(request, form));
                })
                .toList();
    }

    private FormWriters.Writer writer(long person, ReceivedRequest request, Optional<HomeForm> form) {
        return form.isPresent()
                ? writers.require(person, form.get())
                : writers.require(person, request.organisation(), request.person());
    }

    /**
     * Gives requests back, each for the same reason; a form that was begun goes with its request.
     *
     * @param reason what is wrong, for the workplace; not blank, at most {@link #LONGEST} characters
     * @return for each line null when it was done, else why not
     * @throws Failure {@code LT-RES-078} when there is no reason, or too long a one
     */
    public Outcomes giveBack(long person, Collection<UUID> lines, String reason) {
        String why = TypedText.of(reason);
        if (why.isEmpty() || why.length() > LONGEST) {
            throw new Failure(ErrorCode.HOME_RETURN_REASON, why.length() + " characters", Integer.toString(LONGEST));
        }
        Instant now = clock.instant();
        return MessageContext.ofPerson(person)
                .call(() -> Each.of(
                        lines,
                        settings.mostAtOnce(),
                        line -> transaction.executeWithoutResult(status -> giveBack(person, line, why, now))));
    }

    private void giveBack(long person, UUID line, String reason, Instant now) {
        ReceivedRequest request = requests.lock(line).orElseThrow(() -> CommentForms.unknown(line));
        Optional<HomeForm> form = forms.lock(line);
        FormWriters.Writer writer = writer(person, request, form);
        closed(request, form).ifPresent(code -> {
            throw new Failure(code, "line " + line);
        });
        boolean late = request.returnedLate(now);
        requests.giveBack(line, person, reason, late, now);
        papers.renew(line);
        workplace.tellRequestReturned(request, reason, late, now);
        Map<String, String> details = new TreeMap<>(writer.details());
        details.put("reason", reason);
        details.put("late", Boolean.toString(late));
        audit.record(CommentForms.actor(person), "residence.request-return", Subjects.LINE + line, details);
    }

    private static Optional<ErrorCode> closed(ReceivedRequest request, Optional<HomeForm> form) {
        if (request.returnedAt().isPresent()) {
            return Optional.of(ErrorCode.HOME_RETURNED);
        }
        boolean takenUp = request.introducedAt().isPresent()
                || form.filter(HomeForm::seen).isPresent();
        return takenUp ? Optional.of(ErrorCode.HOME_RETURN_CLOSED) : Optional.empty();
    }

    /** @throws Failure {@code LT-RES-077} when it was given back, and nothing came anew */
    static void requireNotReturned(ReceivedRequest request) {
        if (request.returnedAt().isPresent()) {
            throw new Failure(ErrorCode.HOME_RETURNED, "line " + request.line());
        }
    }
}
