package vn.lienthong.residence.workplace;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.ViolationTold;
import vn.lienthong.notice.Notices;
import vn.lienthong.residence.workplace.store.LineStore;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.ToldViolationStore;

/**
 * Takes up what the organisation at the residence tells of a violation. The dossier of the line says nothing of it, being the
 * member's. Named by {@code routes/residence.camel.yaml}.
 */
@Component("workplaceViolationIntake")
class ViolationIntake {

    private final LineStore lines;
    private final ListStore lists;
    private final ToldViolationStore violations;
    private final ViolationReaders readers;
    private final Notices notices;
    private final Inbox inbox;

    ViolationIntake(
            LineStore lines,
            ListStore lists,
            ToldViolationStore violations,
            ViolationReaders readers,
            Notices notices,
            Inbox inbox) {
        this.lines = lines;
        this.lists = lists;
        this.violations = violations;
        this.readers = readers;
        this.notices = notices;
        this.inbox = inbox;
    }

    /** @throws Failure when the line is none of this hub's, or was never sent */
    public void take(ViolationTold message) {
        inbox.once("residence-receive-violation", () -> {
            CommentLine line = line(UUID.fromString(message.getLine()));
            ToldViolation told = told(message, line);
            if (violations.keep(told)) {
                tellLeaders(told, line);
            }
        });
    }

    /** Neither the member's name nor what happened leaves the hub by mail. */
    private void tellLeaders(ToldViolation told, CommentLine line) {
        readers.of(new ToldViolationStore.About(told.organisation(), told.person()))
                .forEach(leader -> notices.request(
                        line.dossier().orElseThrow(),
                        leader,
                        told.urgent() ? "residence-violation-told-urgent" : "residence-violation-told",
                        "/residence/violations/received/" + told.id(),
                        told.byName()));
    }

    private CommentLine line(UUID id) {
        return lines.find(id)
                .filter(CommentLine::went)
                .orElseThrow(() -> new Failure(ErrorCode.RESIDENCE_LINE_UNKNOWN, "line " + id));
    }

    private ToldViolation told(ViolationTold message, CommentLine line) {
        return new ToldViolation(
                UUID.fromString(message.getViolation()),
                line.id(),
                lists.find(line.list()).orElseThrow().organisation(),
                line.person(),
                line.fullName(),
                line.cell(),
                message.getBy().getCode(),
                message.getBy().getName(),
                message.getAt(),
                message.isUrgent(),
                message.getText(),
                Optional.empty(),
                OptionalLong.empty());
    }
}
