package vn.lienthong.residence.home.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.document.AttachmentCheck;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.Behalf;
import vn.lienthong.residence.home.CommentForms;
import vn.lienthong.residence.home.FormChoices;
import vn.lienthong.residence.home.FormEntry;
import vn.lienthong.residence.home.FormScans;
import vn.lienthong.residence.home.Forwarding;
import vn.lienthong.residence.home.HomeForm;
import vn.lienthong.residence.home.ReceivedReport;
import vn.lienthong.residence.home.TwoWayMembers;
import vn.lienthong.residence.web.Uploads;
import vn.lienthong.security.CurrentPerson;

/**
 * Lập phiếu nhận xét: first the list of members with requests, to choose from; then the chosen names at the left and the form
 * of one of them at the right.
 */
@Controller
@RequestMapping(HomePages.WRITE)
class FormWriteController {

    private static final String REMOVE = "remove-";
    private static final String OPEN = "open-";

    private final CommentForms forms;
    private final FormChoices choices;
    private final FormCopies copies;
    private final FormScans scans;
    private final Behalf behalf;
    private final AttachmentCheck check;
    private final TwoWayMembers members;
    private final Forwarding forwarding;
    private final MessageSource messages;
    private final HomeResults results;
    private final CurrentPerson currentPerson;

    FormWriteController(
            CommentForms forms,
            FormChoices choices,
            FormCopies copies,
            FormScans scans,
            Behalf behalf,
            AttachmentCheck check,
            TwoWayMembers members,
            Forwarding forwarding,
            MessageSource messages,
            HomeResults results,
            CurrentPerson currentPerson) {
        this.results = results;
        this.forms = forms;
        this.choices = choices;
        this.copies = copies;
        this.scans = scans;
        this.behalf = behalf;
        this.check = check;
        this.members = members;
        this.forwarding = forwarding;
        this.messages = messages;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(required = false) String after,
            Model model) {
        WriteShow shown = WriteShow.of(show);
        List<HomeForm> rows = forms.list(me(), shown.states(), q, late, HomePages.place(after), HomePages.SIZE + 1);
        String address = HomePages.with(
                HomePages.with(HomePages.with(HomePages.WRITE, "show", shown == WriteShow.OPEN ? null : shown), "q", q),
                "late",
                late);
        HomePages.list(model, rows, after, address, HomeForm::key);
        model.addAttribute("total", forms.count(me(), shown.states(), q, late));
        model.addAttribute("most", forms.most());
        model.addAttribute(
                "reported", forms.reported(rows.stream().map(HomeForm::line).toList()));
        model.addAttribute("cells", forwarding.cells(me()));
        model.addAttribute("behalf", behalf.cells(me()));
        model.addAttribute("shows", WriteShow.values());
        model.addAttribute("show", shown);
        model.addAttribute("q", q);
        model.addAttribute("late", late);
        model.addAttribute("narrowed", shown != WriteShow.OPEN || !q.isBlank() || late);
        return "residence-home/write";
    }

    /** Chọn: the ticked ones, or all that fit; or passes the ticked ones on to a cell. */
    @PostMapping
    String choose(
            @RequestParam(required = false) List<UUID> line,
            @RequestParam(value = "do", defaultValue = "chosen") String wanted,
            @RequestParam(required = false) String show,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean late,
            @RequestParam(defaultValue = "") String cell,
            RedirectAttributes redirect) {
        if ("move".equals(wanted)) {
            results.told(redirect, me(), forwarding.move(me(), line == null ? List.of() : line, cell), "moved");
            return "redirect:" + HomePages.WRITE;
        }
        List<UUID> chosen = "all".equals(wanted)
                ? forms.lines(me(), WriteShow.of(show).states(), q, late)
                : Optional.ofNullable(line).orElse(List.of());
        if ("all".equals(wanted)) {
            results.chosen(
                    redirect,
                    chosen.size(),
                    forms.count(me(), WriteShow.of(show).states(), q, late));
        }
        return "redirect:" + HomePages.WRITE + "/" + choices.choose(me(), chosen);
    }

    @GetMapping("/{choice}")
    ModelAndView sheet(@PathVariable UUID choice, @RequestParam(required = false) UUID line, Locale locale) {
        List<HomeForm> chosen = choices.get(me(), choice);
        UUID open = Optional.ofNullable(line)
                .or(() -> chosen.stream()
                        .filter(form -> form.state().writable() && !form.complete())
                        .map(HomeForm::line)
                        .findFirst())
                .orElseGet(() -> chosen.get(0).line());
        return sheet(choice, chosen, open, null);
    }

