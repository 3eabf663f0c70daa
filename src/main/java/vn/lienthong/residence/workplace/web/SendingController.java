package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineMark;
import vn.lienthong.residence.workplace.LinePrints;
import vn.lienthong.residence.workplace.ListCounts;
import vn.lienthong.residence.workplace.ListSendClick;
import vn.lienthong.residence.workplace.ListState;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.web.Paging;

/** Gửi danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú. */
@Controller
@RequestMapping(WorkplacePages.SENDING)
class SendingController {

    private static final Set<ListState> SHOWN = EnumSet.of(ListState.APPROVED, ListState.SENDING, ListState.SENT);

    private static final Set<LineMark> MARKS = EnumSet.of(
            LineMark.NOT_SENT, LineMark.PROBLEM, LineMark.RETURNED, LineMark.GIVEN_UP, LineMark.REPORT_WANTED);

    private final CommentLists lists;
    private final ListSendClick sendClick;
    private final LinePrints prints;
    private final ListPages pages;
    private final WorkplaceDownloads papers;
    private final CurrentPerson currentPerson;

    SendingController(
            CommentLists lists,
            ListSendClick sendClick,
            LinePrints prints,
            ListPages pages,
            WorkplaceDownloads papers,
            CurrentPerson currentPerson) {
        this.lists = lists;
        this.sendClick = sendClick;
        this.prints = prints;
        this.pages = pages;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) String after, Model model) {
        List<CommentList> found = lists.made(me(), SHOWN, q, WorkplacePages.after(after), WorkplacePages.SIZE + 1);
        WorkplacePages.lists(model, found, after, WorkplacePages.SENDING, q);
        model.addAttribute("counts", lists.counts(found));
        return "residence-workplace/sending";
    }

    /** @param seen what the page that asks shows already: nothing new is answered with nothing */
    @GetMapping("/{id}")
    Object one(
            @PathVariable UUID id,
            @ModelAttribute LinesQuery query,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean poll,
            Model model) {
        CommentList list = lists.ownList(me(), id);
        ListCounts counts = lists.counts(list);
        String now = list.state() + "-" + counts.sent() + "-" + counts.problems() + "-" + counts.returned();
        if (poll && now.equals(seen)) {
            return ResponseEntity.noContent().build();
        }
        pages.lines(model, list, query, WorkplacePages.SENDING + "/" + id);
        boolean open = list.state().mayBecome(ListState.SENDING);
        boolean sendable = open && counts.sendable() > 0;
        model.addAttribute("marks", MARKS);
        model.addAttribute("here", query.here(WorkplacePages.SENDING + "/" + id));
        model.addAttribute("poll", Paging.with(query.here(WorkplacePages.SENDING + "/" + id), "seen", now));
        model.addAttribute("over", poll && open);
        model.addAttribute("mayCorrect", open);
        model.addAttribute("requestPapers", counts.sent() > 0);
        model.addAttribute("maySend", sendable);
        model.addAttribute("maySign", sendable && sendClick.maySign(me(), list));
        return "residence-workplace/send";
    }

    /** Gửi tổ chức Đảng nơi cư trú. */
    @PostMapping("/{id}")
    String send(@PathVariable UUID id, RedirectAttributes redirect) {
        lists.ownList(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            sendClick.send(me(), id);
            WorkplacePages.done(redirect, "residence-workplace.flash.sending");
        });
        return "redirect:" + WorkplacePages.SENDING + "/" + id;
    }

    /** Ký số và gửi tổ chức Đảng nơi cư trú. */
    @FreshLogin
    @PostMapping("/{id}/sign")
    String signAndSend(@PathVariable UUID id, RedirectAttributes redirect) {
        lists.ownList(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            sendClick.signAndSend(me(), id);
            WorkplacePages.done(redirect, "residence-workplace.flash.sending");
        });
        return "redirect:" + WorkplacePages.SENDING + "/" + id;
    }

    /** Phiếu giới thiệu, lấy ý kiến of a line that was sent. */
    @GetMapping("/{id}/lines/{line}/request")
    void request(@PathVariable UUID id, @PathVariable UUID line, HttpServletResponse response) throws IOException {
        papers.show(prints.paper(me(), id, line), "phieu-gioi-thieu.pdf", response);
    }

    /** All of them in one file. */
    @PostMapping("/{id}/requests")
    Object requests(@PathVariable UUID id, HttpServletResponse response, RedirectAttributes redirect)
            throws IOException {
        if (lists.counts(lists.ownList(me(), id)).sent() == 0) {
            redirect.addFlashAttribute("flash", "residence-workplace.flash.no-requests");
            redirect.addFlashAttribute("flashTone", "warning");
            return "redirect:" + WorkplacePages.SENDING + "/" + id;
        }
        papers.zip("phieu-gioi-thieu.zip", prints.archive(me(), id), response);
        return null;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
