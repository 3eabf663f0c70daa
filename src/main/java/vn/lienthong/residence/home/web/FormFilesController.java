package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormScans;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.security.CurrentPerson;

/** One form as it stands, and the files that belong to it. Whoever may write or send it sees them. */
@Controller
@RequestMapping(HomePages.FORMS + "/{line}")
class FormFilesController {

    private final CommentForms forms;
    private final FormScans scans;
    private final TwoWayMembers members;
    private final HomeDownloads files;
    private final CurrentPerson currentPerson;

    FormFilesController(
            CommentForms forms,
            FormScans scans,
            TwoWayMembers members,
            HomeDownloads files,
            CurrentPerson currentPerson) {
        this.forms = forms;
        this.scans = scans;
        this.members = members;
        this.files = files;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String one(@PathVariable UUID line, Model model) {
        HomeForm form = forms.get(me(), line);
        model.addAttribute("form", form);
        model.addAttribute("levels", form.criteria());
        model.addAttribute("remarks", form.remarks());
        model.addAttribute("scans", scans.of(form));
        model.addAttribute("activities", members.ofForm(form));
        forms.report(me(), line).ifPresent(report -> model.addAttribute("report", report));
        return "residence-home/form";
    }

    /** The signed form. */
    @GetMapping("/paper")
    void paper(@PathVariable UUID line, HttpServletResponse response) throws IOException {
        HomeForm form = forms.get(me(), line);
        if (form.state() != FormState.SENT) {
            throw unknown(line);
        }
        files.show(form.document().orElseThrow(), form.number().orElseThrow() + ".pdf", response);
    }

    /** The paper form as it was scanned. */
    @GetMapping("/scans/{document}")
    void scan(@PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        files.save(scans.file(me(), line, document).document(), "scan", response);
    }

    /** A file of the member's report, whatever it is: never shown as a page of the hub. */
    @GetMapping("/report/{document}")
    void report(@PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        UUID file = forms.report(me(), line).stream()
                .flatMap(report -> report.documents().stream())
                .filter(document::equals)
                .findFirst()
                .orElseThrow(() -> unknown(document));
        files.save(file, "report", response);
    }

    private static Failure unknown(UUID id) {
        return new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + id);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
