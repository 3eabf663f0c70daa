package vn.lienthong.residence.home.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.Place;
import vn.lienthong.residence.home.Violation;
import vn.lienthong.residence.home.Violations;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForm;
import vn.lienthong.security.RescuedForms;

/** Thông báo vi phạm: what was written, and writing one about a member. */
@Controller
@RequestMapping(HomePages.VIOLATIONS)
class ViolationsController {

    private final Violations violations;
    private final RescuedForms rescued;
    private final MessageSource messages;
    private final CurrentPerson currentPerson;

    ViolationsController(
            Violations violations, RescuedForms rescued, MessageSource messages, CurrentPerson currentPerson) {
        this.violations = violations;
        this.rescued = rescued;
        this.messages = messages;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) Violation.State state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Model model) {
        List<Violation> rows =
                violations.list(me(), Optional.ofNullable(state), q, HomePages.place(after), HomePages.SIZE + 1);
        String address = HomePages.with(HomePages.with(HomePages.VIOLATIONS, "state", state), "q", q);
        HomePages.list(model, rows, after, address, row -> new Place(row.writtenAt(), row.id()));
        model.addAttribute("states", Violation.State.values());
        model.addAttribute("state", state);
        model.addAttribute("q", q);
        return "residence-home/violations";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model) {
        model.addAttribute("violation", violations.get(me(), id));
        return "residence-home/violation";
    }

    /** About whom. */
    @GetMapping("/new")
    String who(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("members", q.isBlank() ? List.of() : violations.members(me(), q));
        return "residence-home/violation-who";
    }

    @FreshLogin
    @GetMapping("/new/{line}")
    ModelAndView form(@PathVariable UUID line, HttpServletRequest request) {
        Optional<RescuedForm> kept = rescued.take(request, request.getRequestURI());
        return form(
                line,
                UUID.randomUUID(),
                kept.flatMap(form -> form.first("urgent")).isPresent(),
                kept.flatMap(form -> form.first("text")).orElse(""));
    }

    @FreshLogin
    @PostMapping("/new/{line}")
    Object write(
            @PathVariable UUID line,
            @RequestParam UUID form,
            @RequestParam(defaultValue = "false") boolean urgent,
            @RequestParam(defaultValue = "") String text,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            Violation written = violations.write(me(), form, line, urgent, text);
            redirect.addFlashAttribute("flash", "residence-home.flash.violation");
            return "redirect:" + HomePages.VIOLATIONS + "/" + written.id();
        } catch (Failure failure) {
            if (failure.code() != ErrorCode.HOME_VIOLATION_INVALID) {
                throw failure;
            }
            ModelAndView again = form(line, form, urgent, text);
            again.addObject("refusal", messages.getMessage(failure.code().code(), null, locale));
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
    }

    private ModelAndView form(UUID line, UUID key, boolean urgent, String text) {
        return new ModelAndView("residence-home/violation-form")
                .addObject("request", violations.about(me(), line))
                .addObject("key", key)
                .addObject("urgent", urgent)
                .addObject("text", text)
                .addObject("longest", Violations.LONGEST);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
