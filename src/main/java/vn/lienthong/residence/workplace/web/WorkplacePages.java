package vn.lienthong.residence.workplace.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.store.ListStore;
import vn.lienthong.web.Paging;

/** Addresses of these pages, how lists of lists are paged, and how a refusal is told on the page it happened on. */
final class WorkplacePages {

    static final String LISTS = "/residence/lists";
    static final String APPROVALS = LISTS + "/approvals";
    static final String SENDING = LISTS + "/sending";
    static final String RECEIVING = LISTS + "/receiving";
    static final String STATISTICS = LISTS + "/statistics";
    static final String REPORTS = "/residence/reports";
    static final String VIOLATIONS = "/residence/violations/received";

    /** Lists on a page. */
    static final int SIZE = 20;

    private WorkplacePages() {}

    static void lists(Model model, List<CommentList> oneMore, String after, String address, String q) {
        model.addAttribute("q", q);
        model.addAttribute("narrowed", !q.isBlank());
        model.addAttribute("address", address);
        Paging.show(
                model, oneMore, SIZE, after, Paging.with(address, "q", q), list -> list.createdAt() + "_" + list.id());
    }

    static Optional<ListStore.Key> after(String text) {
        return Paging.key(text, (at, id) -> new ListStore.Key(at, UUID.fromString(id)));
    }

    /**
     * Does something and tells a refusal at the top of the page one comes back to; who may not do it, or asks for what is not
     * there, gets the page that says so.
     *
     * @return whether it was done
     */
    static boolean attempt(RedirectAttributes redirect, Runnable change) {
        try {
            change.run();
            return true;
        } catch (Failure refused) {
            ErrorCode.Nature nature = refused.code().nature();
            if (nature != ErrorCode.Nature.INVALID && nature != ErrorCode.Nature.CONFLICT) {
                throw refused;
            }
            refused(redirect, refused);
            return false;
        }
    }

    /** An id a button names. @throws Failure when it is none */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "no id: what a button or a row names", e);
        }
    }

    static void refused(RedirectAttributes redirect, Failure refused) {
        redirect.addFlashAttribute("flash", refused.code().code());
        redirect.addFlashAttribute("flashArgs", refused.arguments());
        redirect.addFlashAttribute("flashTone", "danger");
    }

    static void done(RedirectAttributes redirect, String key, Object... arguments) {
        redirect.addFlashAttribute("flash", key);
        redirect.addFlashAttribute("flashArgs", List.of(arguments));
    }
}
