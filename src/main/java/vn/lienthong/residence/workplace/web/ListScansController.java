package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.document.AttachmentCheck;
import vn.lienthong.residence.web.Uploads;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.ListScans;
import vn.lienthong.residence.workplace.UploadedFile;
import vn.lienthong.security.CurrentPerson;

/** The scans of a list that was entered from paper: added and taken off by its makers, looked at by whoever may see the list. */
@Controller
@RequestMapping(WorkplacePages.LISTS + "/{id}/scans")
class ListScansController {

    private static final String REMOVE = "remove-";

    private final CommentLists lists;
    private final ListScans scans;
    private final AttachmentCheck check;
    private final WorkplaceDownloads papers;
    private final CurrentPerson currentPerson;

    ListScansController(
            CommentLists lists,
            ListScans scans,
            AttachmentCheck check,
            WorkplaceDownloads papers,
            CurrentPerson currentPerson) {
        this.lists = lists;
        this.scans = scans;
        this.check = check;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @PostMapping
    String change(
            @PathVariable UUID id,
            @RequestParam(value = "do", defaultValue = "add") String wanted,
            @RequestParam(required = false) List<MultipartFile> scan,
            RedirectAttributes redirect) {
        lists.ownList(me(), id);
        WorkplacePages.attempt(redirect, () -> {
            if (wanted.startsWith(REMOVE)) {
                scans.remove(me(), id, WorkplacePages.uuid(wanted.substring(REMOVE.length())));
                WorkplacePages.done(redirect, "residence-workplace.flash.file-removed");
            } else {
                Uploads.scans(check, scan, file -> scans.add(me(), id, file));
                WorkplacePages.done(redirect, "residence-workplace.flash.scan-added");
            }
        });
        return "redirect:" + WorkplacePages.LISTS + "/" + id;
    }

    @GetMapping("/{document}")
    void one(@PathVariable UUID id, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        UploadedFile scan = scans.file(me(), id, document);
        papers.save(scan.document(), scan.name(), response);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
