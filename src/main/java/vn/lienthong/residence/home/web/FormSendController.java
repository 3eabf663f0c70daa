package vn.lienthong.residence.home.web;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.residence.home.FormChoices;
import vn.lienthong.residence.home.FormSendClick;
import vn.lienthong.residence.home.FormState;
import vn.lienthong.residence.home.Forwarding;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.Outcomes;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.web.Paging;

/**
 * Gửi phiếu nhận xét: choose, confirm once with a fresh login, then a page that shows by itself how far the signatures are.
 */
@Controller
@RequestMapping(HomePages.SEND)
class FormSendController {

    private final FormSendClick sendClick;
    private final FormChoices choices;
    private final Forwarding forwarding;
    private final HomeResults results;
    private final CurrentPerson currentPerson;

    FormSendController(
            FormSendClick sendClick,
            FormChoices choices,
            Forwarding forwarding,
            HomeResults results,
            CurrentPerson currentPerson) {
        this.results = results;
        this.sendClick = sendClick;
        this.choices = choices;
        this.forwarding = forwarding;
        this.currentPerson = currentPerson;
    }

    /** Which forms a list shows. */
    enum Show {
        READY(EnumSet.of(FormState.APPROVED, FormState.UNSIGNED)),
        FAILED(EnumSet.of(FormState.UNSIGNED)),
        SIGNING(EnumSet.of(FormState.SIGNING)),
        SENT(EnumSet.of(FormState.SENT)),
        BELOW(EnumSet.of(FormState.WAITING, FormState.DRAFT, FormState.SUBMITTED, FormState.RETURNED));

        private final Set<FormState> states;

        Show(Set<FormState> states) {
            this.states = states;
        }

        /** Whether forms may be chosen to be sent. */
        public boolean choosable() {
            return states.stream().allMatch(FormState::sendable);
        }

        static Show of(String name) {
            return Paging.present(name)
                    .flatMap(wanted -> EnumSet.allOf(Show.class).stream()
                            .filter(each -> each.name().equalsIgnoreCase(wanted))
                            .findFirst())
                    .orElse(READY);
        }
    }

    @GetMapping
    String list(
            @RequestParam(required = false) String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Model model) {
        Show shown = Show.of(show);
        List<HomeForm> rows = sendClick.list(me(), shown.states, q, HomePages.place(after), HomePages.SIZE + 1);
        String address =
                HomePages.with(HomePages.with(HomePages.SEND, "show", shown == Show.READY ? null : shown), "q", q);
        HomePages.list(model, rows, after, address, HomeForm::key);
        model.addAttribute("total", sendClick.count(me(), shown.states, q));
        model.addAttribute("most", sendClick.most());
        model.addAttribute("narrowed", shown != Show.READY || !q.isBlank());
        model.addAttribute("cells", shown == Show.BELOW ? forwarding.cells(me()) : Map.of());
        model.addAttribute("shows", Show.values());
        model.addAttribute("show", shown);
        model.addAttribute("q", q);
        return "residence-home/send";
    }

    /** The ticked ones, or all that fit; nothing is signed yet. Or passes the ticked ones on to another cell. */
    @PostMapping
    String choose(
            @RequestParam(required = false) List<UUID> line,
            @RequestParam(value = "do", defaultValue = "chosen") String wanted,
            @RequestParam(required = false) String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String cell,
            RedirectAttributes redirect) {
        if ("move".equals(wanted)) {
            results.told(redirect, me(), forwarding.move(me(), line == null ? List.of() : line, cell), "moved");
            return "redirect:" + HomePages.SEND + "?show=" + Show.BELOW;
        }
        List<UUID> chosen = "all".equals(wanted)
                ? sendClick.lines(me(), Show.of(show).states, q)
                : Optional.ofNullable(line).orElse(List.of());
        if ("all".equals(wanted)) {
            results.chosen(redirect, chosen.size(), sendClick.count(me(), Show.of(show).states, q));
        }
        return "redirect:" + HomePages.SEND + "/" + choices.choose(me(), chosen);
    }

    /** The question before the signatures. */
    @FreshLogin
    @GetMapping("/{choice}")
    String ask(@PathVariable UUID choice, Model model) {
        long ready = choices.get(me(), choice).stream()
                .filter(form -> form.state().sendable())
                .count();
        if (ready == 0) {
            return "redirect:" + HomePages.SEND + "/" + choice + "/progress";
        }
        model.addAttribute("choice", choice);
        model.addAttribute("ready", ready);
        return "residence-home/send-confirm";
    }

    @FreshLogin
    @PostMapping("/{choice}")
    String send(@PathVariable UUID choice, RedirectAttributes redirect) {
        List<UUID> lines =
                choices.get(me(), choice).stream().map(HomeForm::line).toList();
        Outcomes sent = sendClick.send(me(), lines);
        if (sent.values().stream().anyMatch(Objects::nonNull)) {
            results.told(redirect, me(), sent, "sending");
        }
        return "redirect:" + HomePages.SEND + "/" + choice + "/progress";
    }

    /** @param seen what the page that asks shows already: nothing new is answered with nothing */
    @GetMapping("/{choice}/progress")
    Object progress(@PathVariable UUID choice, @RequestParam(required = false) String seen, Locale locale) {
        List<HomeForm> chosen = choices.get(me(), choice);
        long sent = count(chosen, FormState.SENT);
        long failed = count(chosen, FormState.UNSIGNED);
        long signing = count(chosen, FormState.SIGNING);
        long held = chosen.stream()
                .filter(form -> form.state() == FormState.SIGNING)
                .filter(form -> form.signProblem().isPresent())
                .count();
        String now = sent + "-" + failed + "-" + signing + "-" + held;
        if (now.equals(seen)) {
            return ResponseEntity.status(HttpStatus.NO_CONTENT).build();
        }
        return new ModelAndView("residence-home/sending")
                .addObject("choice", choice)
                .addObject("total", chosen.size())
                .addObject("sent", sent)
                .addObject("signing", signing)
                .addObject(
                        "problems",
                        chosen.stream()
                                .filter(form -> form.signProblem().isPresent())
                                .toList())
                .addObject("seen", now);
    }

    private static long count(List<HomeForm> forms, FormState state) {
        return forms.stream().filter(form -> form.state() == state).count();
    }

    private long me() {
        return currentPerson.get().id();
    }
}
