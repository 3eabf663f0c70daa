package vn.lienthong.residence.home;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.document.ResidencePapers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.Arrival;
import vn.lienthong.residence.Arrivals;
import vn.lienthong.residence.Speaker;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.home.HomeRequestStore.Beginning;

/** What a workplace at another hub may say: a list of its own, and the reports on what it asked before. */
@Component
class HomeArrivals implements Arrivals {

    private final HomeRequestStore requests;
    private final Organisations organisations;

    HomeArrivals(HomeRequestStore requests, Organisations organisations) {
        this.requests = requests;
        this.organisations = organisations;
    }

    @Override
    public Optional<Arrival> check(Object message, Speaker speaker) {
        if (message instanceof CommentsRequested requested) {
            return Optional.of(list(requested, speaker));
        }
        if (message instanceof ReportSent sent) {
            return Optional.of(report(sent.getLine(), sent.getTo(), speaker));
        }
        if (message instanceof ReportWithdrawn withdrawn) {
            return Optional.of(report(withdrawn.getLine(), withdrawn.getTo(), speaker));
        }
        return Optional.empty();
    }

    private Arrival list(CommentsRequested message, Speaker speaker) {
        String from = message.getFrom().getCode();
        UUID delivery = UUID.fromString(message.getDelivery());
        Optional<Beginning> known = requests.beginning(delivery);
        if (known.isPresent()
                || organisations.everExisted(message.getTo().getCode())) { // else it is answered that we do not know it
            requireFor(message.getTo().getCode(), known, speaker);
        }
        speaker.requireOwn(known.flatMap(Beginning::hub), from);
        List<UUID> lines = message.getLine().stream()
                .map(ResidenceLine::getLine)
                .map(UUID::fromString)
                .toList();
        if (requests.ofOthers(delivery, lines, from)) {
            throw new Failure(ErrorCode.EXCHANGE_ID_AGAIN, "lines or a delivery of another workplace");
        }
        return new Arrival(
                message.getLine().get(0).getDossier(),
                ResidencePapers.REQUEST,
                ResidencePapers.REQUEST,
                Subjects.LIST + message.getList());
    }

    /** What goes on is for whom it began with, whoever that is by now; what begins is for an organisation of ours. */
    private static void requireFor(String to, Optional<Beginning> known, Speaker speaker) {
        Optional<Beginning> noted = known.filter(beginning -> beginning.hub().isPresent());
        if (noted.isEmpty()) {
            speaker.requireOurs(to);
        } else if (!noted.get().organisation().equals(to)) {
            throw new Failure(ErrorCode.EXCHANGE_MISADDRESSED, "it began with another organisation than " + to);
        }
    }

    private Arrival report(String id, String to, Speaker speaker) {
        UUID line = UUID.fromString(id);
        ReceivedRequest request = requests.find(line)
                // given back: this report belongs to the next sending, which has not come
                .filter(found -> found.returnedAt().isEmpty())
                .orElseThrow(() -> new Failure(ErrorCode.EXCHANGE_NOT_YET, "line " + id + " has not come"));
        Optional<Beginning> known = requests.beginningOf(line);
        speaker.requireOwn(known.flatMap(Beginning::hub), request.fromCode());
        requireFor(to, known, speaker);
        return new Arrival(
                request.dossier(), Subjects.REPORT_FILE, Subjects.REPORT_FILE, Subjects.LINE + request.line());
    }

    /** This half keeps the ids it is given. */
    @Override
    public boolean gave(Collection<UUID> ids) {
        return false;
    }
}
