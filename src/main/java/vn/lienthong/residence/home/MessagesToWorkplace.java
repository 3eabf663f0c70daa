package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageText;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.CommentSent;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.IntroductionTaken;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.messaging.v1.ResidenceOrganisation;
import vn.lienthong.messaging.v1.ResidenceProposal;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.OtherHalf;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.home.HomeRequestStore.Beginning;

/** Tells the workplace, each line's news under the line's own dossier. In the caller's transaction. */
@Component
class MessagesToWorkplace {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    /** What the levels of the proposal are called. */
    private static final List<ResidenceProposal> PROPOSALS =
            List.of(ResidenceProposal.COMMEND, ResidenceProposal.NONE, ResidenceProposal.CONSIDER);

    private final HomeRequestStore requests;
    private final OtherHalf otherHalf;
    private final Organisations organisations;
    private final MessageSource messages;
    private final Clock clock;

    MessagesToWorkplace(
            HomeRequestStore requests,
            OtherHalf otherHalf,
            Organisations organisations,
            MessageSource messages,
            Clock clock) {
        this.messages = messages;
        this.requests = requests;
        this.otherHalf = otherHalf;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** @param behalf code of the committee that took note of it for the cell */
    void tellIntroductionTaken(ReceivedRequest request, Optional<String> behalf, Instant at) {
        IntroductionTaken message = new IntroductionTaken();
        message.setLine(request.line().toString());
        message.setBy(organisation(request.organisation()));
        message.setAt(at);
        behalf.map(this::organisation).ifPresent(message::setBehalf);
        otherHalf.tell(place(request), request.dossier(), message);
    }

    /** @param late whether the working hours for it were over */
    void tellRequestReturned(ReceivedRequest request, String reason, boolean late, Instant at) {
        RequestReturned message = new RequestReturned();
        message.setLine(request.line().toString());
        message.setDelivery(request.delivery().toString());
        message.setBy(organisation(request.organisation()));
        message.setAt(at);
        message.setReason(reason);
        if (late) {
            message.setLate(true);
        }
        otherHalf.tell(place(request), request.dossier(), message);
    }

    /** Gives all lines of a sending back that is for an organisation that has ended, or is unknown here. */
    void tellNobodyToAsk(CommentsRequested sending, Instant at) {
        ResidenceOrganisation to = sending.getTo();
        boolean known = organisations.everExisted(to.getCode());
        ResidenceOrganisation by = known ? organisation(to.getCode()) : to;
        String reason = messages.getMessage(
                known ? "residence-home.returned.ended" : "residence-home.returned.unknown",
                new Object[] {known ? organisations.lastName(to.getCode(), ResidenceTime.today(clock)) : to.getName()},
                VIETNAMESE);
        String place = otherHalf.place(
                Optional.of(Optional.ofNullable(sending.getHub()).orElse(OtherHalf.HERE)),
                sending.getFrom().getCode());
        for (ResidenceLine line : sending.getLine()) {
            RequestReturned message = new RequestReturned();
            message.setLine(line.getLine());
            message.setDelivery(sending.getDelivery());
            message.setBy(by);
            message.setAt(at);
            message.setReason(reason);
            otherHalf.tell(place, line.getDossier(), message);
        }
    }

    /** @param stage one of the words of {@code residence.xsd} */
    void tellProgress(ReceivedRequest request, String stage, Instant at) {
        CommentProgressed message = new CommentProgressed();
        message.setLine(request.line().toString());
        message.setStage(stage);
        message.setAt(at);
        otherHalf.tell(place(request), request.dossier(), message);
    }

    /** @param scans of the paper, when it was written on one */
    void tellComment(HomeForm form, UUID document, String number, String sha256, List<UUID> scans, Instant at) {
        CommentSent message = new CommentSent();
        message.setLine(form.line().toString());
        message.setBy(organisation(form.request().organisation()));
        message.setAt(at);
        message.setDocument(document.toString());
        message.setNumber(number);
        message.setSha256(sha256);
        message.setOnPaper(form.channel().onPaper());
        scans.forEach(scan -> message.getScan().add(scan.toString()));
        message.setProposal(PROPOSALS.get(form.criteria().get(HomeForm.PROPOSAL - 1) - 1));
        form.submittedBehalf().map(this::organisation).ifPresent(message::setBehalf);
        otherHalf.tell(place(form.request()), form.request().dossier(), message);
    }

    void tellViolation(Violation violation, Instant at) {
        ViolationTold message = new ViolationTold();
        message.setViolation(violation.id().toString());
        message.setLine(violation.line().toString());
        message.setBy(organisation(violation.organisation()));
        message.setAt(at);
        message.setUrgent(violation.urgent());
        message.setText(violation.text());
        requests.find(violation.line())
                .map(ReceivedRequest::delivery)
                .map(UUID::toString)
                .ifPresent(message::setDelivery);
        otherHalf.tell(place(violation.line(), violation.fromCode()), violation.dossier(), message);
    }

    /** @throws Failure {@code LT-RES-074} when the scans of a form do not go there at once, what is printed beside them */
    void requireRoom(HomeForm form, List<FormScan> scans) {
        otherHalf.requireRoom(
                place(form.request()), scans.stream().mapToLong(FormScan::size).sum());
    }

    private String place(ReceivedRequest request) {
        return place(request.line(), request.fromCode());
    }

    private String place(UUID line, String from) {
        return otherHalf.place(requests.beginningOf(line).flatMap(Beginning::hub), from);
    }

    private ResidenceOrganisation organisation(String code) {
        String name = organisations.lastFullName(code, ResidenceTime.today(clock));
        ResidenceOrganisation by = new ResidenceOrganisation();
        by.setCode(code);
        by.setName(MessageText.line(name));
        return by;
    }
}
