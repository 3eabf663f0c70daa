package vn.sandbox.payment.bank;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
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

/** The bank's application: a customer confirms what is asked for, or transfers money by a code or by hand. */
@Controller
@RequestMapping("/bank")
final class BankPages {

    private final PaymentBook book;
    private final Teller teller;
    private final CreditBook credits;
    private final BankConnection hub;
    private final AtomicLong transfers = new AtomicLong(System.currentTimeMillis());

    BankPages(@Qualifier("bankBook") PaymentBook book, Teller teller, CreditBook credits, BankConnection hub) {
        this.book = book;
        this.teller = teller;
        this.credits = credits;
        this.hub = hub;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "waiting",
                book.all().stream()
                        .filter(payment -> payment.state() == Payment.State.WAITING)
                        .toList());
        return "payment/bank";
    }

    @GetMapping("/pay/{reference}")
    String page(@PathVariable String reference, Model model) {
        Payment payment = book.find(reference).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return PayersPage.show(model, "Ngân hàng Thử nghiệm", payment, "/bank/pay/" + reference);
    }

    @PostMapping("/pay/{reference}")
    String decide(
            @PathVariable String reference,
            @RequestParam String choice,
            @RequestParam(defaultValue = "60") int late,
            @RequestParam(defaultValue = "0") int daysAgo) {
        PayerChoice chosen = PayerChoice.of(choice);
        Payment payment = book.decide(reference, chosen, book.now().minus(Duration.ofDays(daysAgo)));
        teller.play(chosen, Duration.ofSeconds(late), manner -> tell(payment, manner));
        return "redirect:/bank";
    }

    /**
     * Money goes to the account the bank watches for the hub.
     *
     * @param code what a VietQR code says; when given, it wins over the other fields
     * @param daysAgo when the bank books it, so that a day that is over can be reconciled
     * @param silently whether only the day's statement tells of it
     */
    @PostMapping("/transfer")
    String transfer(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "0") long amount,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "0") int daysAgo,
            @RequestParam(defaultValue = "false") boolean silently,
            @RequestParam(defaultValue = "false") boolean forged,
            @RequestParam(defaultValue = "false") boolean twice)
            throws JMSException {
        ScannedCode scanned = code.isBlank() ? new ScannedCode(account, amount, text) : ScannedCode.read(code.strip());
        String transaction = "FT" + transfers.incrementAndGet();
        // banks put their own words around what the payer wrote
        String told = "MBVCB." + transaction + "." + scanned.text() + ".CT tu 0123456789 toi " + scanned.account();
        Credit credit = new Credit(
                scanned.account(),
                scanned.amount(),
                transaction,
                book.now().minus(Duration.ofDays(daysAgo)).truncatedTo(ChronoUnit.SECONDS),
                told);
        if (!forged) {
            credits.add(credit);
        }
        String notice = Documents.credit(BankConnection.PROVIDER, credit);
        for (int i = 0; i < (silently ? 0 : twice ? 2 : 1); i++) {
            hub.put(notice, null, forged);
        }
        return "redirect:/bank";
    }

    private boolean tell(Payment payment, Manner manner) throws JMSException {
        String document = manner == Manner.CANCELLED
                ? Documents.cancelled(BankConnection.PROVIDER, payment)
                : Documents.state(BankConnection.PROVIDER, payment.reference(), payment);
        hub.put(document, payment.reference(), manner == Manner.FORGED);
        return true;
    }
}
