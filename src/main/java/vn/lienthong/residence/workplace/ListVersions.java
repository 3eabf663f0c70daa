package vn.lienthong.residence.workplace;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.residence.Subjects;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.VersionStore;

/** Lists as they were each time they were handed in, for whoever makes or approves them. */
@Service
public class ListVersions {

    private final CommentLists lists;
    private final ListStore store;
    private final VersionStore versions;
    private final AuditLog audit;

    ListVersions(CommentLists lists, ListStore store, VersionStore versions, AuditLog audit) {
        this.lists = lists;
        this.store = store;
        this.versions = versions;
        this.audit = audit;
    }

    /**
     * A list as it was handed in once.
     *
     * @param added lines that have come on the list since
     * @param own whether the reader works on the list; else it is the reader's to approve
     */
    public record Version(CommentList list, ListStore.Submission submission, int added, boolean own) {}

    /** The reading is audited. @throws vn.lienthong.failure.Failure {@code LT-RES-001} when the list is not for this person, or was not handed in so often */
    public Version get(long person, UUID id, int submission) {
        CommentList list = lists.seen(person, id);
        ListStore.Submission found = store.submissions(id).stream()
                .filter(each -> each.submission() == submission)
                .findFirst()
                .orElseThrow(() -> CommentLists.unknown(id));
        audit.record(
                MessageContext.ofPerson(person).actor(),
                "residence.list-read",
                Subjects.LIST + id,
                Map.of("submission", Integer.toString(submission)));
        return new Version(list, found, versions.added(id, submission), lists.makes(person, list));
    }

    /** Its lines, those in front that were changed or taken off since, then by name. */
    public List<VersionLine> lines(Version version, int offset, int limit) {
        return versions.lines(version.list().id(), version.submission().submission(), offset, limit);
    }
}
