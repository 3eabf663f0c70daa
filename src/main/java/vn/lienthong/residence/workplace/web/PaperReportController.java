package vn.lienthong.residence.workplace.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.AttachmentCheck;
import vn.lienthong.residence.ScanRules;
import vn.lienthong.residence.web.Uploads;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.PaperReports;
import vn.lienthong.residence.workplace.ReceivedComments;
import vn.lienthong.security.CurrentPerson;

/** Nhập báo cáo giấy: a member's report that was handed in in person, entered with its scans. */
@Controller
@RequestMapping(WorkplacePages.RECEIVING + "/{id}/lines/{line}")
class PaperReportController {

    private final PaperReports reports;
    private final ReceivedComments received;
    private final AttachmentCheck check;
    private final CurrentPerson currentPerson;

    PaperReportController(
            PaperReports reports, ReceivedComments received, AttachmentCheck check, CurrentPerson currentPerson) {
        this.reports = reports;
        this.received = received;
        this.check = check;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/paper-report")
    String form(@PathVariable UUID id, @PathVariable UUID line, Model model) {
        CommentLine wanted = reports.line(me(), id, line);
        model.addAttribute("line", wanted);
        model.addAttribute(
                "refusal",
                reports.refusal(wanted).map(refusal -> refusal.code().code()).orElse(null));
        model.addAttribute("list", received.get(me(), id));
        // what was typed and refused stands in the flash
        model.asMap().putIfAbsent("comment", "");
        return "residence-workplace/paper-report";
    }

    @PostMapping("/paper-report")
    String enter(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(required = false) List<MultipartFile> scan,
            RedirectAttributes redirect) {
        reports.line(me(), id, line); // strangers learn nothing of the files
        boolean sent = WorkplacePages.attempt(redirect, () -> {
            List<Attachment> scans = new ArrayList<>();
            Uploads.scans(check, scan, each -> {
                ScanRules.require(each, scans.size());
                scans.add(each);
            });
            reports.enter(me(), id, line, comment, scans);
            WorkplacePages.done(redirect, "residence-workplace.flash.paper-report-sent");
        });
        if (!sent) {
            redirect.addFlashAttribute("comment", comment);
            return "redirect:" + of(id, line) + "/paper-report";
        }
        return "redirect:" + of(id, line) + "/report";
    }

    @PostMapping("/paper-report/withdraw")
    String withdraw(@PathVariable UUID id, @PathVariable UUID line, RedirectAttributes redirect) {
        received.get(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            reports.withdraw(me(), id, line);
            WorkplacePages.done(redirect, "residence-workplace.flash.paper-report-withdrawn");
        });
        return "redirect:" + WorkplacePages.RECEIVING + "/"
                + id; // entered anew only while its line is with the residence
    }

    private static String of(UUID id, UUID line) {
        return WorkplacePages.RECEIVING + "/" + id + "/lines/" + line;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
