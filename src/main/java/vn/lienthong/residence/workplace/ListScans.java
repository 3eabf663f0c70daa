package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.Documents;
import vn.lienthong.document.NewDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.ScanRules;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.ListScanStore;

/**
 * Trực tiếp: the paper a list was entered from, scanned. Changed by those who make the list, as long as it is a draft; looked at by
 * them and by whoever approves it, and unknown to everybody else. See {@link ScanRules} for what the scan is worth.
 */
@Service
public class ListScans {

    /** Kind of the documents. */
    static final String KIND = "residence-list-scan";

    private final CommentLists lists;
    private final ListScanStore scans;
    private final Documents documents;
    private final AuditLog audit;
    private final Clock clock;

    ListScans(CommentLists lists, ListScanStore scans, Documents documents, AuditLog audit, Clock clock) {
        this.lists = lists;
        this.scans = scans;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order they were added. The caller has seen that the person may see the list. */
    public List<UploadedFile> of(CommentList list) {
        return list.channel().onPaper() ? scans.of(list.id()) : List.of();
    }

    /**
     * Keeps a scan that was checked.
     *
     * @throws Failure when the list is none of the person's, is no draft or not on paper, or the file is no scan
     */
    public void add(long person, UUID id, Attachment file) {
        change(person, id, list -> {
            ScanRules.require(file, scans.of(id).size());
            UUID document = Uuids.next();
            documents.keep(
                    new NewDocument(
                            document,
                            KIND,
                            Optional.empty(),
                            subject(id),
                            ResidenceTime.today(clock),
                            file.contentType(),
                            Map.of(),
                            Optional.empty()),
                    file.content());
            Instant now = clock.instant();
            scans.add(
                    id,
                    new UploadedFile(document, file.name(), file.contentType(), file.content().length),
                    person,
                    now);
            note(person, "residence.list-scan-add", id, document);
        });
    }

    /** Takes a scan off the list. */
    public void remove(long person, UUID id, UUID document) {
        change(person, id, list -> {
            if (!scans.remove(id, document)) {
                throw unknown(document);
            }
            note(person, "residence.list-scan-remove", id, document);
        });
    }

    /** One scan, for whoever may see its list; the reading is audited. */
    public UploadedFile file(long person, UUID id, UUID document) {
        CommentList list = lists.seen(person, id);
        UploadedFile scan = of(list).stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseThrow(() -> unknown(document));
        note(person, "residence.list-scan-read", id, document);
        return scan;
    }

    private void change(long person, UUID id, java.util.function.Consumer<CommentList> change) {
        lists.as(person, () -> {
            CommentList list = lists.lockOwn(person, id);
            CommentLists.require(list, ListState.DRAFT);
            if (!list.channel().onPaper()) {
                throw CommentLists.closed(list);
            }
            change.accept(list);
        });
    }

    private void note(long person, String action, UUID list, UUID document) {
        audit.record(
                MessageContext.ofPerson(person).actor(),
                action,
                subject(list),
                Map.of("document", document.toString()));
    }

    private static String subject(UUID list) {
        return Subjects.LIST + list;
    }

    private static Failure unknown(UUID document) {
        return new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + document);
    }
}
