package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.ListApprovals;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;
import vn.lienthong.web.Paging;

/** Duyệt danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú. */
@Controller
@RequestMapping(WorkplacePages.APPROVALS)
class ApprovalsController {

    private final CommentLists lists;
    private final ListApprovals approvals;
    private final ListPages pages;
    private final RescuedForms rescued;
    private final CurrentPerson currentPerson;

    ApprovalsController(
            CommentLists lists,
            ListApprovals approvals,
            ListPages pages,
            RescuedForms rescued,
            CurrentPerson currentPerson) {
        this.lists = lists;
        this.approvals = approvals;
        this.pages = pages;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String all(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            @RequestParam(defaultValue = "0") int before,
            Model model) {
        List<CommentList> found = lists.submitted(me(), q, WorkplacePages.after(after), WorkplacePages.SIZE + 1);
        WorkplacePages.lists(model, found, after, WorkplacePages.APPROVALS, q);
        int shownBefore = after == null ? 0 : Math.max(0, before);
        model.addAttribute("before", shownBefore);
        if (model.getAttribute("next") instanceof String next) {
            model.addAttribute("next", Paging.with(next, "before", shownBefore + WorkplacePages.SIZE));
        }
        model.addAttribute("total", lists.countSubmitted(me(), q));
        model.addAttribute("counts", lists.counts(found));
        return "residence-workplace/approvals";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @ModelAttribute LinesQuery query, Model model) {
        CommentList list = lists.toApprove(me(), id);
        pages.lines(model, list, query, WorkplacePages.APPROVALS + "/" + id);
        boolean decidable = lists.waitingTask(me(), list).isPresent();
        model.addAttribute("mayDecide", decidable);
        model.addAttribute("twice", decidable ? lists.askedElsewhere(list) : List.of());
        model.addAttribute("maySign", decidable && approvals.maySign(me(), list));
        return "residence-workplace/approval";
    }

    @FreshLogin
    @PostMapping("/{id}/approve")
    String approve(@PathVariable UUID id, @RequestParam int submission, RedirectAttributes redirect) {
        lists.toApprove(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            approvals.approve(me(), id, submission);
            WorkplacePages.done(redirect, "residence-workplace.flash.approved");
        });
        return "redirect:" + WorkplacePages.APPROVALS + "/" + id;
    }

    @FreshLogin
    @PostMapping("/{id}/sign")
    String sign(@PathVariable UUID id, @RequestParam int submission, RedirectAttributes redirect) {
        lists.toApprove(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            approvals.approveSigned(me(), id, submission);
            WorkplacePages.done(redirect, "residence-workplace.flash.approved-signed");
        });
        return "redirect:" + WorkplacePages.APPROVALS + "/" + id;
    }

    /** The question before a refusal; shown as a dialog where the browser can. */
    @FreshLogin
    @GetMapping("/{id}/refuse")
    String askRefusal(@PathVariable UUID id, HttpServletRequest request, Model model) {
        model.addAttribute("list", lists.toApprove(me(), id));
        rescued.takeReason(request, model);
        return "residence-workplace/refuse";
    }

    @FreshLogin
    @PostMapping("/{id}/refuse")
    String refuse(
            @PathVariable UUID id,
            @RequestParam int submission,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        lists.toApprove(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            approvals.refuse(me(), id, submission, reason);
            WorkplacePages.done(redirect, "residence-workplace.flash.refused");
        });
        return "redirect:" + WorkplacePages.APPROVALS + "/" + id;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
