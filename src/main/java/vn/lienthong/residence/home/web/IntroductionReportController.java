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
import vn.lienthong.residence.home.Introductions;
import vn.lienthong.security.CurrentPerson;

/** The report of a member who is introduced, which no form need be asked for to be read. */
@Controller
@RequestMapping(HomePages.INTRODUCTIONS + "/{line}/report")
class IntroductionReportController {

    private final Introductions introductions;
    private final HomeDownloads files;
    private final CurrentPerson currentPerson;

    IntroductionReportController(Introductions introductions, HomeDownloads files, CurrentPerson currentPerson) {
        this.introductions = introductions;
        this.files = files;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String one(@PathVariable UUID line, Model model) {
        model.addAttribute("introduction", introductions.introduction(me(), line));
        introductions.report(me(), line).ifPresent(report -> model.addAttribute("report", report));
        return "residence-home/introduction-report";
    }

    /** One of its files, whatever it is: never shown as a page of the hub. */
    @GetMapping("/{document}")
    void file(@PathVariable UUID line, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        UUID file = introductions.report(me(), line).stream()
                .flatMap(report -> report.documents().stream())
                .filter(document::equals)
                .findFirst()
                .orElseThrow(() -> new Failure(ErrorCode.DOCUMENT_UNKNOWN, "document " + document));
        files.save(file, "report", response);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
