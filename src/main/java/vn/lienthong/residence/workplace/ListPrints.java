package vn.lienthong.residence.workplace;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.Subjects;

/** The signed paper of a list, for whoever makes or approves it. Every reading is audited. */
@Service
public class ListPrints {

    private final CommentLists lists;
    private final AuditLog audit;

    ListPrints(CommentLists lists, AuditLog audit) {
        this.lists = lists;
        this.audit = audit;
    }

    /** A list that has its paper. @throws Failure when the list is not for this person, or was not signed */
    public CommentList read(long person, UUID id) {
        CommentList list = lists.seen(person, id);
        UUID document = list.signedDocument()
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "list " + id + " has no signed paper"));
        audit.record(
                MessageContext.ofPerson(person).actor(),
                "residence.list-paper-read",
                Subjects.LIST + id,
                Map.of("document", document.toString()));
        return list;
    }
}
