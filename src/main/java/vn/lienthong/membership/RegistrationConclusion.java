package vn.lienthong.membership;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.RegistrationDecided;
import vn.lienthong.notice.Notices;

/** Closes the dossier of a decided request and returns the result to the member. */
@Component("registrationConclusion")
class RegistrationConclusion {

    private final RequestStore requests;
    private final Dossiers dossiers;
    private final Notices notices;
    private final Inbox inbox;
    private final Clock clock;

    RegistrationConclusion(RequestStore requests, Dossiers dossiers, Notices notices, Inbox inbox, Clock clock) {
        this.requests = requests;
        this.dossiers = dossiers;
        this.notices = notices;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Nothing approved: the dossier stops with the reasons. Otherwise it is completed and the result returned. A dossier that is closed
     * already, and perhaps archived, is left alone: the message may come twice.
     */
    public void conclude(RegistrationDecided message) {
        inbox.once("registration-conclude", () -> {
            MembershipRequest request = requests.lock(UUID.fromString(message.getRequest()))
                    .orElseThrow(() -> new Failure(ErrorCode.REQUEST_UNKNOWN, "request " + message.getRequest()));
            Outcome outcome = request.outcome().orElseThrow();
            boolean open = dossiers.find(request.dossier())
                    .filter(dossier -> !dossier.status().terminal())
                    .isPresent();
            if (open) {
                close(request, outcome);
            }
            requests.concluded(request.id(), clock.instant());
        });
    }

    private void close(MembershipRequest request, Outcome outcome) {
        if (outcome == Outcome.REFUSED) {
            dossiers.advance(request.dossier(), DossierStatus.STOPPED, "registration.refused", reasons(request));
        } else {
            dossiers.advance(request.dossier(), DossierStatus.COMPLETED, "registration.completed");
            returnResult(request, outcome);
        }
    }

    private void returnResult(MembershipRequest request, Outcome outcome) {
        boolean alreadyTold = request.aspects().size() == 1;
        if (!alreadyTold) {
            String kind = outcome == Outcome.APPROVED ? "registration-all-approved" : "registration-partly-approved";
            String page = outcome == Outcome.APPROVED ? "/account" : request.page();
            notices.request(request.dossier(), request.personId(), kind, page, reasons(request));
        }
        if (outcome == Outcome.PARTLY_APPROVED) {
            dossiers.advance(
                    request.dossier(),
                    DossierStatus.RESULT_RETURNED,
                    "registration.returned-partly",
                    String.join("; ", request.refusalReasons()));
        } else {
            dossiers.advance(request.dossier(), DossierStatus.RESULT_RETURNED, "registration.returned");
        }
    }

    private static String reasons(MembershipRequest request) {
        return request.aspects().stream()
                .flatMap(aspect -> aspect.reason().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
