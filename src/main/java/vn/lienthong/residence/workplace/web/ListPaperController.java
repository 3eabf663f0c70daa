package vn.lienthong.residence.workplace.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.ListPrints;
import vn.lienthong.security.CurrentPerson;

/** The list as it was signed. */
@Controller
class ListPaperController {

    private final ListPrints prints;
    private final WorkplaceDownloads papers;
    private final CurrentPerson currentPerson;

    ListPaperController(ListPrints prints, WorkplaceDownloads papers, CurrentPerson currentPerson) {
        this.prints = prints;
        this.papers = papers;
        this.currentPerson = currentPerson;
    }

    @GetMapping(WorkplacePages.LISTS + "/{id}/paper")
    void paper(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        CommentList list = prints.read(currentPerson.get().id(), id);
        papers.show(list.signedDocument().orElseThrow(), list.paperNumber().orElseThrow() + ".pdf", response);
    }
}
