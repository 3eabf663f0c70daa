package vn.lienthong.dossier;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.dossier.Procedures.Procedure;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Dossiers in the database; the portal is told through the outbox in the same transaction. */
@Component
class RecordedDossiers implements Dossiers {

    private static final Logger log = LoggerFactory.getLogger(RecordedDossiers.class);
    private final DossierTables tables;
    private final Procedures procedures;
    private final People people;
    private final WorkingCalendar calendar;
    private final PortalSteps portal;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RecordedDossiers(
            DossierTables tables,
            Procedures procedures,
            People people,
            WorkingCalendar calendar,
            PortalSteps portal,
            TransactionTemplate transaction,
            Clock clock) {
        this.tables = tables;
        this.procedures = procedures;
        this.people = people;
        this.calendar = calendar;
        this.portal = portal;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Dossier open(String kind, long applicant, String event, String... arguments) {
        return open(kind, applicant, Channel.ONLINE, event, arguments);
    }

    @Override
    public Dossier open(String kind, long applicant, Channel channel, String event, String... arguments) {
        return transaction.execute(status -> {
            Procedure procedure = procedures.of(kind);
            Person person = people.find(applicant)
                    .orElseThrow(() ->
                            new Failure(ErrorCode.DOSSIER_APPLICANT_UNKNOWN, "person " + applicant + " is unknown"));
            Instant now = now();
            LocalDate today = LocalDate.ofInstant(now, ZONE);
            int count = tables.count(procedure.prefix(), person.personalId(), today);
            DossierRow opened = new DossierRow(
                    DossierNumber.of(procedure.prefix(), person.personalId(), today, count),
                    kind,
                    applicant,
                    channel,
                    DossierStatus.REGISTERED,
                    1,
                    false,
                    now,
                    calendar.plusWorkingDays(now, procedure.dueWorkingDays()),
                    Optional.empty());
            tables.insert(opened);
            addStep(opened, now, event, arguments);
            return opened.dossier();
        });
    }

    @Override
    public Dossier advance(String number, DossierStatus next, String event, String... arguments) {
        return transaction.execute(status -> {
            DossierRow current = lock(number);
            if (next != current.status() && !current.status().mayBecome(next)) {
                throw new Failure(
                        ErrorCode.DOSSIER_STEP_NOT_ALLOWED,
                        "%s cannot go from %s to %s".formatted(DossierNumber.masked(number), current.status(), next));
            }
            return addStep(current, next, event, arguments).dossier();
        });
    }

    @Override
    public void note(String number, String event, String... arguments) {
        transaction.executeWithoutResult(status -> {
            DossierRow current = lock(number);
            addStep(current, current.status(), event, arguments);
        });
    }

    @Override
    public void fee(String number, String code, String name, long amount) {
        tables.putFee(number, new DossierFee(code, name, amount));
    }

    @Override
    public void result(String number, String id, String name, String path) {
        tables.putResult(number, new DossierResult(id, name, path));
    }

    @Override
    public void attention(String number, boolean wanted) {
        if (wanted) {
            tables.markAttention(number, now());
        } else {
            tables.clearAttention(number, now());
        }
    }

    @Override
    public Optional<Dossier> find(String number) {
        return tables.find(number).map(DossierRow::dossier);
    }

    @Override
    public List<DossierStep> timeline(String number) {
        return tables.steps(number);
    }

    @Override
    public List<Dossier> ofApplicant(long applicant, int limit) {
        return tables.ofApplicant(applicant, limit).stream()
                .map(DossierRow::dossier)
                .toList();
    }

    private DossierRow lock(String number) {
        return tables.lock(number)
                .orElseThrow(
                        () -> new Failure(ErrorCode.DOSSIER_UNKNOWN, "no dossier " + DossierNumber.masked(number)));
    }

    private DossierRow addStep(DossierRow current, DossierStatus next, String event, String... arguments) {
        Instant at = notBefore(tables.lastStepAt(current.number()));
        DossierRow moved = current.moved(next, at);
        tables.update(moved);
        addStep(moved, at, event, arguments);
        return moved;
    }

    /** The clock of a node may step back, or be behind another's; the portal takes a step with an earlier time for a late one. */
    private Instant notBefore(Optional<Instant> last) {
        Instant now = now();
        return last.filter(now::isBefore).orElse(now);
    }

    private void addStep(DossierRow dossier, Instant at, String event, String... arguments) {
        DossierStep step = new DossierStep(
                dossier.lastStep(),
                dossier.status(),
                event,
                List.of(arguments),
                MessageContext.current().actor(),
                at);
        tables.insert(dossier.number(), step);
        portal.tell(dossier, step);
        log.info("Dossier {} step {}: {}", DossierNumber.masked(dossier.number()), step.step(), step.status());
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
