package vn.sandbox.payment.vnpay;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import vn.sandbox.payment.CallBack.Manner;
import vn.sandbox.payment.PayerChoice;
import vn.sandbox.payment.PayersPage;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;
import vn.sandbox.payment.Teller;

/** Where the payer is sent. */
@Controller
@RequestMapping("/vnpay/paymentv2")
final class VnpayPages {

    private final PaymentBook book;
    private final Teller teller;
    private final InstantNotification notification;

    VnpayPages(@Qualifier("vnpayBook") PaymentBook book, Teller teller, InstantNotification notification) {
        this.book = book;
        this.teller = teller;
        this.notification = notification;
    }

    @GetMapping("/vpcpay.html")
    String open(@RequestParam Map<String, String> parameters) {
        if (!Seal.of(parameters).equals(parameters.get("vnp_SecureHash"))) {
            throw refused("97 Sai chữ ký");
        }
        require(parameters, "vnp_Version", "2\\.1\\.0");
        require(parameters, "vnp_Command", "pay");
        require(parameters, "vnp_TmnCode", Seal.TERMINAL);
        require(parameters, "vnp_Amount", "[1-9]\\d{0,12}00");
        require(parameters, "vnp_CurrCode", "VND");
        require(parameters, "vnp_Locale", "vn|en");
        require(parameters, "vnp_TxnRef", "[A-Za-z0-9]{1,100}");
        require(parameters, "vnp_CreateDate", "\\d{14}");
        require(parameters, "vnp_ExpireDate", "\\d{14}");
        require(parameters, "vnp_IpAddr", "[0-9a-fA-F.:]{7,45}");
        require(parameters, "vnp_OrderInfo", "[\\x20-\\x7e]{1,255}");
        require(parameters, "vnp_OrderType", "[A-Za-z0-9]{1,100}");
        require(parameters, "vnp_ReturnUrl", "https?://\\S{1,250}");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Nội dung", parameters.get("vnp_OrderInfo"));
        book.open(Payment.asked(
                parameters.get("vnp_TxnRef"),
                Long.parseLong(parameters.get("vnp_Amount")) / 100,
                Times.parse(parameters.get("vnp_CreateDate")),
                Times.parse(parameters.get("vnp_ExpireDate")),
                parameters.get("vnp_ReturnUrl"),
                facts));
        return "redirect:/vnpay/paymentv2/" + parameters.get("vnp_TxnRef");
    }

    @GetMapping("/{reference}")
    String page(@PathVariable String reference, Model model) {
        Payment payment = book.find(reference).orElseThrow(() -> refused("91 Không tìm thấy giao dịch"));
        return PayersPage.show(model, "VNPAY", payment, "/vnpay/paymentv2/" + reference);
    }

    @PostMapping("/{reference}")
    String decide(
            @PathVariable String reference, @RequestParam String choice, @RequestParam(defaultValue = "60") int late) {
        PayerChoice chosen = PayerChoice.of(choice);
        Payment payment = book.decide(reference, chosen);
        teller.play(chosen, Duration.ofSeconds(late), manner -> notification.tell(payment, manner));
        return "redirect:" + payment.returnUrl() + "?" + notification.query(payment, Manner.TRUE);
    }

    private static void require(Map<String, String> parameters, String name, String form) {
        if (!parameters.getOrDefault(name, "").matches(form)) {
            throw refused("03 Dữ liệu gửi sang không đúng định dạng: " + name);
        }
    }

    private static ResponseStatusException refused(String why) {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST, why);
    }
}
