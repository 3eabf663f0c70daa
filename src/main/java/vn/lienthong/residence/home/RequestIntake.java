package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.dossier.Channel;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.ResidenceMember;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.residence.ResidenceTime;

/**
 * Takes up what a workplace sends: each line once by its id, and once more by a later sending when it was given back; the parts of
 * a delivery in any order. Named by {@code
 * routes/residence.camel.yaml}.
 */
@Component("homeRequestIntake")
class RequestIntake {

    private final HomeRequestStore requests;
    private final People people;
    private final Organisations organisations;
    private final HomeRules rules;
    private final WorkingCalendar calendar;
    private final HomeNotices notices;
    private final MessagesToWorkplace workplace;
    private final Inbox inbox;
    private final Clock clock;

    RequestIntake(
            HomeRequestStore requests,
            People people,
            Organisations organisations,
            HomeRules rules,
            WorkingCalendar calendar,
            HomeNotices notices,
            MessagesToWorkplace workplace,
            Inbox inbox,
            Clock clock) {
        this.requests = requests;
        this.people = people;
        this.organisations = organisations;
        this.rules = rules;
        this.calendar = calendar;
        this.notices = notices;
        this.workplace = workplace;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** What is for an organisation that has ended, or was never known here, goes back to the workplace at once, which chooses another. */
    public void take(CommentsRequested message) {
        inbox.once("residence-take-requests", () -> {
            Instant now = clock.instant();
            HomeRequestStore.Delivery delivery = delivery(message);
            if (organisations
                    .find(delivery.organisation(), ResidenceTime.day(now))
                    .isEmpty()) {
                workplace.tellNobodyToAsk(message, now);
                return;
            }
            boolean first = requests.insert(delivery, now);
            Instant due = calendar.plusWorkingDays(now, rules.workingDays(ResidenceTime.day(now)));
            List<HomeRequestStore.NewLine> lines = lines(message.getLine());
            requests.insert(
                    delivery, lines, now, due, calendar.plusWorkingTime(now, rules.returnTime(ResidenceTime.day(now))));
            if (first) {
                notices.requestsCame(
                        delivery.organisation(),
                        lines.get(0).dossier(),
                        delivery.fromName(),
                        delivery.year(),
                        lines.stream().anyMatch(line -> line.kind().wantsComment()));
            }
        });
    }

    private static HomeRequestStore.Delivery delivery(CommentsRequested message) {
        return new HomeRequestStore.Delivery(
                UUID.fromString(message.getDelivery()),
                UUID.fromString(message.getList()),
                message.getYear(),
                message.getFrom().getCode(),
                message.getFrom().getName(),
                message.getTo().getCode(),
                message.getParts().intValueExact(),
                Channel.of(message.getChannel()),
                message.getSentAt(),
                Optional.ofNullable(message.getHub()).orElse(OtherHalf.HERE));
    }

    private List<HomeRequestStore.NewLine> lines(List<ResidenceLine> lines) {
        Map<String, Long> known = new HashMap<>(people.idsByPersonalId(
                lines.stream().map(line -> line.getMember().getPersonalId()).toList()));
        return lines.stream()
                .map(line -> line(line, known.computeIfAbsent(line.getMember().getPersonalId(), unknown -> meet(line))))
                .toList();
    }

    private static HomeRequestStore.NewLine line(ResidenceLine line, long person) {
        ResidenceMember member = line.getMember();
        return new HomeRequestStore.NewLine(
                UUID.fromString(line.getLine()),
                line.getDossier(),
                person,
                member.getFullName(),
                member.getCardNumber(),
                member.getFileNumber(),
                member.getAddress(),
                line.getCell(),
                switch (line.getKind()) {
                    case COMMENT -> RequestKind.COMMENT;
                    case INTRODUCE -> RequestKind.INTRODUCE;
                    case INTRODUCE_AND_COMMENT -> RequestKind.INTRODUCE_AND_COMMENT;
                },
                line.isReportWanted(),
                line.getPaper() == null ? null : UUID.fromString(line.getPaper()));
    }

    /** Somebody this hub has not met, as whoever logs in for the first time. */
    private long meet(ResidenceLine line) {
        ResidenceMember member = line.getMember();
        return people.signedIn(member.getPersonalId(), Optional.empty(), member.getFullName(), Optional.empty())
                .id();
    }
}
