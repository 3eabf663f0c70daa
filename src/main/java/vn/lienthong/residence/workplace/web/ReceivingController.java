package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
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
import vn.lienthong.document.KeptDocument;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineMark;
import vn.lienthong.residence.workplace.ListCounts;
import vn.lienthong.residence.workplace.PaperReports;
import vn.lienthong.residence.workplace.ReceivedComments;
import vn.lienthong.residence.workplace.UploadedFile;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Paging;

/** Nhận phiếu nhận xét và báo cáo kết quả thực hiện nhiệm vụ tại nơi cư trú. */
@Controller
@RequestMapping(WorkplacePages.RECEIVING)
class ReceivingController {

    private final CommentLists lists;
    private final ReceivedComments received;
    private final PaperReports paperReports;
    private final ListPages pages;
    private final WorkplaceDownloads papers;
    private final CurrentPerson currentPerson;

    ReceivingController(
            CommentLists lists,
            ReceivedComments received,
            PaperReports paperReports,
            ListPages pages,
            WorkplaceDownloads papers,
            CurrentPerson currentPerson) {
        this.lists = lists;
        this.received = received;
        this.paperReports = paperReports;
        this.pages = pages;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) String after, Model model) {
        List<CommentList> found =
                lists.made(me(), ReceivedComments.STATES, q, WorkplacePages.after(after), WorkplacePages.SIZE + 1);
        WorkplacePages.lists(model, found, after, WorkplacePages.RECEIVING, q);
        model.addAttribute("counts", lists.counts(found));
        return "residence-workplace/receiving";
    }

    /** The page asks again while members are told what was announced, and gets nothing while nothing has changed. */
    @GetMapping("/{id}")
    Object one(
            @PathVariable UUID id,
            @ModelAttribute LinesQuery query,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean poll,
            Model model) {
        CommentList list = received.get(me(), id);
        ListCounts counts = lists.counts(list);
        int untold = counts.untold();
        String standing = counts.tellingWaits() ? untold + "-waits" : Integer.toString(untold);
        if (poll && seen.equals(standing)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute(
                "poll",
                untold == 0 ? null : Paging.with(query.here(WorkplacePages.RECEIVING + "/" + id), "seen", standing));
        model.addAttribute("told", poll && untold == 0);
        pages.lines(model, list, query, WorkplacePages.RECEIVING + "/" + id);
        model.addAttribute(
                "marks",
                EnumSet.of(
                        LineMark.RECEIVED,
                        LineMark.NOT_RECEIVED,
                        LineMark.OVERDUE,
                        LineMark.REPORTED,
                        LineMark.REPORT_MISSING,
                        LineMark.NOT_SENT));
        return "residence-workplace/received";
    }

    /** What the chosen lines are for: their papers in one file, or that they were told. */
    @PostMapping("/{id}")
    Object chosen(
            @PathVariable UUID id,
            @ModelAttribute LinesQuery query,
            @RequestParam(value = "do") String wanted,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        received.get(me(), id);
        String here = "redirect:" + query.here(WorkplacePages.RECEIVING + "/" + id);
        if (query.none()) {
            redirect.addFlashAttribute("flash", "residence-workplace.flash.none-chosen");
            redirect.addFlashAttribute("flashTone", "warning");
            return here;
        }
        if (wanted.equals("announce")) {
            WorkplacePages.attempt(
                    redirect,
                    () -> WorkplacePages.done(
                            redirect,
                            "residence-workplace.flash.announced",
                            received.announce(me(), id, query.choice())));
            return here;
        }
        if (received.papers(me(), id, query.choice()) == 0) {
            redirect.addFlashAttribute("flash", "residence-workplace.flash.no-papers");
            redirect.addFlashAttribute("flashTone", "warning");
            return here;
        }
        papers.zip("phieu-nhan-xet.zip", received.archive(me(), id, query.choice()), response);
        return null;
    }

    @GetMapping("/{id}/lines/{line}/comment")
    void comment(@PathVariable UUID id, @PathVariable UUID line, HttpServletResponse response) throws IOException {
        KeptDocument document = received.comment(me(), id, line);
        papers.show(document.id(), "phieu-nhan-xet.pdf", response);
    }

    /** The paper a comment was written on. */
    @GetMapping("/{id}/lines/{line}/scans/{document}")
    void scan(@PathVariable UUID id, @PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        papers.save(received.scan(me(), id, line, document), "ban-chup", response);
    }

    @GetMapping("/{id}/lines/{line}/report")
    String report(@PathVariable UUID id, @PathVariable UUID line, Model model) {
        ReceivedComments.WrittenReport report = received.report(me(), id, line);
        model.addAttribute("report", report);
        model.addAttribute("withdrawable", paperReports.withdrawable(report.line()));
        model.addAttribute("list", received.get(me(), id));
        return "residence-workplace/received-report";
    }

    @GetMapping("/{id}/lines/{line}/report/{document}")
    void reportFile(
            @PathVariable UUID id, @PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        UploadedFile file = received.reportFile(me(), id, line, document);
        papers.save(file.document(), file.name(), response);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
