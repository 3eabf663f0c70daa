package vn.sandbox.payment;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.ui.Model;

/** Fills {@code payment/pay.html}, the page every provider shows its payers. */
public final class PayersPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy").withZone(ZoneId.of("Asia/Ho_Chi_Minh"));

    private PayersPage() {}

    /**
     * @param provider its name for people
     * @param action where the buttons post to
     * @return the view
     */
    public static String show(Model model, String provider, Payment payment, String action) {
        model.addAttribute("provider", provider);
        model.addAttribute("payment", payment);
        model.addAttribute(
                "amount", NumberFormat.getInstance(Locale.forLanguageTag("vi")).format(payment.amount()));
        model.addAttribute("expires", TIME.format(payment.expiresAt()));
        model.addAttribute("action", action);
        model.addAttribute("choices", PayerChoice.values());
        return "payment/pay";
    }
}
