package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.DossiersDue;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ListStore.RefusedDossier;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * Opens the dossiers of a list's lines and brings them to where the list stands, some at a time: a click on a list of 5,000 does
 * not wait for 5,000 dossiers. Named by {@code routes/residence.camel.yaml}.
 */
@Component("workplaceLineDossiers")
class LineDossiers {

    /** The kind in {@code config/rules/procedures.yaml}. */
    static final String KIND = "residence-comment";

    private static final int AT_ONCE = 200;

    private final ListStore lists;
    private final ProgressStore progress;
    private final Dossiers dossiers;
    private final Organisations organisations;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    LineDossiers(
            ListStore lists,
            ProgressStore progress,
            Dossiers dossiers,
            Organisations organisations,
            Inbox inbox,
            Outbox outbox,
            Clock clock) {
        this.lists = lists;
        this.progress = progress;
        this.dossiers = dossiers;
        this.organisations = organisations;
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Handles as many as fit one transaction, and asks to be called again when there may be more. */
    public void move(DossiersDue message) {
        inbox.once("residence-move-dossiers", () -> {
            UUID id = UUID.fromString(message.getList());
            CommentList list = lists.lock(id).orElseThrow(() -> CommentLists.unknown(id));
            if (close(id) + bring(list) >= AT_ONCE) {
                outbox.send(Queues.RESIDENCE_MOVE_DOSSIERS, list.conversation(), message);
            }
        });
    }

    private int close(UUID list) {
        List<RefusedDossier> refused = lists.takeRefusedDossiers(list, AT_ONCE);
        refused.forEach(each ->
                dossiers.advance(each.dossier(), DossierStatus.NOT_ACCEPTED, "residence.refused", each.reason()));
        return refused.size();
    }

    private int bring(CommentList list) {
        if (list.state() == ListState.DRAFT) {
            return 0;
        }
        DossierStatus target = list.state() == ListState.SUBMITTED ? DossierStatus.REGISTERED : DossierStatus.ACCEPTED;
        List<CommentLine> behind = progress.behind(list.id(), target, AT_ONCE);
        String maker = maker(list);
        behind.forEach(line -> bring(list, line, maker, target));
        return behind.size();
    }

    /** What a list's organisation is called, today or when it ended. */
    String maker(CommentList list) {
        return organisations.lastName(list.organisation(), ResidenceTime.today(clock));
    }

    /**
     * Opens the dossier of a line that has none, and takes it to a status; further than that it stays where it is.
     *
     * @return its number
     */
    String bring(CommentList list, CommentLine line, String maker, DossierStatus target) {
        String number = line.dossier().orElseGet(() -> open(list, line, maker));
        DossierStatus status = line.dossierStatus().orElse(DossierStatus.REGISTERED);
        if (status == DossierStatus.REGISTERED && target != DossierStatus.REGISTERED) {
            dossiers.advance(number, DossierStatus.ACCEPTED, "residence.approved", maker);
            status = DossierStatus.ACCEPTED;
        }
        progress.dossier(line.id(), number, status);
        return number;
    }

    private String open(CommentList list, CommentLine line, String maker) {
        String event = list.channel().onPaper() ? "residence.submitted-on-paper" : "residence.submitted";
        return dossiers.open(KIND, line.person(), list.channel(), event, maker).number();
    }
}
