package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.NumberSeries;
import vn.lienthong.document.Proof;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.CommentFormToSign;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.residence.KeysAway;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.Subjects;

/**
 * Gửi phiếu nhận xét: Ký số và gửi by the committee. The click chooses number, code and document of each form and asks for the
 * signature by a message of its own; {@link FormSending} does the rest.
 */
@Service
public class FormSendClick {

    private static final int PART = 100;

    private final HomeFormStore forms;
    private final HomeRights rights;
    private final FormPapers papers;
    private final People people;
    private final NumberSeries numbers;
    private final Outbox outbox;
    private final AuditLog audit;
    private final HomeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FormSendClick(
            HomeFormStore forms,
            HomeRights rights,
            FormPapers papers,
            People people,
            NumberSeries numbers,
            Outbox outbox,
            AuditLog audit,
            HomeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.forms = forms;
        this.rights = rights;
        this.papers = papers;
        this.people = people;
        this.numbers = numbers;
        this.outbox = outbox;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The forms below the person's committees, those due first in front. */
    public List<HomeForm> list(long person, Set<FormState> states, String text, Optional<Place> after, int limit) {
        return forms.list(filter(states, text), organisations(person), after, limit);
    }

    public int count(long person, Set<FormState> states, String text) {
        return forms.count(filter(states, text), organisations(person));
    }

    /** Ids of all that fit, as many as one click may choose. */
    public List<UUID> lines(long person, Set<FormState> states, String text) {
        return forms.lines(filter(states, text), organisations(person), settings.mostAtOnce());
    }

    /** How many of them. */
    public int most() {
        return settings.mostAtOnce();
    }

    private static FormFilter filter(Set<FormState> states, String text) {
        return new FormFilter(states, text, Optional.empty());
    }

    private Set<String> organisations(long person) {
        Set<String> below = rights.sendable(person);
        if (below.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " sends for no committee");
        }
        return below;
    }

    /** Whether the menu should name these pages: the person sends for a committee people live under. */
    public boolean offered(long person) {
        return rights.anyResidentialCommittee(rights.committees(person));
    }

    /**
     * Has each of these forms signed and sent. One that is being signed, or sent, already counts as done.
     *
     * @return for each line null when it is on its way, else why not
     * @throws Failure when there are too many, or none: nothing was done
     */
    public Outcomes send(long person, Collection<UUID> lines) {
        List<UUID> all = lines.stream().distinct().sorted().toList();
        Each.requireSome(all, settings.mostAtOnce());
        Person signer = people.find(person)
                .orElseThrow(() -> new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " is unknown"));
        Senders senders = new Senders(signer);
        senders.askForCertificates(forms.findAll(all));
        Outcomes results = new Outcomes();
        MessageContext.ofPerson(person).run(() -> {
            for (int from = 0; from < all.size(); from += PART) {
                List<UUID> part = all.subList(from, Math.min(from + PART, all.size()));
                results.addAll(transaction.execute(status -> send(senders, part)));
            }
        });
        return results;
    }

    /** The mandates of a person for each organisation below, and whether they can sign there, asked for once. */
    private final class Senders {

        private final Person person;
        private final Map<String, List<Mandate>> byOrganisation = new HashMap<>();
        private final Map<String, Boolean> certified = new HashMap<>();

        Senders(Person person) {
            this.person = person;
        }

        /** @throws Failure when there is none, or the person or the committee has no certificate */
        Mandate mandateFor(HomeForm form) {
            Mandate mandate =
                    HomeRights.pick(mandates(form), person.id(), form.request().person());
            if (!certified(mandate)) {
                throw new Failure(
                        ErrorCode.HOME_NO_CERTIFICATE,
                        "person " + person.id() + " cannot sign for " + mandate.organisation());
            }
            return mandate;
        }

        private List<Mandate> mandates(HomeForm form) {
            return byOrganisation.computeIfAbsent(
                    form.request().organisation(), organisation -> rights.senders(person.id(), organisation));
        }

        private boolean certified(Mandate mandate) {
            return certified.computeIfAbsent(mandate.organisation(), this::canSign);
        }

        /** While the device that holds the keys is away forms wait for it, so they may be clicked meanwhile. */
        private boolean canSign(String committee) {
            return KeysAway.assume(true, () -> papers.canSign(person.personalId(), committee));
        }

        /** Before any transaction: the device that holds the keys may be slow. */
        void askForCertificates(List<HomeForm> wanted) {
            wanted.stream().flatMap(form -> mandates(form).stream()).forEach(this::certified);
        }
    }

    private Outcomes send(Senders senders, List<UUID> lines) {
        Outcomes results = new Outcomes();
        lines.forEach(line -> results.put(line, ErrorCode.HOME_REQUEST_UNKNOWN));
        Map<HomeForm, Mandate> ready = new LinkedHashMap<>();
        for (HomeForm form : forms.lockAll(lines)) {
            try {
                Mandate mandate = senders.mandateFor(form);
                if (form.state() != FormState.SIGNING && form.state() != FormState.SENT) {
                    form.require(FormState.SIGNING);
                    ready.put(form, mandate);
                }
                results.put(form.line(), null);
            } catch (Failure refused) {
                results.refused(form.line(), refused);
            }
        }
        order(senders.person, ready);
        return results;
    }

    private void order(Person signer, Map<HomeForm, Mandate> ready) {
        Instant now = clock.instant();
        Iterator<String> fresh = newNumbers(ready.keySet(), now).iterator();
        ready.forEach((form, mandate) -> {
            boolean numbered = form.number().isPresent();
            forms.signing(
                    form.line(),
                    new HomeFormStore.Signing(
                            numbered ? null : fresh.next(),
                            numbered ? null : Proof.newCode(),
                            numbered ? null : UUID.randomUUID(),
                            signer.id(),
                            HomeRights.role(mandate).name(),
                            mandate.organisation()),
                    now);
            CommentFormToSign message = new CommentFormToSign();
            message.setLine(form.line().toString());
            outbox.send(Queues.RESIDENCE_SIGN_FORM, form.request().dossier(), message);
            audit.record(
                    CommentForms.actor(signer.id()),
                    "residence.form-sign",
                    Subjects.LINE + form.line(),
                    Map.of("committee", mandate.organisation()));
        });
    }

    private List<String> newNumbers(Collection<HomeForm> ready, Instant now) {
        int wanted =
                (int) ready.stream().filter(form -> form.number().isEmpty()).count();
        return wanted == 0
                ? new ArrayList<>()
                : numbers.next("PNX-" + ResidenceTime.day(now).getYear(), wanted);
    }
}