    /**
     * Keeps what the form says and the scans that come with it, then does what the button says: save, save and go to the next
     * or to a name at the left, copy to the ticked ones, or submit this one or all that are complete.
     */
    @PostMapping("/{choice}/{line}")
    Object save(
            @PathVariable UUID choice,
            @PathVariable UUID line,
            @RequestParam int version,
            @RequestParam(value = "do", defaultValue = "save") String wanted,
            @RequestParam(value = "to", required = false) List<UUID> to,
            @RequestParam(required = false) List<MultipartFile> scan,
            @RequestParam Map<String, String> fields,
            Locale locale,
            RedirectAttributes redirect) {
        FormEntry entry;
        try {
            entry = FormFields.entry(fields);
            forms.save(me(), line, version, entry, FormFields.channel(fields, Uploads.any(scan)));
            Uploads.scans(check, scan, file -> scans.add(me(), line, file));
            if (wanted.startsWith(REMOVE)) {
                scans.remove(me(), line, FormFields.uuid(wanted.substring(REMOVE.length())));
            }
        } catch (Failure failure) {
            if (failure.code().nature() == ErrorCode.Nature.FORBIDDEN
                    || failure.code().nature() == ErrorCode.Nature.NOT_FOUND) {
                throw failure;
            }
            return again(choice, line, fields, failure, locale);
        }
        UUID open = line;
        if (wanted.startsWith(OPEN)) {
            return "redirect:" + HomePages.WRITE + "/" + choice + "?line="
                    + FormFields.uuid(wanted.substring(OPEN.length()));
        }
        switch (wanted) {
            case "submit-all" -> {
                return submit(choice, redirect);
            }
            case "next" -> open = next(choices.get(me(), choice), line);
            case "copy" -> {
                Optional<ModelAndView> question = copies.question(choice, choices.get(me(), choice), line, to);
                if (question.isPresent()) {
                    return question.get();
                }
                copies.copy(me(), line, to, redirect);
            }
            case "submit" -> results.told(redirect, me(), forms.submit(me(), List.of(line)), "submitted");
            default -> redirect.addFlashAttribute("flash", "residence-home.flash.saved");
        }
        return "redirect:" + HomePages.WRITE + "/" + choice + "?line=" + open;
    }

    /** After the question: over forms that are finished, too. */
    @PostMapping("/{choice}/{line}/copy")
    String copyOver(
            @PathVariable UUID choice,
            @PathVariable UUID line,
            @RequestParam(value = "to", required = false) List<UUID> to,
            RedirectAttributes redirect) {
        choices.get(me(), choice);
        copies.copy(me(), line, to, redirect);
        return "redirect:" + HomePages.WRITE + "/" + choice + "?line=" + line;
    }

    /** Trình phê duyệt: all of the choice that are complete and not with the committee yet. */
    @PostMapping("/{choice}/submit")
    String submit(@PathVariable UUID choice, RedirectAttributes redirect) {
        List<HomeForm> chosen = choices.get(me(), choice);
        List<UUID> ready = chosen.stream()
                .filter(form -> form.state().writable() && form.complete())
                .map(HomeForm::line)
                .toList();
        if (ready.isEmpty()) {
            redirect.addFlashAttribute("flash", "residence-home.flash.submitted.none");
            redirect.addFlashAttribute("flashTone", "warning");
            return "redirect:" + HomePages.WRITE + "/" + choice;
        }
        results.told(redirect, me(), forms.submit(me(), ready), "submitted");
        boolean more = ready.size()
                < chosen.stream().filter(form -> form.state().writable()).count();
        return "redirect:" + HomePages.WRITE + (more ? "/" + choice : "");
    }

    private ModelAndView again(UUID choice, UUID line, Map<String, String> fields, Failure failure, Locale locale) {
        ModelAndView page = sheet(choice, choices.get(me(), choice), line, fields);
        page.addObject(
                "refusal",
                messages.getMessage(failure.code().code(), failure.arguments().toArray(), locale));
        page.setStatus(HttpStatus.valueOf(failure.code().nature().httpStatus()));
        return page;
    }

    /** @param typed what somebody entered and could not be kept; null to show the form as it is kept */
    private ModelAndView sheet(UUID choice, List<HomeForm> chosen, UUID line, Map<String, String> typed) {
        HomeForm form = forms.get(me(), line);
        List<Integer> levels = typed == null ? form.criteria() : typedLevels(typed);
        ModelAndView page = new ModelAndView("residence-home/sheet")
                .addObject("choice", choice)
                .addObject("chosen", chosen)
                .addObject("form", form)
                .addObject("levels", levels)
                .addObject("remarks", typed == null ? form.remarks() : Objects.toString(typed.get("remarks"), ""))
                .addObject("scans", scans.of(form))
                .addObject(
                        "channel",
                        typed == null || form.channel().onPaper()
                                ? form.channel().name()
                                : typed.get("channel"))
                .addObject("behalf", behalf.vacant(form.request().organisation()))
                .addObject("activities", members.ofForm(form))
                .addObject(
                        "finished", chosen.stream().filter(HomeForm::complete).count())
                .addObject(
                        "ready",
                        chosen.stream()
                                .filter(each -> each.state().writable() && each.complete())
                                .count());
        Optional<ReceivedReport> report = forms.report(me(), line);
        report.ifPresent(told -> page.addObject("report", told));
        return page;
    }

    private static List<Integer> typedLevels(Map<String, String> typed) {
        return IntStream.rangeClosed(1, HomeForm.CRITERIA)
                .mapToObj(criterion -> typed.getOrDefault("c" + criterion, "0"))
                .map(level -> level.matches("[1-3]") ? Integer.valueOf(level) : Integer.valueOf(0))
                .collect(Collectors.toList());
    }

    /** The next of the choice the cell may still write; the same when there is none. */
    private static UUID next(List<HomeForm> chosen, UUID line) {
        int at = chosen.stream().map(HomeForm::line).toList().indexOf(line);
        return IntStream.range(1, chosen.size())
                .mapToObj(step -> chosen.get((at + step) % chosen.size()))
                .filter(form -> form.state().writable() && !form.complete())
                .map(HomeForm::line)
                .findFirst()
                .orElseGet(() -> chosen.get((at + 1) % chosen.size()).line());
    }

    private long me() {
        return currentPerson.get().id();
    }
}
