package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ListToSend;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.DeliveryStore;
import vn.lienthong.residence.workplace.store.DeliveryStore.Part;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * Sends an approved list: one delivery for each organisation at a residence, in parts. Lines for an organisation that is unknown,
 * or has ended, stay and are marked; the rest goes. Some parts in one transaction, and so on until none is left: whatever is
 * killed in between, each line goes once. Named by {@code routes/residence.camel.yaml}.
 */
@Component("workplaceListSending")
class ListSending {

    /** As many as one message may have, see {@code xsd/lienthong/v1/residence.xsd}. */
    static final int LINES_OF_PART = 200;

    /** Of a signed list: their papers may have to go into one envelope, which holds no more than 20, and so many bytes. */
    static final int SIGNED_LINES_OF_PART = 10;

    private final ListStore lists;
    private final DeliveryStore deliveries;
    private final ProgressStore progress;
    private final LineDossiers lineDossiers;
    private final MessagesToHome messages;
    private final LinePapers papers;
    private final Dossiers dossiers;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final WorkingCalendar calendar;
    private final ListRights rights;
    private final Notices notices;
    private final Inbox inbox;
    private final Outbox outbox;
    private final OtherHalf otherHalf;
    private final Clock clock;

    ListSending(
            ListStore lists,
            DeliveryStore deliveries,
            ProgressStore progress,
            LineDossiers lineDossiers,
            MessagesToHome messages,
            LinePapers papers,
            Dossiers dossiers,
            Organisations organisations,
            WorkplaceRules rules,
            WorkingCalendar calendar,
            ListRights rights,
            Notices notices,
            Inbox inbox,
            Outbox outbox,
            OtherHalf otherHalf,
            Clock clock) {
        this.lists = lists;
        this.deliveries = deliveries;
        this.progress = progress;
        this.lineDossiers = lineDossiers;
        this.messages = messages;
        this.papers = papers;
        this.dossiers = dossiers;
        this.organisations = organisations;
        this.rules = rules;
        this.calendar = calendar;
        this.rights = rights;
        this.notices = notices;
        this.inbox = inbox;
        this.outbox = outbox;
        this.otherHalf = otherHalf;
        this.clock = clock;
    }

    public void send(ListToSend message) {
        UUID id = UUID.fromString(message.getList());
        Set<Part> signed = sign(id);
        inbox.once("residence-send-list", () -> {
            CommentList list = lists.lock(id).orElseThrow(() -> CommentLists.unknown(id));
            if (list.state() != ListState.SENDING) {
                return;
            }
            plan(list);
            next(id).stream()
                    .filter(part -> list.signedBy().isEmpty() || signed.contains(part))
                    .forEach(part -> sendOrMark(list, part));
            if (deliveries.parts(id, 1).isEmpty()) {
                finish(list);
            } else {
                outbox.send(queue(list), list.conversation(), message);
            }
        });
    }

    /** Whoever waits for a device with keys holds up only others that need it. */
    static String queue(CommentList list) {
        return list.signedBy().isPresent() ? Queues.RESIDENCE_SEND_SIGNED_LIST : Queues.RESIDENCE_SEND_LIST;
    }

    /** Signs the papers of what goes next of a signed list, outside of any transaction: parts planned just now wait for it. */
    private Set<Part> sign(UUID id) {
        Optional<CommentList> list = lists.find(id)
                .filter(found ->
                        found.state() == ListState.SENDING && found.signedBy().isPresent());
        List<Part> parts = list.isPresent() ? next(id) : List.of();
        parts.forEach(part -> papers.sign(list.get(), deliveries.linesOf(id, part)));
        return Set.copyOf(parts);
    }

    private void plan(CommentList list) {
        Map<String, LineProblem> problems = new HashMap<>();
        for (String residence : deliveries.residencesToPlan(list.id())) {
            problem(residence).ifPresent(problem -> problems.put(residence, problem));
        }
        if (!problems.isEmpty()) {
            deliveries.problems(list.id(), problems);
        }
        int lines = list.signedBy().isPresent() ? SIGNED_LINES_OF_PART : LINES_OF_PART;
        deliveries.plan(list.id(), lines, clock.instant());
    }

