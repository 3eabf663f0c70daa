package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.security.CurrentPerson;

/** One form as it stands, and the files that belong to it. Whoever may write or send it sees them. */
@Controller
@RequestMapping(HomePages.FORMS + "/{line}")
class FormFilesController {

    private static final String PDF = "application/pdf";

    private final CommentForms forms;
    private final TwoWayMembers members;
    private final Documents documents;
    private final CurrentPerson currentPerson;

    FormFilesController(CommentForms forms, TwoWayMembers members, Documents documents, CurrentPerson currentPerson) {
        this.forms = forms;
        this.members = members;
        this.documents = documents;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String one(@PathVariable UUID line, Model model) {
        HomeForm form = forms.get(me(), line);
        model.addAttribute("form", form);
        model.addAttribute("levels", form.criteria());
        model.addAttribute("remarks", form.remarks());
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
        show(form.document().orElseThrow(), form.number().orElseThrow() + ".pdf", true, response);
    }

    /** A file of the member's report, whatever it is: never shown as a page of the hub. */
    @GetMapping("/report/{document}")
    void report(@PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        UUID file = forms.report(me(), line).stream()
                .flatMap(report -> report.documents().stream())
                .filter(document::equals)
                .findFirst()
                .orElseThrow(() -> unknown(document));
        show(file, "report", false, response);
    }

    private void show(UUID id, String name, boolean pdf, HttpServletResponse response) throws IOException {
        KeptDocument document = documents.find(id).orElseThrow(() -> unknown(id));
        boolean inline = pdf && document.contentType().equals(PDF);
        ContentDisposition.Builder disposition = inline ? ContentDisposition.inline() : ContentDisposition.attachment();
        response.setContentType(document.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition
                        .filename(pdf ? name : name + extension(document.contentType()))
                        .build()
                        .toString());
        response.setContentLengthLong(document.size());
        documents.copy(id, response.getOutputStream());
    }

    private static String extension(String contentType) {
        return switch (contentType) {
            case PDF -> ".pdf";
            case "image/png" -> ".png";
            case "image/jpeg" -> ".jpg";
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> ".docx";
            default -> "";
        };
    }

    private static Failure unknown(UUID id) {
        return new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + id);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
