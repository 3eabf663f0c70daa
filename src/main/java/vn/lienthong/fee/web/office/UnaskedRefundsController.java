package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.OfficeOrders;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.RefusedNotices;
import vn.lienthong.fee.SuspenseDecisions;
import vn.lienthong.fee.UnaskedRefund;
import vn.lienthong.fee.UnaskedRefunds;
import vn.lienthong.fee.reconciliation.Reconciliations;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForm;
import vn.lienthong.security.RescuedForms;

/** Ghi sổ khoản tiền đã trả ra: which money it was of, as a notice or a statement tells of it. */
@Controller
@RequestMapping({UnaskedRefundsController.OF_NOTICE, UnaskedRefundsController.OF_LINE})
class UnaskedRefundsController {

    static final String OF_NOTICE = Pages.NOTICES + "/{notice}/book";
    static final String OF_LINE = Pages.RECONCILIATION + "/{provider}/{day}/book/{mark}";

    private final UnaskedRefunds unasked;
    private final RefusedNotices notices;
    private final Reconciliations reconciliations;
    private final OfficeOrders orders;
    private final SuspenseDecisions suspense;
    private final RescuedForms rescued;
    private final CurrentPerson currentPerson;

    UnaskedRefundsController(
            UnaskedRefunds unasked,
            RefusedNotices notices,
            Reconciliations reconciliations,
            OfficeOrders orders,
            SuspenseDecisions suspense,
            RescuedForms rescued,
            CurrentPerson currentPerson) {
        this.unasked = unasked;
        this.notices = notices;
        this.reconciliations = reconciliations;
        this.orders = orders;
        this.suspense = suspense;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
    }

    /**
     * @param list key of the title of the list it was told in
     * @param back where that list is
     * @param address of these pages
     */
    record Told(UnaskedRefund refund, String list, String back, String address) {}

    /** @throws Failure {@code LT-FEE-231} when it is no such money, or not any more */
    @ModelAttribute("told")
    Told told(
            @PathVariable(required = false) Long notice,
            @PathVariable(required = false) String provider,
            @PathVariable(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            @PathVariable(required = false) String mark) {
        if (notice != null) {
            UnaskedRefund refund = notices.get(me(), notice).left().orElseThrow(() -> closed("notice " + notice));
            return new Told(refund, "fee-office.notices.title", Pages.NOTICES, Pages.NOTICES + "/" + notice + "/book");
        }
        String back = Pages.RECONCILIATION + "/" + provider + "/" + day;
        UnaskedRefund refund = reconciliations
                .open(me(), provider, day, mark)
                .left(provider)
                .orElseThrow(() -> closed("line " + mark));
        return new Told(refund, "fee-office.reconciliation.day", back, back + "/book/" + mark);
    }

    /** The money, and what it may have been of; the question, once one of these is chosen. */
    @FreshLogin
    @GetMapping
    String ask(
            @ModelAttribute(name = "told", binding = false) Told told,
            @RequestParam(required = false) UUID order,
            @RequestParam(required = false) UUID money,
            @RequestParam(required = false) String q,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("booking", unasked.booking(me(), told.refund()).orElse(null));
        Optional<RescuedForm> typed = rescued.take(request, request.getRequestURI());
        UUID chosenOrder = typed.flatMap(form -> chosen(form, "order")).orElse(order);
        UUID chosenMoney = typed.flatMap(form -> chosen(form, "money")).orElse(money);
        if (chosenOrder == null && chosenMoney == null) {
            String text = q == null ? told.refund().reference().orElse("") : q;
            model.addAttribute("sources", unasked.sources(me(), told.refund(), text));
            model.addAttribute("q", text);
            return "fee-office/unasked";
        }
        model.addAttribute("reason", typed.flatMap(form -> form.first("reason")).orElse(null));
        model.addAttribute("form", UUID.randomUUID());
        if (chosenOrder != null) {
            model.addAttribute("order", orders.get(me(), chosenOrder).order());
        } else {
            model.addAttribute("money", suspense.get(me(), chosenMoney));
        }
        return "fee-office/unasked-confirm";
    }

    private static Optional<UUID> chosen(RescuedForm form, String field) {
        return form.first(field).flatMap(Pages::present).map(UUID::fromString);
    }

    @FreshLogin
    @PostMapping
    String book(
            @ModelAttribute(name = "told", binding = false) Told told,
            @RequestParam UUID form,
            @RequestParam(required = false) UUID order,
            @RequestParam(required = false) UUID money,
            @RequestParam(required = false) String reason,
            RedirectAttributes redirect) {
        if ((order == null) == (money == null)) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "one money it was of");
        }
        Refund asked = order != null
                ? unasked.ofOrder(me(), form, told.refund(), order, reason)
                : unasked.ofSuspense(me(), form, told.refund(), money, reason);
        redirect.addFlashAttribute("flash", "fee-office.flash.booking-asked");
        return "redirect:" + Pages.REFUNDS + "/" + asked.id();
    }

    private static Failure closed(String what) {
        return new Failure(ErrorCode.UNASKED_REFUND_CLOSED, what);
    }

    private long me() {
        return currentPerson.get().id();
    }
}
