package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.RefundFindings;
import vn.lienthong.fee.RefundStatus;
import vn.lienthong.fee.Refunds;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForm;
import vn.lienthong.security.RescuedForms;

/** Hoàn trả đảng phí: every refund of an officer's organisations, and the transfers made by hand. */
@Controller
@RequestMapping(Pages.REFUNDS)
class RefundsController {

    private final Refunds refunds;
    private final RefundFindings findings;
    private final FeeOfficeWords words;
    private final MessageSource messages;
    private final CurrentPerson currentPerson;
    private final RescuedForms rescuedForms;

    RefundsController(
            Refunds refunds,
            RefundFindings findings,
            FeeOfficeWords words,
            MessageSource messages,
            CurrentPerson currentPerson,
            RescuedForms rescuedForms) {
        this.refunds = refunds;
        this.findings = findings;
        this.words = words;
        this.messages = messages;
        this.currentPerson = currentPerson;
        this.rescuedForms = rescuedForms;
    }

    /** A line of the history, see the fragment {@code timeline}. */
    record Event(String what, String who, Instant at, String note) {}

    @GetMapping
    String list(
            @RequestParam(required = false) RefundStatus status,
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Model model) {
        Optional<RefundStore.Key> key = Pages.key(after, RefundStore.Key::new);
        String address = Pages.with(Pages.with(Pages.REFUNDS, "status", status), "q", q);
        Pages.list(
                model,
                refunds.list(me(), Optional.ofNullable(status), q, key, Pages.SIZE + 1),
                after,
                address,
                Refund::key);
        model.addAttribute("statuses", RefundStatus.values());
        model.addAttribute("status", status);
        model.addAttribute("q", q);
        return "fee-office/refunds";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model, Locale locale, HttpServletRequest request) {
        Refund refund = refunds.read(me(), id);
        Optional<RescuedForm> typed = typed(request, refund);
        model.addAttribute(
                "typed", typed.flatMap(form -> form.first("transfer")).orElse(null));
        model.addAttribute("given", typed.flatMap(form -> form.first("given")).orElse(null));
        model.addAttribute("refund", refund);
        model.addAttribute("history", history(refund, locale));
        model.addAttribute("mayWithdraw", refunds.mayWithdraw(me(), refund));
        model.addAttribute("mayTransfer", findings.mayTransfer(me(), refund));
        model.addAttribute("mayResolve", findings.mayResolve(me(), refund));
        return "fee-office/refund";
    }

    /** The question before a refund is taken back. */
    @GetMapping("/{id}/withdraw")
    String askToWithdraw(@PathVariable String id, Model model) {
        Refund refund = refunds.read(me(), id);
        if (!refunds.mayWithdraw(me(), refund)) {
            return "redirect:" + Pages.REFUNDS + "/" + id;
        }
        model.addAttribute("refund", refund);
        return "fee-office/withdraw-refund";
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(@PathVariable String id, RedirectAttributes redirect) {
        refunds.withdraw(me(), id);
        redirect.addFlashAttribute("flash", "fee-office.flash.withdrawn");
        return "redirect:" + Pages.REFUNDS + "/" + id;
    }

    @FreshLogin
    @PostMapping("/{id}/transferred")
    String transferred(
            @PathVariable String id, @RequestParam(required = false) String transfer, RedirectAttributes redirect) {
        findings.transferred(me(), id, transfer);
        redirect.addFlashAttribute("flash", "fee-office.flash.transferred");
        return "redirect:" + Pages.REFUNDS + "/" + id;
    }

    @FreshLogin
    @PostMapping("/{id}/resolve")
    String resolve(
            @PathVariable String id,
            @RequestParam boolean gaveBack,
            @RequestParam(defaultValue = "") String given,
            @RequestParam(required = false) String transfer,
            RedirectAttributes redirect) {
        findings.resolve(me(), id, gaveBack ? OptionalLong.of(Pages.whole(given)) : OptionalLong.empty(), transfer);
        redirect.addFlashAttribute("flash", "fee-office.flash.resolved");
        return "redirect:" + Pages.REFUNDS + "/" + id;
    }

    /** What was typed before the login had to be renewed. */
    private Optional<RescuedForm> typed(HttpServletRequest request, Refund refund) {
        String page = Pages.REFUNDS + "/" + refund.id();
        return rescuedForms.take(request, page + (refund.doubtful() ? "/resolve" : "/transferred"));
    }

    private List<Event> history(Refund refund, Locale locale) {
        List<Event> events = new ArrayList<>();
        events.add(new Event(
                told(RefundStatus.REQUESTED, locale),
                words.person(refund.requestedBy()),
                refund.requestedAt(),
                refund.reason()));
        refund.decidedAt()
                .ifPresent(at -> events.add(new Event(
                        told(
                                refund.status() == RefundStatus.REFUSED ? RefundStatus.REFUSED : RefundStatus.APPROVED,
                                locale),
                        words.person(refund.decidedBy()),
                        at,
                        refund.decisionReason().orElse(null))));
        refund.sentAt().ifPresent(at -> events.add(new Event(told(RefundStatus.SENT, locale), null, at, null)));
        if (refund.status() == RefundStatus.DONE || refund.status() == RefundStatus.FAILED) {
            events.add(new Event(
                    told(refund.status(), locale),
                    null,
                    refund.endedAt().orElseThrow(),
                    refund.failure()
                            .map(told -> told.isBlank() ? null : words.told(told))
                            .or(refund::providerTransaction)
                            .orElse(null)));
        }
        if (refund.status() == RefundStatus.WITHDRAWN) {
            events.add(new Event(
                    told(refund.status(), locale),
                    words.person(refund.requestedBy()),
                    refund.endedAt().orElseThrow(),
                    null));
        }
        return events;
    }

    private String told(RefundStatus status, Locale locale) {
        return messages.getMessage("fee-office.refund.told." + status, null, locale);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
