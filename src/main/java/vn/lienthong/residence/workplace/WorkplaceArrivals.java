package vn.lienthong.residence.workplace;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.residence.Arrival;
import vn.lienthong.residence.Arrivals;
import vn.lienthong.residence.Speaker;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.DeliveryStore;
import vn.lienthong.residence.workplace.store.LineStore;

/** What a residence at another hub may say: something about a line that was sent to one of its organisations. */
@Component
class WorkplaceArrivals implements Arrivals {

    private final LineStore lines;
    private final DeliveryStore deliveries;

    WorkplaceArrivals(LineStore lines, DeliveryStore deliveries) {
        this.lines = lines;
        this.deliveries = deliveries;
    }

    @Override
    public Optional<Arrival> check(Object message, Speaker speaker) {
        if (message instanceof IntroductionTaken taken) {
            requireTogether(taken.getBy(), taken.getBehalf(), speaker);
            return Optional.of(arrival(taken.getLine(), Optional.of(taken.getBy()), speaker));
        }
        if (message instanceof CommentProgressed progressed) {
            return Optional.of(arrival(progressed.getLine(), Optional.empty(), speaker));
        }
        if (message instanceof RequestReturned returned) {
            return Optional.of(ofSending(returned.getLine(), returned.getDelivery(), returned.getBy(), speaker));
        }
        if (message instanceof CommentSent sent) {
            requireTogether(sent.getBy(), sent.getBehalf(), speaker);
            return Optional.of(arrival(sent.getLine(), Optional.of(sent.getBy()), speaker));
        }
        if (message instanceof ViolationTold told) {
            return Optional.of(told(told, speaker));
        }
        return Optional.empty();
    }

    /** @param behalf the committee that did it for the organisation; null when it did so itself */
    private static void requireTogether(ResidenceOrganisation by, ResidenceOrganisation behalf, Speaker speaker) {
        if (behalf != null) {
            speaker.requireTogether(by.getCode(), behalf.getCode());
        }
    }

    /** Whoever knew the member by a line may tell of a violation, also when the line has gone elsewhere since. */
    private Arrival told(ViolationTold message, Speaker speaker) {
        return message.getDelivery() == null
                ? arrival(message.getLine(), Optional.of(message.getBy()), speaker)
                : ofSending(message.getLine(), message.getDelivery(), message.getBy(), speaker);
    }

    /** The sending it is about may not be the line's last. */
    private Arrival ofSending(String id, String sent, ResidenceOrganisation by, Speaker speaker) {
        UUID delivery = UUID.fromString(sent);
        CommentLine line = line(id);
        DeliveryStore.Sending sending = deliveries
                .sending(delivery)
                .filter(found -> found.list().equals(line.list()))
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "delivery " + delivery));
        return arrival(line, sending.hub(), sending.organisation(), Optional.of(by), speaker);
    }

    /** @param by may be another organisation than the line was sent to: it is passed on from committee to cell */
    private Arrival arrival(String id, Optional<ResidenceOrganisation> by, Speaker speaker) {
        CommentLine line = line(id);
        return arrival(line, deliveries.hubOf(line.id()), line.residence(), by, speaker);
    }

    private CommentLine line(String id) {
        return lines.find(UUID.fromString(id))
                .filter(CommentLine::went)
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + id));
    }

    private static Arrival arrival(
            CommentLine line,
            Optional<String> hub,
            String residence,
            Optional<ResidenceOrganisation> by,
            Speaker speaker) {
        speaker.requireOwn(hub, residence);
        by.ifPresent(organisation -> speaker.requireTogether(residence, organisation.getCode()));
        return new Arrival(
                line.dossier().orElseThrow(),
                ResidencePapers.COMMENT_FORM,
                Subjects.FORM_SCAN,
                Subjects.LINE + line.id());
    }

    @Override
    public boolean gave(Collection<UUID> ids) {
        return deliveries.any(ids);
    }
}
