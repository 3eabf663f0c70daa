package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.OfficeOrders;
import vn.lienthong.fee.Placement;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.Refunds;
import vn.lienthong.fee.SuspenseCase;
import vn.lienthong.fee.SuspenseDecisions;
import vn.lienthong.fee.SuspenseFilter;
import vn.lienthong.fee.SuspenseKind;
import vn.lienthong.fee.SuspenseState;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;

/** Tiền chờ xử lý: money that settled no order by itself. */
@Controller
@RequestMapping(Pages.SUSPENSE)
class SuspenseController {

    private static final int CANDIDATES = 10;

    private final SuspenseDecisions decisions;
    private final Refunds refunds;
    private final OfficeOrders orders;
    private final PaymentProviders providers;
    private final AuditLog audit;
    private final RescuedForms rescued;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    SuspenseController(
            SuspenseDecisions decisions,
            Refunds refunds,
            OfficeOrders orders,
            PaymentProviders providers,
            AuditLog audit,
            RescuedForms rescued,
            CurrentPerson currentPerson,
            Clock clock) {
        this.decisions = decisions;
        this.refunds = refunds;
        this.orders = orders;
        this.providers = providers;
        this.audit = audit;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** An order the money could be placed on; {@code plan} is null when it could not, {@code why} then says so. */
    record Candidate(FeeOrder order, Placement plan, String why) {}

    @GetMapping
    String list(
            @RequestParam(required = false) SuspenseKind kind,
            @RequestParam(required = false) String state,
            @RequestParam(required = false) String provider,
            @RequestParam(required = false) Integer days,
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Model model) {
        Optional<SuspenseState> wanted = state == null ? Optional.of(SuspenseState.OPEN) : stateOf(state);
        SuspenseFilter filter = new SuspenseFilter(
                Optional.ofNullable(kind),
                wanted,
                Pages.present(provider),
                Optional.ofNullable(days).filter(age -> age > 0).map(age -> clock.instant()
                        .minus(Duration.ofDays(age))),
                q);
        Optional<SuspenseCaseStore.Key> key =
                Pages.key(after, (at, id) -> new SuspenseCaseStore.Key(at, UUID.fromString(id)));
        String address = Pages.with(Pages.SUSPENSE, "kind", kind);
        address = Pages.with(address, "state", state);
        address = Pages.with(address, "provider", provider);
        address = Pages.with(address, "days", days);
        address = Pages.with(address, "q", q);
        Pages.list(model, decisions.list(me(), filter, key, Pages.SIZE + 1), after, address, SuspenseCase::key);
        model.addAttribute("total", decisions.count(me(), filter));
        model.addAttribute("kinds", SuspenseKind.values());
        model.addAttribute("states", SuspenseState.values());
        model.addAttribute(
                "providers", providers.all().stream().map(PaymentProvider::id).toList());
        model.addAttribute("kind", kind);
        model.addAttribute("state", wanted.orElse(null));
        model.addAttribute("provider", provider);
        model.addAttribute("days", days);
        model.addAttribute("q", q);
        return "fee-office/suspense";
    }

    private static Optional<SuspenseState> stateOf(String text) {
        try {
            return Pages.present(text).map(SuspenseState::valueOf);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "no such state", e);
        }
    }

