package vn.lienthong.membership.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.dossier.Dossier;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Registrations;
import vn.lienthong.organisation.Person;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.web.TimelineEntry;

/** A member's own account: the values in force, and where a request stands. */
@Controller
@RequestMapping("/account")
class AccountController {

    private static final int HISTORY = 20;

    private final Registrations registrations;
    private final MemberAccounts accounts;
    private final Dossiers dossiers;
    private final ProfileTexts texts;
    private final MessageSource messages;
    private final CurrentPerson currentPerson;

    AccountController(
            Registrations registrations,
            MemberAccounts accounts,
            Dossiers dossiers,
            ProfileTexts texts,
            MessageSource messages,
            CurrentPerson currentPerson) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.dossiers = dossiers;
        this.texts = texts;
        this.messages = messages;
        this.currentPerson = currentPerson;
    }

    /** Thông tin tài khoản; who has no active account is led to where the own request stands, or to the registration. */
    @GetMapping
    String show(Model model, Locale locale) {
        Person person = currentPerson.get();
        Optional<MemberAccount> account = accounts.find(person.id());
        if (account.filter(MemberAccount::active).isEmpty()) {
            boolean known =
                    account.isPresent() || registrations.latest(person.id()).isPresent();
            return known ? "redirect:/account/status" : "redirect:/account/register";
        }
        List<ShownRequest> history = registrations.history(person.id(), HISTORY).stream()
                .map(ShownRequest::new)
                .toList();
        model.addAttribute("sections", texts.sections(account.get().profile(), locale));
        model.addAttribute("history", history);
        model.addAttribute("open", history.stream().anyMatch(ShownRequest::open));
        return "membership/account";
    }

    /** Where the open request, or else the last one, stands. */
    @GetMapping("/status")
    String status(Model model, Locale locale) {
        Person person = currentPerson.get();
        boolean locked = accounts.find(person.id())
                .filter(account -> account.status() == AccountStatus.LOCKED)
                .isPresent();
        model.addAttribute("locked", locked);
        Optional<MembershipRequest> latest = registrations.latest(person.id());
        if (latest.isEmpty()) {
            return locked ? "membership/status" : "redirect:/account/register";
        }
        put(model, latest.get(), locale);
        return "membership/status";
    }

    /** An earlier request of the member's own. */
    @GetMapping("/requests/{id}")
    String request(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("locked", false);
        put(model, own(id), locale);
        return "membership/status";
    }

    private void put(Model model, MembershipRequest request, Locale locale) {
        model.addAttribute("shown", new ShownRequest(request));
        model.addAttribute("timeline", timeline(request, locale));
        model.addAttribute(
                "attention",
                dossiers.find(request.dossier()).filter(Dossier::attention).isPresent());
        request.inForce()
                .ifPresentOrElse(
                        before -> model.addAttribute("changes", texts.changes(before, request.declared(), locale)),
                        () -> model.addAttribute("sections", texts.sections(request.declared(), locale)));
    }

    private List<TimelineEntry> timeline(MembershipRequest request, Locale locale) {
        return dossiers.timeline(request.dossier()).stream()
                .map(step -> new TimelineEntry(
                        messages.getMessage(
                                "dossier.event." + step.event(),
                                step.arguments().toArray(),
                                locale),
                        null,
                        step.at(),
                        null))
                .toList();
    }

    /** The question before a withdrawal. */
    @GetMapping("/requests/{id}/withdraw")
    String askToWithdraw(@PathVariable UUID id, Model model) {
        model.addAttribute("request", own(id));
        return "membership/withdraw";
    }

    @PostMapping("/requests/{id}/withdraw")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        registrations.withdraw(currentPerson.get().id(), id);
        redirect.addFlashAttribute("flash", "membership.withdraw.done");
        return "redirect:/account/status";
    }

    private MembershipRequest own(UUID id) {
        long me = currentPerson.get().id();
        return registrations
                .find(id)
                .filter(request -> request.personId() == me)
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "request " + id));
    }
}
