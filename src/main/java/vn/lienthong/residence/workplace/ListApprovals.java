package vn.lienthong.residence.workplace;

import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.residence.workplace.ListSigning.SignedPaper;
import vn.lienthong.residence.workplace.store.ListStore;

/** Phê duyệt, Ký số phê duyệt, Từ chối: deciding a list's task from the list's own page. */
@Service
public class ListApprovals {

    private final CommentLists commentLists;
    private final ListStore lists;
    private final ListSigning signing;
    private final Tasks tasks;

    ListApprovals(CommentLists commentLists, ListStore lists, ListSigning signing, Tasks tasks) {
        this.commentLists = commentLists;
        this.lists = lists;
        this.signing = signing;
        this.tasks = tasks;
    }

    /** Whether Ký số phê duyệt is possible for this person. */
    public boolean maySign(long person, CommentList list) {
        return signing.possible(person, list);
    }

    /**
     * @param submission the person looked at
     * @throws vn.lienthong.failure.Failure when the list is not the person's to decide, or was decided, or handed in anew
     */
    public void approve(long person, UUID id, int submission) {
        tasks.decide(person, task(person, id, submission).id(), "approve", null);
    }

    /** The same with a signed paper of the list. */
    public void approveSigned(long person, UUID id, int submission) {
        Task task = task(person, id, submission);
        SignedPaper paper = signing.sign(person, commentLists.toApprove(person, id));
        commentLists.as(person, () -> {
            CommentList list = lists.lock(id).orElseThrow(() -> CommentLists.unknown(id));
            if (list.state() != ListState.SUBMITTED || list.submission() != submission) {
                throw CommentLists.closed(list);
            }
            signing.keep(paper);
            tasks.decide(person, task.id(), "approve", null);
        });
    }

    public void refuse(long person, UUID id, int submission, String reason) {
        tasks.decide(person, task(person, id, submission).id(), "refuse", reason);
    }

    private Task task(long person, UUID id, int submission) {
        CommentList list = commentLists.toApprove(person, id);
        if (list.submission() != submission) {
            throw CommentLists.closed(list);
        }
        return commentLists.waitingTask(person, list).orElseThrow(() -> CommentLists.closed(list));
    }
}
