package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
import vn.lienthong.document.AttachmentCheck;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.web.Uploads;
import vn.lienthong.residence.workplace.Report;
import vn.lienthong.residence.workplace.Reports;
import vn.lienthong.residence.workplace.UploadedFile;
import vn.lienthong.security.CurrentPerson;

/** Báo cáo kết quả thực hiện nhiệm vụ nơi cư trú: what a member is asked for, and the own comments that came. */
@Controller
@RequestMapping(WorkplacePages.REPORTS)
class ReportsController {

    private final Reports reports;
    private final AttachmentCheck check;
    private final WorkplaceDownloads papers;
    private final CurrentPerson currentPerson;

    ReportsController(Reports reports, AttachmentCheck check, WorkplaceDownloads papers, CurrentPerson currentPerson) {
        this.reports = reports;
        this.check = check;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("reports", reports.of(me()));
        return "residence-workplace/reports";
    }

    @GetMapping("/{line}")
    String one(@PathVariable UUID line, Model model) {
        Report report = reports.get(me(), line);
        model.addAttribute("report", report);
        model.addAttribute("member", currentPerson.get());
        model.addAttribute(
                "commentVisible", reports.visibleComment(report.line()).isPresent());
        model.addAttribute("mostFiles", Reports.MOST_FILES);
        // what was typed and refused stands in the flash
        model.asMap().putIfAbsent("comment", report.comment());
        return "residence-workplace/report";
    }

    /** LƯU, Gửi báo cáo, and the files that come and go with either. */
    @PostMapping("/{line}")
    String write(
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String comment,
            @RequestParam(value = "do", defaultValue = "save") String wanted,
            @RequestParam(required = false) List<MultipartFile> file,
            RedirectAttributes redirect) {
        reports.get(me(), line);
        if (!WorkplacePages.attempt(redirect, () -> reports.save(me(), line, comment))) {
            redirect.addFlashAttribute("comment", comment);
            return "redirect:" + WorkplacePages.REPORTS + "/" + line;
        }
        WorkplacePages.attempt(redirect, () -> {
            Uploads.each(check, file, each -> reports.attach(me(), line, each));
            if (wanted.startsWith("remove-")) {
                reports.detach(me(), line, WorkplacePages.uuid(wanted.substring("remove-".length())));
                WorkplacePages.done(redirect, "residence-workplace.flash.file-removed");
            } else if (wanted.equals("send")) {
                reports.send(me(), line, comment);
                WorkplacePages.done(redirect, "residence-workplace.flash.report-sent");
            } else {
                WorkplacePages.done(redirect, "residence-workplace.flash.report-saved");
            }
        });
        return "redirect:" + WorkplacePages.REPORTS + "/" + line;
    }

    /** Rút báo cáo. */
    @PostMapping("/{line}/withdraw")
    String withdraw(@PathVariable UUID line, RedirectAttributes redirect) {
        reports.get(me(), line);
        WorkplacePages.attempt(redirect, () -> {
            reports.withdraw(me(), line);
            WorkplacePages.done(redirect, "residence-workplace.flash.report-withdrawn");
        });
        return "redirect:" + WorkplacePages.REPORTS + "/" + line;
    }

    @GetMapping("/{line}/files/{document}")
    void file(@PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        UploadedFile file = reports.file(me(), line, document);
        papers.save(file.document(), file.name(), response);
    }

    @GetMapping("/{line}/comment")
    void comment(@PathVariable UUID line, HttpServletResponse response) throws IOException {
        UUID document = reports.comment(me(), line)
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "comment of line " + line));
        papers.show(document, "phieu-nhan-xet.pdf", response);
    }

    /** The paper the own comment was written on. */
    @GetMapping("/{line}/comment/scans/{document}")
    void commentScan(@PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response)
            throws IOException {
        UUID scan = reports.commentScan(me(), line, document)
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "scan of line " + line));
        papers.save(scan, "ban-chup", response);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
