package vn.lienthong.residence.workplace.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.LineChoice;
import vn.lienthong.residence.workplace.LineCorrections;
import vn.lienthong.residence.workplace.LineFilter;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.LineMark;
import vn.lienthong.security.CurrentPerson;

/**
 * Nơi cư trú báo chưa đủ: one line that came back is corrected, confirmed or given up; all are confirmed at once. One that has not
 * gone is given up on the same page.
 */
@Controller
@RequestMapping(WorkplacePages.SENDING + "/{id}")
class ReturnedLineController {

    private static final LineChoice ALL_RETURNED =
            LineChoice.all(new LineFilter("", Optional.empty(), Optional.of(LineMark.RETURNED)));

    private final LineCorrections corrections;
    private final CurrentPerson currentPerson;

    ReturnedLineController(LineCorrections corrections, CurrentPerson currentPerson) {
        this.corrections = corrections;
        this.currentPerson = currentPerson;
    }

    @GetMapping("/lines/{line}")
    String one(@PathVariable UUID id, @PathVariable UUID line, Model model) {
        CommentLine shown = corrections.get(me(), id, line);
        model.addAttribute("line", shown);
        model.addAttribute("fullName", corrections.fullName(shown));
        model.addAttribute("kinds", LineKind.values());
        // what was typed and refused stands in the flash
        model.asMap().putIfAbsent("cardNumber", shown.cardNumber().orElse(""));
        model.asMap().putIfAbsent("address", shown.address().orElse(""));
        model.asMap().putIfAbsent("kind", shown.kind());
        return "residence-workplace/returned-line";
    }

    /** Lưu. */
    @PostMapping("/lines/{line}")
    String correct(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String cardNumber,
            @RequestParam(defaultValue = "") String address,
            @RequestParam LineKind kind,
            RedirectAttributes redirect) {
        corrections.get(me(), id, line);
        if (WorkplacePages.attempt(redirect, () -> corrections.correct(me(), id, line, cardNumber, address, kind))) {
            WorkplacePages.done(redirect, "residence-workplace.flash.corrected");
            return list(id);
        }
        redirect.addFlashAttribute("cardNumber", cardNumber);
        redirect.addFlashAttribute("address", address);
        redirect.addFlashAttribute("kind", kind);
        return list(id) + "/lines/" + line;
    }

    /** Gửi lại như cũ. */
    @PostMapping("/lines/{line}/confirm")
    String confirm(@PathVariable UUID id, @PathVariable UUID line, RedirectAttributes redirect) {
        corrections.get(me(), id, line);
        return confirm(id, LineChoice.of(Set.of(line)), redirect);
    }

    /** The same of all that came back and were not corrected. */
    @PostMapping("/confirm")
    String confirmAll(@PathVariable UUID id, RedirectAttributes redirect) {
        return confirm(id, ALL_RETURNED, redirect);
    }

    private String confirm(UUID id, LineChoice choice, RedirectAttributes redirect) {
        WorkplacePages.attempt(redirect, () -> {
            int confirmed = corrections.confirm(me(), id, choice);
            WorkplacePages.done(redirect, "residence-workplace.flash.confirmed", confirmed);
        });
        return list(id);
    }

    /** Thôi gửi. */
    @PostMapping("/lines/{line}/give-up")
    String giveUp(
            @PathVariable UUID id,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        boolean asked = corrections.get(me(), id, line).went();
        if (WorkplacePages.attempt(redirect, () -> corrections.giveUp(me(), id, line, reason))) {
            WorkplacePages.done(
                    redirect,
                    asked ? "residence-workplace.flash.given-up" : "residence-workplace.flash.given-up.unsent");
            return list(id);
        }
        redirect.addFlashAttribute("reason", reason);
        return list(id) + "/lines/" + line;
    }

    private static String list(UUID id) {
        return "redirect:" + WorkplacePages.SENDING + "/" + id;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
