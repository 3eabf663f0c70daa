package vn.lienthong.fee.web.office;

import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.fee.RefusedNotices;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.security.CurrentPerson;

/** Thông báo thanh toán bị từ chối: what the hub did not follow. */
@Controller
class RefusedNoticesController {

    private final RefusedNotices notices;
    private final CurrentPerson currentPerson;

    RefusedNoticesController(RefusedNotices notices, CurrentPerson currentPerson) {
        this.notices = notices;
        this.currentPerson = currentPerson;
    }

    @GetMapping(Pages.NOTICES)
    String list(
            @RequestParam(required = false) Verdict verdict,
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) Long after,
            Model model) {
        OptionalLong before = after == null ? OptionalLong.empty() : OptionalLong.of(after);
        String address = Pages.with(Pages.with(Pages.NOTICES, "verdict", verdict), "q", q);
        Pages.list(
                model,
                notices.list(currentPerson.get().id(), Optional.ofNullable(verdict), q, before, Pages.SIZE + 1),
                after == null ? null : after.toString(),
                address,
                notice -> Long.toString(notice.id()));
        model.addAttribute("verdicts", RefusedNotices.REFUSING.stream().sorted().toList());
        model.addAttribute("verdict", verdict);
        model.addAttribute("q", q);
        return "fee-office/notices";
    }
}
