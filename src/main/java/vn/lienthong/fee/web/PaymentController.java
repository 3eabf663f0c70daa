package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.FeePayments;
import vn.lienthong.fee.ListedOrder;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderState;
import vn.lienthong.fee.PaymentResult;
import vn.lienthong.fee.PaymentResults;
import vn.lienthong.fee.TransferSlips;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.security.CurrentPerson;

/**
 * One attempt to pay: on the way to the provider's page, and how it ended. Both pages ask again by themselves; a question
 * that names what is shown already ({@code seen}) is answered with nothing.
 */
@Controller
@RequestMapping("/fees/payments/{reference}")
class PaymentController {

    /** What a person decides about, some time. */
    private static final Set<PaymentResult> PROMISED =
            EnumSet.of(PaymentResult.LATE, PaymentResult.SURPLUS, PaymentResult.HELD);
    /** How long after its payment was begun the page looks for that: one that is left open keeps nobody logged in for ever. */
    private static final Duration WATCHED = Duration.ofHours(1);
    /** To htmx: ask no more. */
    private static final int STOP_POLLING = 286;

    private final FeePayments payments;
    private final PaymentResults results;
    private final OrderBook book;
    private final FeeWords words;
    private final ReceiptLinks receipts;
    private final TransferSlips slips;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    PaymentController(
            FeePayments payments,
            PaymentResults results,
            OrderBook book,
            FeeWords words,
            ReceiptLinks receipts,
            TransferSlips slips,
            CurrentPerson currentPerson,
            Clock clock) {
        this.payments = payments;
        this.results = results;
        this.book = book;
        this.words = words;
        this.receipts = receipts;
        this.slips = slips;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /** What the payer does next. */
    @GetMapping
    String next(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpSession session,
            Model model,
            Locale locale) {
        FeePayment payment = payments.get(me(), reference);
        if (!payment.status().underWay() || !open(payment)) {
            return lead("/fees/payments/" + reference + "/result", request, response);
        }
        if (payment.checkout().orElse(null) instanceof Checkout.Redirect elsewhere
                && OnwardOnce.take(session, reference)) {
            return lead(elsewhere.page().toString(), request, response);
        }
        if (isPoll(request) && seen.equals(underWay(payment))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return null;
        }
        put(model, payment, locale);
        return "fee/payment";
    }

    /** The code of a transfer. */
    @GetMapping("/qr.svg")
    ResponseEntity<String> code(@PathVariable String reference) {
        FeePayment payment = payments.get(me(), reference);
        if (payments.isOver(payment)
                || !open(payment)
                || !(payment.checkout().orElse(null) instanceof Checkout.ShowQr shown)) {
            throw new Failure(ErrorCode.NOT_FOUND, "payment " + reference + " has no code");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .cacheControl(CacheControl.noStore())
                .body(QrCode.of(shown.payload()).svg());
    }

    /** Phiếu chuyển khoản: the code and what it says, on paper. */
    @GetMapping("/slip.pdf")
    ResponseEntity<byte[]> slip(@PathVariable String reference) {
        byte[] slip = slips.print(me(), reference);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("phieu-chuyen-khoan-" + reference + ".pdf")
                                .build()
                                .toString())
                .body(slip);
    }

    /** Where providers send the payer back to, whatever came of it; what the address says beside it proves nothing. */
    @GetMapping("/return")
    String returned(@PathVariable String reference) {
        payments.returned(me(), reference);
        return "redirect:/fees/payments/" + reference + "/result";
    }

    @GetMapping("/result")
    String result(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String seen,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            Locale locale) {
        FeePayment payment = payments.get(me(), reference);
        PaymentResult result = results.of(payment, book.get(me(), payment.order()));
        boolean promised = PROMISED.contains(result);
        boolean watched =
                promised && clock.instant().isBefore(payment.createdAt().plus(WATCHED));
        if (isPoll(request) && seen.equals(seen(payment, result))) {
            if (promised && !watched) {
                response.setStatus(STOP_POLLING);
                response.setHeader("HX-Reswap", "none");
            } else {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            return null;
        }
        put(model, payment, locale);
        model.addAttribute("watched", watched);
        return "fee/result";
    }

    /** Whether the order still waits for money: another attempt may have brought it. */
    private boolean open(FeePayment payment) {
        return book.get(me(), payment.order()).order().state() == OrderState.OPEN;
    }

    private void put(Model model, FeePayment payment, Locale locale) {
        ListedOrder listed = book.get(me(), payment.order());
        PaymentResult result = results.of(payment, listed);
        model.addAttribute("payment", payment);
        model.addAttribute("result", result);
        model.addAttribute("over", payments.isOver(payment));
        model.addAttribute("listed", listed);
        model.addAttribute("order", listed.order());
        model.addAttribute("receipts", receipts.of(payment.order()));
        model.addAttribute("seen", seen(payment, result));
        model.addAttribute("method", words.method(payment.method(), locale));
        model.addAttribute("failure", words.failure(payment, locale));
        model.addAttribute("checkout", payment.checkout().orElse(null));
        model.addAttribute("qr", payment.checkout().orElse(null) instanceof Checkout.ShowQr);
        model.addAttribute("away", payment.checkout().orElse(null) instanceof Checkout.Redirect);
    }

    /** What both pages say: they change when this does. */
    private String seen(FeePayment payment, PaymentResult result) {
        if (result == PaymentResult.WAITING) {
            return underWay(payment);
        }
        if (result != PaymentResult.SETTLED) {
            return result.name();
        }
        ReceiptLinks.Links made = receipts.of(payment.order());
        return result + (made.hub() ? "-RECEIPT" : "-" + made.issued());
    }

    private String underWay(FeePayment payment) {
        return payment.status() + (payments.isOver(payment) ? "-OVER" : "");
    }

    /** Leads the whole window there, also when only a part of the page was asked for. */
    private static String lead(String address, HttpServletRequest request, HttpServletResponse response) {
        if (!isPoll(request)) {
            return "redirect:" + address;
        }
        response.setHeader("HX-Redirect", address);
        return null;
    }

    private static boolean isPoll(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"));
    }

    private long me() {
        return currentPerson.get().id();
    }
}
