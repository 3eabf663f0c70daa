package vn.sandbox.payment.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.sandbox.payment.PayerChoice;
import vn.sandbox.payment.PayersPage;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;
import vn.sandbox.payment.Teller;

/** Where the payer is sent. */
@Controller
@RequestMapping("/payment-platform/pay")
final class PlatformPages {

    private final PaymentBook book;
    private final Teller teller;
    private final Confirmation confirmation;

    PlatformPages(@Qualifier("platformBook") PaymentBook book, Teller teller, Confirmation confirmation) {
        this.book = book;
        this.teller = teller;
        this.confirmation = confirmation;
    }

    @GetMapping("/{reference}")
    String page(@PathVariable String reference, Model model) {
        Payment payment = book.find(reference).orElseThrow(Refused::unknown);
        return PayersPage.show(model, "Nền tảng thanh toán", payment, "/payment-platform/pay/" + reference);
    }

    @PostMapping("/{reference}")
    String decide(
            @PathVariable String reference, @RequestParam String choice, @RequestParam(defaultValue = "60") int late) {
        PayerChoice chosen = PayerChoice.of(choice);
        Payment payment = book.decide(reference, chosen);
        teller.play(chosen, Duration.ofSeconds(late), manner -> confirmation.tell(payment, manner));
        return "redirect:" + payment.returnUrl();
    }

    /** Its book is not kept between starts: who comes back to a page of before reads what to do. */
    @ExceptionHandler(Refused.class)
    ResponseEntity<String> unknown() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .body(
                        "Không có giao dịch này, hoặc nền tảng đã khởi động lại. Xin trở về Liên Thông và chọn lại hình thức thanh toán.");
    }
}
