package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.FeePayments;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderStanding;
import vn.lienthong.fee.OrderState;
import vn.lienthong.partner.payment.PaymentCatalogue;
import vn.lienthong.security.CurrentPerson;
import vn.lienthong.security.FreshLogin;
import vn.lienthong.security.RescuedForm;
import vn.lienthong.security.RescuedForms;

/** Chọn ngân hàng để thực hiện thanh toán. */
@Controller
class PayController {

    private final FeeOrders orders;
    private final OrderBook book;
    private final FeePayments payments;
    private final PaymentCatalogue catalogue;
    private final FeeWords words;
    private final CurrentPerson currentPerson;
    private final RescuedForms rescuedForms;
    private final String beneficiary;

    PayController(
            FeeOrders orders,
            OrderBook book,
            FeePayments payments,
            PaymentCatalogue catalogue,
            FeeWords words,
            CurrentPerson currentPerson,
            RescuedForms rescuedForms,
            @Value("${lienthong.dossier.unit}") String beneficiary) {
        this.orders = orders;
        this.book = book;
        this.payments = payments;
        this.catalogue = catalogue;
        this.words = words;
        this.currentPerson = currentPerson;
        this.rescuedForms = rescuedForms;
        this.beneficiary = beneficiary;
    }

    @FreshLogin
    @GetMapping(FeeForms.METHOD)
    Object choose(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String method,
            HttpServletRequest request) {
        FeeOrder order = orders.get(me(), id);
        Optional<FeePayment> running = orders.payments(me(), id).stream()
                .filter(payment -> payment.status().underWay() && !payments.isOver(payment) || payment.paid() > 0)
                .findFirst();
        if (running.isPresent()) {
            return "redirect:/fees/payments/" + running.get().reference();
        }
        if (order.state() != OrderState.OPEN || held(id)) {
            return "redirect:/fees/orders/" + id;
        }
        Optional<RescuedForm> rescued = rescuedForms.take(request, "/fees/orders/" + id + "/pay");
        return page(order, q, rescued.flatMap(form -> form.first("method")).orElse(method))
                .addObject("restored", rescued.isPresent());
    }

    /** Thanh toán. */
    @FreshLogin
    @PostMapping(FeeForms.METHOD)
    Object pay(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String method,
            HttpServletRequest request,
            HttpSession session,
            Locale locale,
            RedirectAttributes redirect) {
        FeeOrder order = orders.get(me(), id);
        if (held(id)) {
            return "redirect:/fees/orders/" + id;
        }
        if (method.isBlank()) {
            return again(order).addObject("unchosen", true);
        }
        try {
            FeePayment payment = payments.begin(me(), id, method, request.getRemoteAddr());
            OnwardOnce.allow(session, payment.reference());
            return "redirect:/fees/payments/" + payment.reference();
        } catch (Failure failure) {
            return switch (failure.code()) {
                case FEE_PAYMENT_UNDER_WAY -> "redirect:/fees/orders/" + id + "/pay";
                case FEE_ORDER_HAS_MONEY -> "redirect:/fees/orders/" + id;
                case FEE_ORDER_CLOSED -> {
                    redirect.addFlashAttribute("flash", "fee.flash.closed-before");
                    redirect.addFlashAttribute("flashTone", "warning");
                    yield "redirect:/fees/orders/" + id;
                }
                case FEE_METHOD_UNKNOWN -> again(order).addObject("refusal", words.sentence(failure, locale));
                default -> throw failure;
            };
        }
    }

    /** Its page says why it is not to be paid now: money is here that a person must look at. */
    private boolean held(UUID id) {
        return book.get(me(), id).standing() == OrderStanding.HELD;
    }

    private ModelAndView again(FeeOrder order) {
        ModelAndView page = page(order, "", "");
        page.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        return page;
    }

    private ModelAndView page(FeeOrder order, String q, String method) {
        return new ModelAndView("fee/method")
                .addObject("order", order)
                .addObject("beneficiary", beneficiary)
                .addObject("unclear", orders.payments(me(), order.id()).stream().anyMatch(FeePayment::unclear))
                .addObject("offered", !catalogue.offered().isEmpty())
                .addObject("choice", new MethodChoice(catalogue.search(q), q, method));
    }

    private long me() {
        return currentPerson.get().id();
    }
}
