package vn.lienthong.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.FieldProblem;
import vn.lienthong.membership.InvalidProfile;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MemberLookups;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Registrations;
import vn.lienthong.membership.RequestKind;
import vn.lienthong.membership.Submission;
import vn.lienthong.membership.store.DraftStore;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.organisation.Person;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.RescuedForms;

/**
 * The form <em>Cập nhật thông tin đảng viên</em> at {@code /account/register} and <em>Thay đổi thông tin tài khoản</em> at
 * {@code /account/change}. Whatever was typed is kept as a draft with every request, so nothing is lost on an error, when
 * the session ends or when one goes back.
 */
@Controller
@RequestMapping("/account/{page:register|change}")
class ProfileFormController {

    private static final String VIEW = "membership/form";
    private static final String STATUS = "/account/status";

    private final Registrations registrations;
    private final MemberAccounts accounts;
    private final MemberLookups lookups;
    private final DraftStore drafts;
    private final ProfileForm profileForm;
    private final Prefill prefill;
    private final FormPage formPage;
    private final OrganisationPicker picker;
    private final CurrentPerson currentPerson;
    private final RescuedForms rescuedForms;
    private final Clock clock;

    ProfileFormController(
            Registrations registrations,
            MemberAccounts accounts,
            MemberLookups lookups,
            DraftStore drafts,
            ProfileForm profileForm,
            Prefill prefill,
            FormPage formPage,
            OrganisationPicker picker,
            CurrentPerson currentPerson,
            RescuedForms rescuedForms,
            Clock clock) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.lookups = lookups;
        this.drafts = drafts;
        this.profileForm = profileForm;
        this.prefill = prefill;
        this.formPage = formPage;
        this.picker = picker;
        this.currentPerson = currentPerson;
        this.rescuedForms = rescuedForms;
        this.clock = clock;
    }

    /** @param again whether to begin with what was sent before and not approved; who registers has nothing else to begin with */
    @GetMapping
    String show(
            @PathVariable String page,
            @RequestParam(required = false) String again,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        Person person = currentPerson.get();
        RequestKind kind = kind(page);
        Optional<String> elsewhere = elsewhere(person, kind);
        if (elsewhere.isPresent()) {
            return "redirect:" + elsewhere.get();
        }
        rescuedForms.take(request, FormRescue.path(page)).ifPresent(rescued -> {
            Map<Field, String> typed = TypedForm.of(rescued);
            offer(model, typed, settle(typed, TypedForm.chosenWithoutScript(rescued), TypedForm.searches(rescued)));
            keep(person, page, typed, Optional.empty());
            model.addAttribute("rescued", true);
        });
        Optional<DraftStore.Draft> draft = drafts.find(person.id(), kind);
        model.addAttribute("restored", draft.isPresent());
        model.addAttribute("again", again);
        Map<Field, String> typed =
                draft.map(kept -> TypedForm.ofKeys(kept.typed())).orElseGet(() -> start(person, kind, again != null));
        return form(model, page, typed, List.of(), draft.flatMap(DraftStore.Draft::lookup), locale);
    }

    /** Where somebody belongs who has no use for this form now. */
    private Optional<String> elsewhere(Person person, RequestKind kind) {
        boolean active =
                accounts.find(person.id()).filter(MemberAccount::active).isPresent();
        boolean open = registrations
                .latest(person.id())
                .filter(request -> request.state().open())
                .isPresent();
        if (open) {
            return Optional.of(STATUS);
        }
        if (kind == RequestKind.REGISTRATION && active) {
            return Optional.of("/account");
        }
        if (kind == RequestKind.CHANGE && !active) {
            return Optional.of("/account/register");
        }
        return Optional.empty();
    }

    /** The values the form begins with: what was sent before and not approved, when that is wanted, or else what is known already. */
    private Map<Field, String> start(Person person, RequestKind kind, boolean again) {
        Optional<Profile> sentBefore = registrations
                .latest(person.id())
                .filter(request -> again || kind == RequestKind.REGISTRATION)
                .filter(request -> request.kind() == kind && new ShownRequest(request).mayBeSentAgain())
                .map(MembershipRequest::declared);
        Optional<Profile> inForce =
                kind == RequestKind.CHANGE ? accounts.find(person.id()).map(MemberAccount::profile) : Optional.empty();
        return Stream.of(sentBefore, inForce)
                .flatMap(Optional::stream)
                .findFirst()
                .map(profile -> picker.fillAll(profileForm.write(profile)))
                .orElseGet(() -> {
                    Map<Field, String> typed = prefill.usual();
                    typed.putAll(prefill.ofClaims(currentPerson.claims()));
                    return typed;
                });
    }

    /** LẤY THÔNG TIN ĐẢNG VIÊN: what the member database holds is put into the boxes. */
    @PostMapping(params = "lookup")
    String lookUp(@PathVariable String page, HttpServletRequest request, Model model, Locale locale) {
        Person person = currentPerson.get();
        Map<Field, String> typed = TypedForm.of(request);
        Map<Field, String> searches = settle(typed, request);
        Profile profile = profileForm.read(typed).profile();
        if (profile.member().cardNumber() == null && profile.member().fileNumber() == null) {
            keep(person, page, typed, Optional.empty());
            model.addAttribute("lookupMissing", true);
            offer(model, typed, searches);
            return form(model, page, typed, List.of(), Optional.empty(), locale);
        }
        MemberLookup lookup;
        try {
            lookup = lookups.lookUp(
                    person,
                    profile.citizen().birthDate(),
                    profile.member().cardNumber(),
                    profile.member().fileNumber());
        } catch (Failure tooOften) {
            keep(person, page, typed, Optional.empty());
            model.addAttribute("lookupRefusal", tooOften.code().code());
            offer(model, typed, searches);
            return form(model, page, typed, List.of(), Optional.empty(), locale);
        }
        lookup.found().map(prefill::ofDatabase).ifPresent(known -> takeOver(typed, known));
        keep(person, page, typed, Optional.of(lookup));
        searches.keySet().removeIf(field -> !typed.get(field).isEmpty());
        offer(model, typed, searches);
        return form(model, page, typed, List.of(), Optional.of(lookup), locale);
    }

    private void takeOver(Map<Field, String> typed, Map<Field, String> known) {
        typed.putAll(known);
        if (known.containsKey(Field.CELL)) {
            typed.putAll(picker.fill(OrganisationLevels.CELL, Field.CELL, known.get(Field.CELL), typed));
        }
    }

    /** The search of a picker, for a browser without script: the page again, with what was found. */
    @PostMapping(params = "find")
    String find(
            @PathVariable String page,
            @RequestParam String find,
            HttpServletRequest request,
            Model model,
            Locale locale) {
        Field field = Field.ofKey(find)
                .filter(known -> OrganisationLevels.holding(known).isPresent())
                .orElseThrow(() -> new Failure(ErrorCode.INVALID_REQUEST, "no picker of that name"));
        Map<Field, String> typed = TypedForm.of(request);
        Map<Field, String> wanted = settle(typed, request);
        wanted.put(field, TypedForm.search(request, field));
        Person person = currentPerson.get();
        keep(person, page, typed, Optional.empty());
        offer(model, typed, wanted);
        return form(model, page, typed, List.of(), lookupKept(person, page), locale);
    }

    /** Keeps what is typed, while it is typed. */
    @PostMapping("/draft")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@PathVariable String page, HttpServletRequest request) {
        Person person = currentPerson.get();
        if (elsewhere(person, kind(page)).isEmpty()) {
            keep(person, page, chosen(request), Optional.empty());
        }
    }

    /**
     * Quay lại. Only what differs from what the form began with is worth keeping.
     *
     * @param again as the form was shown with
     */
    @PostMapping(params = "back")
    String goBack(@PathVariable String page, @RequestParam(required = false) String again, HttpServletRequest request) {
        Person person = currentPerson.get();
        RequestKind kind = kind(page);
        boolean begun = drafts.find(person.id(), kind).isPresent();
        if (begun || !same(chosen(request), start(person, kind, again != null))) {
            keep(page, request);
        }
        return "redirect:/account";
    }

    private static boolean same(Map<Field, String> typed, Map<Field, String> start) {
        return Arrays.stream(Field.values())
                .allMatch(field -> TypedText.of(typed.get(field)).equals(TypedText.of(start.get(field))));
    }

    /** After a session that ended on the way: what is typed is kept, and shown again. */
    @PostMapping(params = "keep")
    String goOn(@PathVariable String page, HttpServletRequest request) {
        keep(page, request);
        return "redirect:/account/" + page;
    }

    @PostMapping("/discard")
    String discard(@PathVariable String page, RedirectAttributes redirect) {
        drafts.remove(currentPerson.get().id());
        redirect.addFlashAttribute("flash", "membership.draft.discarded");
        return "redirect:/account/" + page;
    }

    /** Lưu, CẬP NHẬT. */
    @PostMapping
    String submit(
            @PathVariable String page,
            HttpServletRequest request,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        Person person = currentPerson.get();
        RequestKind kind = kind(page);
        Map<Field, String> typed = TypedForm.of(request);
        Map<Field, String> searches = settle(typed, request);
        ProfileForm.Reading reading = profileForm.read(typed);
        Optional<String> elsewhere = elsewhere(person, kind);
        if (elsewhere.isPresent()) {
            return leadAway(elsewhere.get(), person, reading.profile(), page, typed, redirect);
        }
        keep(person, page, typed, Optional.empty());
        List<FieldProblem> problems = problems(reading, searches.keySet(), person, kind);
        if (!problems.isEmpty()) {
            offer(model, typed, searches);
            return form(model, page, typed, problems, lookupKept(person, page), locale);
        }
        return send(person, kind, reading.profile(), page, typed, model, locale, redirect);
    }

    /**
     * Problems of reading first; of a field that could not be read nothing else is said.
     *
     * @param unchosen the pickers in which something was typed and nothing chosen
     */
    private List<FieldProblem> problems(
            ProfileForm.Reading reading, Set<Field> unchosen, Person person, RequestKind kind) {
        List<FieldProblem> first = Stream.concat(
                        reading.problems().stream(),
                        unchosen.stream().map(field -> FieldProblem.of(field, ErrorCode.CHOICE_UNKNOWN)))
                .toList();
        List<Field> unread = first.stream().map(FieldProblem::field).toList();
        Stream<FieldProblem> others = registrations.problems(person, kind, reading.profile()).stream()
                .filter(problem -> !unread.contains(problem.field()));
        return Stream.concat(first.stream(), others)
                .sorted(Comparator.comparing(FieldProblem::field))
                .toList();
    }

    private String send(
            Person person,
            RequestKind kind,
            Profile declared,
            String page,
            Map<Field, String> typed,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        MemberLookup lookup = lookupKept(person, page)
                .filter(kept -> kept.answers(
                        declared.member().cardNumber(), declared.member().fileNumber()))
                .orElseGet(() -> lookups.lookUpForApprover(
                        person,
                        declared.citizen().birthDate(),
                        declared.member().cardNumber(),
                        declared.member().fileNumber()));
        try {
            registrations.submit(new Submission(person, kind, declared, currentPerson.claims(), lookup));
        } catch (InvalidProfile changedMeanwhile) {
            return form(model, page, typed, changedMeanwhile.problems(), Optional.of(lookup), locale);
        } catch (Failure failure) {
            return switch (failure.code()) {
                // another click came first, by a moment
                case REQUEST_ALREADY_OPEN, ACCOUNT_EXISTS -> {
                    if (sent(person, declared)) {
                        drafts.remove(person.id());
                    }
                    yield elsewhere(person, kind)
                            .map(address -> leadAway(address, person, declared, page, typed, redirect))
                            .orElseThrow(() -> failure);
                }
                case NOTHING_CHANGED -> {
                    model.addAttribute("refusal", failure.code().code());
                    yield form(model, page, typed, List.of(), Optional.of(lookup), locale);
                }
                default -> throw failure;
            };
        }
        redirect.addFlashAttribute("flash", "membership.status.sent");
        return "redirect:" + STATUS;
    }

    /**
     * To where somebody belongs who has no use for the form now. While a request is open, what was typed waits for its time
     * as a draft, unless this is the second click of a double click: the first has sent it.
     */
    private String leadAway(
            String address,
            Person person,
            Profile declared,
            String page,
            Map<Field, String> typed,
            RedirectAttributes redirect) {
        if (address.equals(STATUS) && !sent(person, declared)) {
            keep(person, page, typed, Optional.empty());
            redirect.addFlashAttribute("flash", ErrorCode.REQUEST_ALREADY_OPEN.code());
            redirect.addFlashAttribute("flashTone", "warning");
        }
        return "redirect:" + address;
    }

    private boolean sent(Person person, Profile declared) {
        return registrations
                .latest(person.id())
                .filter(request -> request.declared().equals(declared))
                .isPresent();
    }

    private Map<Field, String> settle(Map<Field, String> typed, HttpServletRequest request) {
        return settle(typed, TypedForm.chosenWithoutScript(request), TypedForm.searches(request));
    }

    /**
     * Nothing is chosen any more where the box of a picker says something else than the name of what was sent with it. What was
     * chosen without script fills the levels above, but for those boxes.
     *
     * @param chosen null when nothing was chosen without script
     * @return what is to be looked for instead; an emptied box is only emptied
     */
    private Map<Field, String> settle(Map<Field, String> typed, Field chosen, Map<Field, String> searches) {
        Map<Field, String> unchosen = picker.unchosen(typed, searches);
        unchosen.keySet().forEach(field -> typed.put(field, ""));
        unchosen.values().removeIf(String::isEmpty);
        if (chosen != null) {
            OrganisationLevels levels = OrganisationLevels.holding(chosen).orElseThrow();
            typed.putAll(picker.fill(levels, chosen, typed.get(chosen), typed));
            unchosen.keySet().forEach(field -> typed.put(field, ""));
        }
        return unchosen;
    }

    private Map<Field, String> chosen(HttpServletRequest request) {
        Map<Field, String> typed = TypedForm.of(request);
        settle(typed, request);
        return typed;
    }

    /** Shows these searches again, with what they find. */
    private void offer(Model model, Map<Field, String> typed, Map<Field, String> searches) {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<OrganisationOption>> found = new HashMap<>();
        searches.forEach((field, text) -> {
            texts.put(field.key(), text);
            found.put(field.key(), picker.search(field, text, typed));
        });
        model.addAttribute("texts", texts);
        model.addAttribute("found", found);
    }

    private void keep(Person person, String page, Map<Field, String> typed, Optional<MemberLookup> lookup) {
        drafts.save(person.id(), new DraftStore.Draft(kind(page), TypedForm.byKey(typed), lookup), clock.instant());
    }

    private Optional<MemberLookup> lookupKept(Person person, String page) {
        return drafts.find(person.id(), kind(page)).flatMap(DraftStore.Draft::lookup);
    }

    private String form(
            Model model,
            String page,
            Map<Field, String> typed,
            List<FieldProblem> problems,
            Optional<MemberLookup> lookup,
            Locale locale) {
        model.addAttribute("page", page);
        formPage.put(model, typed, problems, currentPerson.claims(), lookup, locale);
        return VIEW;
    }

    private static RequestKind kind(String page) {
        return page.equals("register") ? RequestKind.REGISTRATION : RequestKind.CHANGE;
    }
}
