package vn.lienthong.residence.workplace;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.RequestReturned;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.RequestPapers;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ProgressStore;

/**
 * Takes up that the organisation at the residence finds a line incomplete or wrong: the line waits with its sender again, its
 * dossier for what is missing. A word about an earlier sending than the line's last does nothing. Named by {@code
 * routes/residence.camel.yaml}.
 */
@Component("workplaceLineReturns")
class LineReturns {

    /** Further than these the residence itself gives nothing back. */
    private static final Set<LineState> RETURNABLE = EnumSet.of(LineState.SENT, LineState.STARTED);

    private final LineStore lines;
    private final ListStore lists;
    private final ProgressStore progress;
    private final RequestPapers papers;
    private final LineEnd end;
    private final ListRights rights;
    private final Notices notices;
    private final Inbox inbox;

    LineReturns(
            LineStore lines,
            ListStore lists,
            ProgressStore progress,
            RequestPapers papers,
            LineEnd end,
            ListRights rights,
            Notices notices,
            Inbox inbox) {
        this.lines = lines;
        this.lists = lists;
        this.progress = progress;
        this.papers = papers;
        this.end = end;
        this.rights = rights;
        this.notices = notices;
        this.inbox = inbox;
    }

    /** @throws Failure when the line is unknown, or the residence has said more of it than that it began */
    public void take(RequestReturned message) {
        inbox.once("residence-return-line", () -> {
            UUID id = UUID.fromString(message.getLine());
            CommentLine seen = lines.find(id).orElseThrow(() -> unknown(id));
            // the list before its line, as whoever sends it
            CommentList list = lists.lock(seen.list()).orElseThrow(() -> CommentLists.unknown(seen.list()));
            CommentLine line = lines.lock(id).orElseThrow(() -> unknown(id));
            boolean ofLastSending = line.delivery()
                    .filter(UUID.fromString(message.getDelivery())::equals)
                    .isPresent();
            if (ofLastSending) {
                giveBack(list, line, message);
            }
        });
    }

    private void giveBack(CommentList list, CommentLine line, RequestReturned message) {
        if (!RETURNABLE.contains(line.state())) {
            throw new Failure(ErrorCode.RESIDENCE_RETURN_UNFIT, "line " + line.id() + " is " + line.state());
        }
        String by = message.getBy().getName();
        boolean late = Boolean.TRUE.equals(message.isLate());
        end.move(
                line,
                DossierStatus.SUPPLEMENT_ASKED,
                late ? "residence.request-returned-late" : "residence.request-returned",
                by,
                message.getReason());
        progress.returned(line.id(), by, message.getReason(), message.getAt());
        papers.renew(line.id());
        if (!progress.returnedTogether(list.id(), line.id(), message.getAt())) {
            rights.told(list)
                    .forEach(person -> notices.request(
                            list.conversation(),
                            person,
                            "residence-lines-returned",
                            "/residence/lists/sending/" + list.id() + "?mark=RETURNED",
                            by,
                            ResidenceTime.written(list.createdAt())));
        }
    }

    private static Failure unknown(UUID line) {
        return new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + line);
    }
}
