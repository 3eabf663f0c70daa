package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.fee.RefusedNotices;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;

/** Thông báo thanh toán bị từ chối: what the hub did not follow, and who looked into it. */
@Controller
@RequestMapping(Pages.NOTICES)
class RefusedNoticesController {

    private final RefusedNotices notices;
    private final RescuedForms rescued;
    private final CurrentPerson currentPerson;

    RefusedNoticesController(RefusedNotices notices, RescuedForms rescued, CurrentPerson currentPerson) {
        this.notices = notices;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) Verdict verdict,
            @RequestParam(required = false) Boolean reviewed,
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) Long after,
            Model model) {
        OptionalLong before = after == null ? OptionalLong.empty() : OptionalLong.of(after);
        String address = Pages.with(Pages.NOTICES, "verdict", verdict);
        address = Pages.with(address, "reviewed", reviewed);
        address = Pages.with(address, "q", q);
        Pages.list(
                model,
                notices.list(
                        me(), Optional.ofNullable(verdict), Optional.ofNullable(reviewed), q, before, Pages.SIZE + 1),
                after == null ? null : after.toString(),
                address,
                notice -> Long.toString(notice.id()));
        model.addAttribute("verdicts", RefusedNotices.REFUSING.stream().sorted().toList());
        model.addAttribute("verdict", verdict);
        model.addAttribute("reviewed", reviewed);
        model.addAttribute("q", q);
        return "fee-office/notices";
    }

    /** The notice, and the question what it was. */
    @FreshLogin
    @GetMapping("/{id}/review")
    String askReview(@PathVariable long id, HttpServletRequest request, Model model) {
        model.addAttribute("notice", notices.get(me(), id));
        rescued.takeReason(request, model);
        return "fee-office/review";
    }

    @FreshLogin
    @PostMapping("/{id}/review")
    String review(@PathVariable long id, @RequestParam(required = false) String reason, RedirectAttributes redirect) {
        notices.review(me(), id, reason);
        redirect.addFlashAttribute("flash", "fee-office.flash.reviewed");
        return "redirect:" + Pages.NOTICES;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
