package vn.lienthong.residence.workplace.web;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.residence.workplace.ListVersions;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.Paging;

/** A list as it was handed in once, and what became of its lines since. */
@Controller
class ListVersionsController {

    private final ListVersions versions;
    private final CurrentPerson currentPerson;

    ListVersionsController(ListVersions versions, CurrentPerson currentPerson) {
        this.versions = versions;
        this.currentPerson = currentPerson;
    }

    @GetMapping(WorkplacePages.LISTS + "/{id}/versions/{submission}")
    String version(
            @PathVariable UUID id,
            @PathVariable int submission,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        ListVersions.Version version = versions.get(currentPerson.get().id(), id, submission);
        int total = version.submission().lines();
        int last = Math.max(1, (total + LinesPage.SIZE - 1) / LinesPage.SIZE);
        int shown = Math.min(Math.max(1, page), last);
        String address = WorkplacePages.LISTS + "/" + id + "/versions/" + submission;
        model.addAttribute("version", version);
        model.addAttribute("back", (version.own() ? WorkplacePages.LISTS : WorkplacePages.APPROVALS) + "/" + id);
        model.addAttribute("rows", versions.lines(version, (shown - 1) * LinesPage.SIZE, LinesPage.SIZE));
        model.addAttribute("previous", shown > 1 ? Paging.with(address, "page", shown - 1) : null);
        model.addAttribute("next", shown < last ? Paging.with(address, "page", shown + 1) : null);
        return "residence-workplace/version";
    }
}