    private Optional<LineProblem> problem(String residence) {
        Optional<Organisation> found = organisations.find(residence, ResidenceTime.today(clock));
        if (found.isEmpty()) {
            return Optional.of(organisations.everExisted(residence) ? LineProblem.ENDED : LineProblem.UNKNOWN);
        }
        return found.get().residential() ? Optional.empty() : Optional.of(LineProblem.NOT_RESIDENTIAL);
    }

    /** As many parts as hold about as many lines as one full part, at least one. */
    private List<Part> next(UUID list) {
        List<Part> chosen = new ArrayList<>();
        int lines = 0;
        for (Part part : deliveries.parts(list, LINES_OF_PART)) {
            lines += part.lines();
            if (!chosen.isEmpty() && lines > LINES_OF_PART) {
                break;
            }
            chosen.add(part);
        }
        return chosen;
    }

    /** An organisation may end between the plan and the last of its parts. */
    private void sendOrMark(CommentList list, Part part) {
        Optional<LineProblem> problem = problem(part.organisation());
        if (problem.isPresent()) {
            papers.forget(deliveries.linesOf(list.id(), part));
            deliveries.unplan(list.id(), part, problem.get());
        } else {
            send(list, part);
        }
    }

    private void send(CommentList list, Part part) {
        Instant now = clock.instant();
        LocalDate today = ResidenceTime.today(clock);
        String maker = lineDossiers.maker(list);
        String receiver = organisations.fullName(part.organisation(), today);
        String hub = otherHalf.place(part.hub(), part.organisation());
        List<CommentLine> lines = fitting(hub, deliveries.linesOf(list.id(), part));
        if (lines.isEmpty()) {
            return;
        }
        Map<UUID, String> numbers = new HashMap<>();
        lines.forEach(line -> numbers.put(line.id(), lineDossiers.bring(list, line, maker, DossierStatus.ACCEPTED)));
        otherHalf.tell(
                hub, list.conversation(), messages.of(list, part, receiver, lines, numbers, papers.made(lines), now));
        deliveries.sent(list.id(), part, hub, now, calendar.plusWorkingDays(now, rules.commentDays()));
        lines.forEach(line -> {
            advance(list, line, numbers.get(line.id()), receiver);
            tellReport(hub, numbers.get(line.id()), line, now);
        });
    }

    /** Marks those whose report does not go to that hub at once, and leaves them out. */
    private List<CommentLine> fitting(String hub, List<CommentLine> lines) {
        Map<Boolean, List<CommentLine>> byFit = lines.stream()
                .collect(Collectors.partitioningBy(line -> otherHalf.hasRoom(hub, messages.reportBytes(line))));
        papers.forget(byFit.get(false));
        byFit.get(false).forEach(line -> deliveries.unplan(line, LineProblem.TOO_LARGE));
        return byFit.get(true);
    }

    /** A line that came back may go elsewhere, and its report with it; or the report was taken back meanwhile. */
    private void tellReport(String hub, String dossier, CommentLine line, Instant now) {
        if (line.reportSentAt().isPresent()) {
            otherHalf.tell(hub, dossier, messages.report(line, now));
        } else if (messages.withdrawn(line)) {
            otherHalf.tell(hub, dossier, messages.withdrawal(line, now));
        }
    }

    private void advance(CommentList list, CommentLine line, String dossier, String receiver) {
        dossiers.advance(dossier, DossierStatus.IN_PROGRESS, "residence.sent", receiver);
        DossierStatus status = DossierStatus.IN_PROGRESS;
        if (line.reportWanted() && line.reportSentAt().isEmpty()) {
            status = DossierStatus.SUPPLEMENT_ASKED;
            dossiers.advance(dossier, status, "residence.report-asked");
            notices.request(
                    dossier,
                    line.person(),
                    "residence-report-asked",
                    "/residence/reports/" + line.id(),
                    Integer.toString(list.year()));
        }
        progress.dossier(line.id(), dossier, status);
    }

    private void finish(CommentList list) {
        lists.sent(list.id());
        ListCounts counts = lists.counts(List.of(list.id()), clock.instant()).getOrDefault(list.id(), ListCounts.NONE);
        if (counts.sendable() > 0) {
            rights.told(list)
                    .forEach(person -> notices.request(
                            list.conversation(),
                            person,
                            "residence-list-partly-sent",
                            "/residence/lists/sending/" + list.id(),
                            Integer.toString(counts.sendable()),
                            ResidenceTime.written(list.createdAt())));
        }
    }
}