    /** One case, what it could be placed on, and what was done about it. */
    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @RequestParam(required = false, defaultValue = "") String q, Model model) {
        SuspenseCase money = read(id);
        model.addAttribute("money", money);
        model.addAttribute("refunds", refunds.ofSuspense(me(), id));
        model.addAttribute("q", q);
        model.addAttribute(
                "beyond",
                money.appliedTo()
                        .flatMap(order -> orders.cellBeyond(me(), order))
                        .orElse(null));
        model.addAttribute("candidates", money.state() == SuspenseState.OPEN ? candidates(money, q) : List.of());
        return "fee-office/suspense-one";
    }

    private List<Candidate> candidates(SuspenseCase money, String q) {
        List<Candidate> candidates = new ArrayList<>();
        money.order()
                .map(order -> orders.get(me(), order).order())
                .ifPresent(order -> candidates.add(candidate(money, order)));
        if (!q.isBlank()) {
            orders.list(me(), Optional.empty(), q, Optional.empty(), CANDIDATES).stream()
                    .filter(order -> money.order().filter(order.id()::equals).isEmpty())
                    .forEach(order -> candidates.add(candidate(money, order)));
        }
        return candidates;
    }

    private Candidate candidate(SuspenseCase money, FeeOrder order) {
        try {
            return new Candidate(order, decisions.plan(me(), money.id(), order.id()), null);
        } catch (Failure impossible) {
            return new Candidate(order, null, impossible.code().code());
        }
    }

    /** The question before money is placed. */
    @FreshLogin
    @GetMapping("/{id}/apply/{order}")
    String askApply(@PathVariable UUID id, @PathVariable UUID order, HttpServletRequest request, Model model) {
        SuspenseCase money = read(id);
        model.addAttribute("money", money);
        model.addAttribute("plan", decisions.plan(me(), id, order));
        rescued.takeReason(request, model);
        return "fee-office/apply";
    }

    @FreshLogin
    @PostMapping("/{id}/apply/{order}")
    String apply(
            @PathVariable UUID id,
            @PathVariable UUID order,
            @RequestParam long amount,
            @RequestParam(required = false) String reason,
            RedirectAttributes redirect) {
        decisions.apply(me(), id, order, amount, reason);
        redirect.addFlashAttribute("flash", "fee-office.flash.applied");
        return "redirect:" + Pages.SUSPENSE + "/" + id;
    }

    @FreshLogin
    @GetMapping("/{id}/refund")
    String askRefund(@PathVariable UUID id, HttpServletRequest request, Model model) {
        model.addAttribute("money", read(id));
        model.addAttribute("form", UUID.randomUUID());
        rescued.takeReason(request, model);
        return "fee-office/refund-suspense";
    }

    @FreshLogin
    @PostMapping("/{id}/refund")
    String refund(
            @PathVariable UUID id,
            @RequestParam UUID form,
            @RequestParam(required = false) String reason,
            RedirectAttributes redirect) {
        Refund asked = refunds.ofSuspense(me(), form, id, reason);
        redirect.addFlashAttribute("flash", "fee-office.flash.refund-asked");
        return "redirect:" + Pages.REFUNDS + "/" + asked.id();
    }

    @FreshLogin
    @GetMapping("/{id}/explain")
    String askExplain(@PathVariable UUID id, HttpServletRequest request, Model model) {
        model.addAttribute("money", read(id));
        rescued.takeReason(request, model);
        return "fee-office/explain";
    }

    @FreshLogin
    @PostMapping("/{id}/explain")
    String explain(@PathVariable UUID id, @RequestParam(required = false) String reason, RedirectAttributes redirect) {
        decisions.explain(me(), id, reason);
        redirect.addFlashAttribute("flash", "fee-office.flash.explained");
        return "redirect:" + Pages.SUSPENSE + "/" + id;
    }

    @PostMapping("/{id}/reopen")
    String reopen(@PathVariable UUID id, RedirectAttributes redirect) {
        decisions.reopen(me(), id);
        redirect.addFlashAttribute("flash", "fee-office.flash.reopened");
        return "redirect:" + Pages.SUSPENSE + "/" + id;
    }

    private SuspenseCase read(UUID id) {
        SuspenseCase money = decisions.get(me(), id);
        if (money.payer().isPresent() || money.text().isPresent()) {
            audit.record(MessageContext.ofPerson(me()).actor(), "fee.suspense-read", "suspense:" + id, Map.of());
        }
        return money;
    }

    private long me() {
        return currentPerson.get().id();
    }
}
