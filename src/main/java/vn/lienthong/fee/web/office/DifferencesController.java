package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.reconciliation.ReconciliationLine;
import vn.lienthong.fee.reconciliation.Reconciliations;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;

/** What a difference of a reconciled day was, in the words of whoever looked into it. */
@Controller
@RequestMapping(Pages.RECONCILIATION + "/{provider}/{day}/review/{mark}")
class DifferencesController {

    private final Reconciliations reconciliations;
    private final RescuedForms rescued;
    private final CurrentPerson currentPerson;

    DifferencesController(Reconciliations reconciliations, RescuedForms rescued, CurrentPerson currentPerson) {
        this.reconciliations = reconciliations;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
    }

    /** The difference, and the question what it was. */
    @FreshLogin
    @GetMapping
    String ask(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String mark,
            HttpServletRequest request,
            Model model,
            RedirectAttributes redirect) {
        try {
            model.addAttribute("line", reconciliations.open(me(), provider, day, mark));
        } catch (Failure failure) {
            return closed(failure, provider, day, redirect);
        }
        model.addAttribute("provider", provider);
        model.addAttribute("address", addressOf(provider, day));
        rescued.takeReason(request, model);
        return "fee-office/review-line";
    }

    @FreshLogin
    @PostMapping
    String review(
            @PathVariable String provider,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable String mark,
            @RequestParam(required = false) String reason,
            RedirectAttributes redirect) {
        try {
            ReconciliationLine line = reconciliations.review(me(), provider, day, mark, reason);
            redirect.addFlashAttribute("flash", "fee-office.flash.reviewed");
            return "redirect:" + Pages.with(addressOf(provider, day), "result", line.result());
        } catch (Failure failure) {
            return closed(failure, provider, day, redirect);
        }
    }

    /** Somebody was faster, or the day was compared once more. */
    private static String closed(Failure failure, String provider, LocalDate day, RedirectAttributes redirect) {
        if (failure.code() != ErrorCode.RECONCILIATION_LINE_CLOSED) {
            throw failure;
        }
        redirect.addFlashAttribute("flash", failure.code().code());
        redirect.addFlashAttribute("flashTone", "warning");
        return "redirect:" + addressOf(provider, day);
    }

    private static String addressOf(String provider, LocalDate day) {
        return Pages.RECONCILIATION + "/" + provider + "/" + day;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
