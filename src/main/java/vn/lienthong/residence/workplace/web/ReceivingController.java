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
import vn.lienthong.residence.workplace.ReportFile;
import vn.lienthong.residence.workplace.ReturnedComments;
import vn.lienthong.security.CurrentPerson;

/** Nhận phiếu nhận xét và báo cáo kết quả thực hiện nhiệm vụ tại nơi cư trú. */
@Controller
@RequestMapping(Pages.RECEIVING)
class ReceivingController {

    private final CommentLists lists;
    private final ReturnedComments returned;
    private final PaperReports paperReports;
    private final ListPages pages;
    private final PaperDownloads papers;
    private final CurrentPerson currentPerson;

    ReceivingController(
            CommentLists lists,
            ReturnedComments returned,
            PaperReports paperReports,
            ListPages pages,
            PaperDownloads papers,
            CurrentPerson currentPerson) {
        this.lists = lists;
        this.returned = returned;
        this.paperReports = paperReports;
        this.pages = pages;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "") String q, @RequestParam(required = false) String after, Model model) {
        List<CommentList> found = lists.made(me(), ReturnedComments.STATES, q, Pages.after(after), Pages.SIZE + 1);
        Pages.lists(model, found, after, Pages.RECEIVING, q);
        model.addAttribute("counts", lists.counts(found));
        return "residence/receiving";
    }

    /** The page asks again while members are told what was announced, and gets nothing while nothing has changed. */
    @GetMapping("/{id}")
    Object one(
            @PathVariable UUID id,
            @ModelAttribute LinesQuery query,
            @RequestParam(defaultValue = "") String seen,
            @RequestHeader(value = "HX-Request", defaultValue = "false") boolean poll,
            Model model) {
        CommentList list = returned.get(me(), id);
        ListCounts counts = lists.counts(list);
        int untold = counts.untold();
        String standing = counts.tellingWaits() ? untold + "-waits" : Integer.toString(untold);
        if (poll && seen.equals(standing)) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute(
                "poll", untold == 0 ? null : Pages.with(query.here(Pages.RECEIVING + "/" + id), "seen", standing));
        model.addAttribute("told", poll && untold == 0);
        pages.lines(model, list, query, Pages.RECEIVING + "/" + id);
        model.addAttribute(
                "marks",
                EnumSet.of(
                        LineMark.RECEIVED,
                        LineMark.NOT_RECEIVED,
                        LineMark.OVERDUE,
                        LineMark.REPORTED,
                        LineMark.REPORT_MISSING,
                        LineMark.NOT_SENT));
        return "residence/received";
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
        returned.get(me(), id);
        String here = "redirect:" + query.here(Pages.RECEIVING + "/" + id);
        if (query.none()) {
            redirect.addFlashAttribute("flash", "residence.flash.none-chosen");
            redirect.addFlashAttribute("flashTone", "warning");
            return here;
        }
        if (wanted.equals("announce")) {
            Pages.attempt(
                    redirect,
                    () -> Pages.done(
                            redirect, "residence.flash.announced", returned.announce(me(), id, query.choice())));
            return here;
        }
        if (returned.papers(me(), id, query.choice()) == 0) {
            redirect.addFlashAttribute("flash", "residence.flash.no-papers");
            redirect.addFlashAttribute("flashTone", "warning");
            return here;
        }
        papers.zip("phieu-nhan-xet.zip", returned.archive(me(), id, query.choice()), response);
        return null;
    }

    @GetMapping("/{id}/lines/{line}/comment")
    void comment(@PathVariable UUID id, @PathVariable UUID line, HttpServletResponse response) throws IOException {
        KeptDocument document = returned.comment(me(), id, line);
        papers.show(document.id(), "phieu-nhan-xet.pdf", response);
    }

    /** The paper a comment was written on. */
    @GetMapping("/{id}/lines/{line}/scans/{document}")
    void scan(@PathVariable UUID id, @PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        papers.save(returned.scan(me(), id, line, document), "ban-chup", response);
    }

    @GetMapping("/{id}/lines/{line}/report")
    String report(@PathVariable UUID id, @PathVariable UUID line, Model model) {
        ReturnedComments.ReceivedReport report = returned.report(me(), id, line);
        model.addAttribute("report", report);
        model.addAttribute("withdrawable", paperReports.withdrawable(report.line()));
        model.addAttribute("list", returned.get(me(), id));
        return "residence/received-report";
    }

    @GetMapping("/{id}/lines/{line}/report/{document}")
    void reportFile(
            @PathVariable UUID id, @PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        ReportFile file = returned.reportFile(me(), id, line, document);
        papers.save(file.document(), file.name(), response);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
