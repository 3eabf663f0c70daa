package vn.lienthong.residence.home;

import java.time.Clock;
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

/** What a workplace at another hub may say: a list of its own, and the reports on what it asked before. */
@Component
class HomeArrivals implements Arrivals {

    private static final String REPORT_FILE = "residence-report-file";

    private final HomeRequestStore requests;
    private final Organisations organisations;
    private final Clock clock;

    HomeArrivals(HomeRequestStore requests, Organisations organisations, Clock clock) {
        this.requests = requests;
        this.organisations = organisations;
        this.clock = clock;
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
        speaker.requireOwn(message.getFrom().getCode());
        String to = message.getTo().getCode();
        speaker.requireOurs(to);
        if (organisations.find(to, HomeTime.today(clock)).isEmpty()) {
            throw new Failure(ErrorCode.HOME_ORGANISATION_GONE, "organisation " + to + " is unknown", to);
        }
        List<UUID> lines = message.getLine().stream()
                .map(ResidenceLine::getLine)
                .map(UUID::fromString)
                .toList();
        if (requests.ofOthers(
                UUID.fromString(message.getDelivery()), lines, message.getFrom().getCode())) {
            throw new Failure(ErrorCode.EXCHANGE_SPEAKER, "lines or a delivery of another workplace");
        }
        return new Arrival(
                message.getLine().get(0).getDossier(),
                ResidencePapers.MEMBER_LIST,
                ResidencePapers.MEMBER_LIST,
                "residence-list:" + message.getList());
    }

    private Arrival report(String id, String to, Speaker speaker) {
        ReceivedRequest request = requests.find(UUID.fromString(id))
                .orElseThrow(() -> new Failure(ErrorCode.EXCHANGE_NOT_YET, "line " + id + " has not come"));
        speaker.requireOwn(request.fromCode());
        speaker.requireOurs(to);
        return new Arrival(request.dossier(), REPORT_FILE, REPORT_FILE, "residence-line:" + request.line());
    }
}
