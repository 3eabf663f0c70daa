package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.Channel;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.residence.Subjects;

/**
 * Lập phiếu nhận xét: the cell at the residence writes a form for each member it was asked about, or enters one it wrote on paper,
 * and submits it to the committee above; that committee does so for a cell without an account, see {@link Behalf}.
 */
@Service
public class CommentForms {

    private final HomeFormStore forms;
    private final HomeReportStore reports;
    private final HomeRights rights;
    private final FormWriters writers;
    private final Behalf behalf;
    private final FormScanStore scans;
    private final MessagesToWorkplace workplace;
    private final Introductions introductions;
    private final Outbox outbox;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CommentForms(
            HomeFormStore forms,
            HomeReportStore reports,
            HomeRights rights,
            FormWriters writers,
            Behalf behalf,
            FormScanStore scans,
            MessagesToWorkplace workplace,
            Introductions introductions,
            Outbox outbox,
            AuditLog audit,
            HomeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.forms = forms;
        this.reports = reports;
        this.rights = rights;
        this.writers = writers;
        this.behalf = behalf;
        this.scans = scans;
        this.workplace = workplace;
        this.introductions = introductions;
        this.outbox = outbox;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The forms of the person's organisations that fit, those due first in front; see {@link HomeFormStore#list}. */
    public List<HomeForm> list(
            long person, Set<FormState> states, String text, boolean lateOnly, Optional<Place> after, int limit) {
        return forms.list(filter(states, text, lateOnly), organisations(person), after, limit);
    }

    /** How many fit. */
    public int count(long person, Set<FormState> states, String text, boolean lateOnly) {
        return forms.count(filter(states, text, lateOnly), organisations(person));
    }

    /** Ids of all that fit, as many as one click may choose. */
    public List<UUID> lines(long person, Set<FormState> states, String text, boolean lateOnly) {
        return forms.lines(filter(states, text, lateOnly), organisations(person), settings.mostAtOnce());
    }

    /** How many of them. */
    public int most() {
        return settings.mostAtOnce();
    }

    private FormFilter filter(Set<FormState> states, String text, boolean lateOnly) {
        return new FormFilter(states, text, lateOnly ? Optional.of(clock.instant()) : Optional.empty());
    }

    /** @throws Failure when the person may write for nobody */
    private Set<String> organisations(long person) {
        Set<String> own = writers.organisations(person);
        if (own.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes for no organisation");
        }
        return own;
    }

    /** Whether the menu should name these pages: the person writes for an organisation people live in, or for a cell below. */
    public boolean offered(long person) {
        Set<String> own = rights.writable(person);
        return !own.isEmpty()
                && (rights.anyResidentialCell(own)
                        || introductions.anyCame(own)
                        || !behalf.cells(person).isEmpty());
    }

    /**
     * One form, for whoever may write or send it. The reading is audited.
     *
     * @throws Failure when it is unknown or not for this person
     */
    public HomeForm get(long person, UUID line) {
        HomeForm form = find(line);
        writers.requireReader(person, form);
        audit.record(actor(person), "residence.form-read", Subjects.LINE + line, Map.of());
        return form;
    }

    /** The member's report, for whoever may read the form; empty when none stands. */
    public Optional<ReceivedReport> report(long person, UUID line) {
        HomeForm form = find(line);
        writers.requireReader(person, form);
        return reports.find(line);
    }

    /** Those of these lines whose report is there. */
    public Set<UUID> reported(Collection<UUID> lines) {
        return reports.reported(lines);
    }

    /**
     * Writes down what the cell says of a member. A form that says so already stays as it is: whoever only looked at it has
     * not written it.
     *
     * @param version of the form the page showed
     * @throws Failure when it was changed meanwhile, is with the committee or sent already, or the person may not write it
     */
    public HomeForm save(long person, UUID line, int version, FormEntry entry) {
        return save(person, line, version, entry, Optional.empty());
    }

    /** As {@link #save(long, UUID, int, FormEntry)}. @param channel whether it was written on paper; empty to leave that as it is */
    public HomeForm save(long person, UUID line, int version, FormEntry entry, Optional<Channel> channel) {
        return transaction.execute(status -> {
            FormWriters.Held held = writers.lock(person, line);
            HomeForm form = held.form();
            if (form.version() != version) {
                throw new Failure(ErrorCode.HOME_FORM_CHANGED, "form " + line + " is of version " + form.version());
            }
            Channel written = channel.orElse(form.channel());
            boolean changed =
                    form.channel() != written || !entry.equals(new FormEntry(form.criteria(), form.remarks()));
            // whoever saves what another wrote answers for it from then on; its scans may be theirs
            boolean anothers = form.savedBy().isPresent() && form.savedBy().getAsLong() != person;
            if (changed || anothers) {
                write(person, held, entry, Optional.empty(), written);
            }
            return find(line);
        });
    }

    /**
     * Writes what one form says into others, over what they said; not into those entered from paper. Whoever wrote it for a cell without an account has written in
     * all of them.
     *
     * @return for each line null when it was done, else why not
     */
    public Outcomes copy(long person, UUID from, Collection<UUID> to) {
        HomeForm source = find(from);
        writers.require(person, source);
        FormEntry entry = new FormEntry(source.criteria(), source.remarks());
        return Each.of(
                to.stream().filter(line -> !line.equals(from)).toList(),
                settings.mostAtOnce(),
                line -> transaction.executeWithoutResult(status -> {
                    FormWriters.Held held = writers.lock(person, line);
                    Channel channel = held.form().channel();
                    if (channel.onPaper()) {
                        throw new Failure(ErrorCode.HOME_FORM_ON_PAPER, "form " + line);
                    }
                    write(person, held, entry, Optional.of(source), channel);
                }));
    }

    /** @param source whose words these are; whoever wrote them has written in this one too */
    private void write(
            long person, FormWriters.Held held, FormEntry entry, Optional<HomeForm> source, Channel channel) {
        Instant now = clock.instant();
        HomeForm form = held.form();
        FormWriters.Writer writer = held.writer();
        Set<Long> writers = new TreeSet<>(form.writers());
        Set<Long> behalfWriters = new TreeSet<>(form.behalfWriters());
        form.savedBy().ifPresent(writers::add);
        source.ifPresent(copied -> {
            writers.addAll(copied.writers());
            copied.savedBy().ifPresent(writers::add);
            behalfWriters.addAll(copied.behalfWriters());
        });
        writers.add(person);
        if (writer.onBehalf()) {
            behalfWriters.add(person);
        }
        forms.save(form.line(), saved(form), channel, entry, person, writers, behalfWriters, now);
        if (form.state() == FormState.WAITING) {
            workplace.tellProgress(form.request(), "started", now);
        }
        audit.record(actor(person), "residence.form-save", Subjects.LINE + form.line(), writer.details());
    }

    /** A returned form stays marked until it goes again. */
    static FormState saved(HomeForm form) {
        return form.state() == FormState.RETURNED ? FormState.RETURNED : FormState.DRAFT;
    }

    /**
     * Trình phê duyệt: each form becomes a task of the committee above by a message of its own. A form that is with the
     * committee already stays there and counts as done.
     *
     * @return for each line null when it was done, else why not
     */
    public Outcomes submit(long person, Collection<UUID> lines) {
        return MessageContext.ofPerson(person)
                .call(() -> Each.of(
                        lines,
                        settings.mostAtOnce(),
                        line -> transaction.executeWithoutResult(status -> submit(person, line))));
    }

    private void submit(long person, UUID line) {
        introductions.lock(line);
        HomeForm form = forms.lock(line).orElseThrow(() -> unknown(line));
        ReceivedRequest request = form.request();
        FormWriters.Writer writer = writers.require(person, form);
        if (form.state() == FormState.SUBMITTED) {
            return;
        }
        form.require(FormState.SUBMITTED);
        if (!form.complete()) {
            throw new Failure(ErrorCode.HOME_FORM_INCOMPLETE, "form " + line + " has " + form.answered() + " answers");
        }
        if (form.channel().onPaper()) {
            requireScans(form);
        }
        Instant now = clock.instant();
        forms.submitted(
                line,
                person,
                HomeRights.role(writer.mandate()).name(),
                writer.committee().orElse(null),
                now);
        introductions.takeWithForm(person, request, writer);
        CommentFormSubmitted message = new CommentFormSubmitted();
        message.setLine(line.toString());
        message.setAttempt(form.attempt() + 1);
        outbox.send(Queues.RESIDENCE_APPROVE_FORM, request.dossier(), message);
        workplace.tellProgress(request, "submitted", now);
        audit.record(actor(person), "residence.form-submit", Subjects.LINE + line, writer.details());
    }

    private void requireScans(HomeForm form) {
        List<FormScan> kept = scans.of(form.line());
        if (kept.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_SCAN_MISSING, "form " + form.line());
        }
        workplace.requireRoom(form, kept);
    }

    private HomeForm find(UUID line) {
        return forms.find(line).orElseThrow(() -> unknown(line));
    }

    static Failure unknown(UUID line) {
        return new Failure(ErrorCode.HOME_REQUEST_UNKNOWN, "line " + line);
    }

    static String actor(long person) {
        return MessageContext.ofPerson(person).actor();
    }
}
