package vn.lienthong.residence.workplace;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.residence.workplace.store.VersionStore;

/** Lists as they were each time they were handed in, for whoever makes or approves them. */
@Service
public class ListVersions {

    private final CommentLists lists;
    private final ListStore store;
    private final VersionStore versions;

    ListVersions(CommentLists lists, ListStore store, VersionStore versions) {
        this.lists = lists;
        this.store = store;
        this.versions = versions;
    }

    /**
     * A list as it was handed in once.
     *
     * @param added lines that have come on the list since
     * @param own whether the reader works on the list; else it is the reader's to approve
     */
    public record Version(CommentList list, ListStore.Submission submission, int added, boolean own) {}

    /** @throws vn.lienthong.failure.Failure {@code LT-RES-001} when the list is not for this person, or was not handed in so often */
    public Version get(long person, UUID id, int submission) {
        CommentList list = lists.seen(person, id);
        ListStore.Submission found = store.submissions(id).stream()
                .filter(each -> each.submission() == submission)
                .findFirst()
                .orElseThrow(() -> CommentLists.unknown(id));
        return new Version(list, found, versions.added(id, submission), lists.makes(person, list));
    }

    /** Its lines, those in front that were changed or taken off since, then by name. */
    public List<VersionLine> lines(Version version, int offset, int limit) {
        return versions.lines(version.list().id(), version.submission().submission(), offset, limit);
    }
}
