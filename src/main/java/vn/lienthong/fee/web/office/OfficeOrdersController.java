package vn.lienthong.fee.web.office;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.OfficeOrder;
import vn.lienthong.fee.OfficeOrders;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderShare;
import vn.lienthong.fee.OrderState;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.Refunds;
import vn.lienthong.fee.store.OfficeOrderStore;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForms;

/** Giao dịch nộp đảng phí of an officer's organisations: what happened to their money, giving it back, closing them. */
@Controller
@RequestMapping(Pages.ORDERS)
class OfficeOrdersController {

    private final OfficeOrders orders;
    private final OrderBook book;
    private final Refunds refunds;
    private final RescuedForms rescued;
    private final CurrentPerson currentPerson;

    OfficeOrdersController(
            OfficeOrders orders, OrderBook book, Refunds refunds, RescuedForms rescued, CurrentPerson currentPerson) {
        this.orders = orders;
        this.book = book;
        this.refunds = refunds;
        this.rescued = rescued;
        this.currentPerson = currentPerson;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) OrderState state,
            @RequestParam(required = false, defaultValue = "") String q,
            @RequestParam(required = false) String after,
            Model model) {
        Optional<OfficeOrderStore.Key> key =
                Pages.key(after, (at, id) -> new OfficeOrderStore.Key(at, UUID.fromString(id)));
        String address = Pages.with(Pages.with(Pages.ORDERS, "state", state), "q", q);
        Pages.list(
                model,
                orders.list(me(), Optional.ofNullable(state), q, key, Pages.SIZE + 1),
                after,
                address,
                order -> order.createdAt() + "_" + order.id());
        model.addAttribute("states", OrderState.values());
        model.addAttribute("state", state);
        model.addAttribute("q", q);
        return "fee-office/orders";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, @RequestParam(defaultValue = "1") int page, Model model) {
        OfficeOrder shown = orders.get(me(), id);
        List<OrderShare> shares = book.shares(shown.order());
        int pages = Math.max(1, (shares.size() + Pages.SIZE - 1) / Pages.SIZE);
        int here = Math.max(1, Math.min(page, pages));
        String address = Pages.ORDERS + "/" + id;
        model.addAttribute(
                "shares",
                shares.stream()
                        .skip((long) (here - 1) * Pages.SIZE)
                        .limit(Pages.SIZE)
                        .toList());
        model.addAttribute("previous", here > 1 ? Pages.with(address, "page", here - 1) : null);
        model.addAttribute("next", here < pages ? Pages.with(address, "page", here + 1) : null);
        model.addAttribute("shown", shown);
        model.addAttribute("order", shown.order());
        model.addAttribute("mayRefund", shown.refundable() > 0 && !shown.own());
        return "fee-office/order";
    }

    @FreshLogin
    @GetMapping("/{id}/refund")
    String askRefund(@PathVariable UUID id, HttpServletRequest request, Model model) {
        OfficeOrder shown = orders.get(me(), id);
        if (shown.refundable() == 0) {
            throw new Failure(ErrorCode.REFUND_NOT_POSSIBLE, "nothing left of order " + id);
        }
        model.addAttribute("shown", shown);
        model.addAttribute("order", shown.order());
        model.addAttribute("form", UUID.randomUUID());
        rescued.take(request, request.getRequestURI()).ifPresent(form -> {
            form.first("reason").ifPresent(reason -> model.addAttribute("reason", reason));
            form.first("amount").ifPresent(amount -> model.addAttribute("amount", amount));
        });
        return "fee-office/refund-order";
    }

    @FreshLogin
    @GetMapping("/{id}/close")
    String askToClose(@PathVariable UUID id, HttpServletRequest request, Model model) {
        OfficeOrder shown = orders.get(me(), id);
        if (!shown.closable()) {
            return "redirect:" + Pages.ORDERS + "/" + id;
        }
        model.addAttribute("order", shown.order());
        rescued.takeReason(request, model);
        return "fee-office/close-order";
    }

    @FreshLogin
    @PostMapping("/{id}/close")
    String close(@PathVariable UUID id, @RequestParam(required = false) String reason, RedirectAttributes redirect) {
        boolean closed = orders.close(me(), id, reason);
        redirect.addFlashAttribute(
                "flash", closed ? "fee-office.flash.order-closed" : "fee-office.flash.order-answered");
        if (!closed) {
            redirect.addFlashAttribute("flashTone", "warning");
        }
        return "redirect:" + Pages.ORDERS + "/" + id;
    }

    @FreshLogin
    @PostMapping("/{id}/refund")
    String refund(
            @PathVariable UUID id,
            @RequestParam UUID form,
            @RequestParam String amount,
            @RequestParam(required = false) String reason,
            RedirectAttributes redirect) {
        Refund asked = refunds.ofOrder(me(), form, id, Pages.whole(amount), reason);
        redirect.addFlashAttribute("flash", "fee-office.flash.refund-asked");
        return "redirect:" + Pages.REFUNDS + "/" + asked.id();
    }

    private long me() {
        return currentPerson.get().id();
    }
}
