package vn.sandbox.payment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** Every provider's book, for people and as JSON for tests. */
@Controller
final class PaymentsPage {

    private final Map<String, PaymentBook> books = new LinkedHashMap<>();

    PaymentsPage(
            @Qualifier("platformBook") PaymentBook platform,
            @Qualifier("vnpayBook") PaymentBook vnpay,
            @Qualifier("bankBook") PaymentBook bank) {
        books.put("Nền tảng thanh toán", platform);
        books.put("VNPAY", vnpay);
        books.put("Ngân hàng Thử nghiệm", bank);
    }

    @GetMapping("/payments")
    String page(Model model) {
        model.addAttribute("books", payments());
        return "payment/list";
    }

    @GetMapping("/payments.json")
    @ResponseBody
    Map<String, List<Payment>> payments() {
        Map<String, List<Payment>> all = new LinkedHashMap<>();
        books.forEach((name, book) -> all.put(name, book.all()));
        return all;
    }
}
