package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.humantask.TaskQuery;
import vn.lienthong.residence.home.FormApprovals;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;
import vn.lienthong.web.Paging;

/** Duyệt phiếu nhận xét: the forms the cells submitted; one, those chosen, or all. One is returned on the page of its task. */
@Controller
@RequestMapping(HomePages.APPROVE)
class FormApproveController {

    private final FormApprovals approvals;
    private final RescuedForms rescued;
    private final HomeResults results;
    private final CurrentPerson currentPerson;

    FormApproveController(
            FormApprovals approvals, RescuedForms rescued, HomeResults results, CurrentPerson currentPerson) {
        this.results = results;
        this.approvals = approvals;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) String after,
            HttpServletRequest request,
            Model model) {
        Optional<TaskQuery.Cursor> cursor = Paging.present(after).map(TaskQuery.Cursor::parse);
        FormApprovals.Page page = approvals.list(me(), q, late, cursor, HomePages.SIZE);
        String address = address(q, late);
        model.addAttribute("rows", page.rows());
        model.addAttribute("first", cursor.map(given -> address).orElse(null));
        model.addAttribute(
                "next",
                page.next().map(next -> HomePages.with(address, "after", next)).orElse(null));
        model.addAttribute("waiting", approvals.waiting(me()));
        model.addAttribute("most", approvals.most());
        model.addAttribute("chosen", ticked(request));
        model.addAttribute("q", q);
        model.addAttribute("late", late);
        return "residence-home/approve";
    }

    /** What was ticked before a login had to come in between. */
    private Set<String> ticked(HttpServletRequest request) {
        return rescued.take(request, HomePages.APPROVE)
                .map(form ->
                        form.fields().getOrDefault("task", List.of()).stream().collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    @FreshLogin
    @PostMapping
    String approve(@RequestParam(required = false) List<UUID> task, RedirectAttributes redirect) {
        results.toldOfTasks(redirect, me(), approvals.approve(me(), task == null ? List.of() : task), "approved");
        return "redirect:" + HomePages.APPROVE;
    }

    /** The question before all are approved. */
    @FreshLogin
    @GetMapping("/all")
    String ask(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean late,
            Model model) {
        model.addAttribute("waiting", approvals.waiting(me()));
        model.addAttribute("most", approvals.most());
        model.addAttribute("narrowed", late || !q.isBlank());
        model.addAttribute("fields", Map.of("q", q, "late", late));
        model.addAttribute("back", address(q, late));
        return "residence-home/approve-all";
    }

    @FreshLogin
    @PostMapping("/all")
    String approveAll(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean late,
            RedirectAttributes redirect) {
        Map<UUID, ErrorCode> approved = approvals.approveAll(me(), q, late);
        results.toldOfTasks(redirect, me(), approved, "approved");
        if (approved.size() == approvals.most()) {
            results.left(redirect, approvals.waiting(me()));
        }
        return "redirect:" + HomePages.APPROVE;
    }

    private static String address(String q, boolean late) {
        return HomePages.with(HomePages.with(HomePages.APPROVE, "q", q), "late", late);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
