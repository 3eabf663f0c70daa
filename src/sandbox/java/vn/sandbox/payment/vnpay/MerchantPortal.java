package vn.sandbox.payment.vnpay;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/** What a person exports from the merchant's pages: one day's transactions. */
@RestController
final class MerchantPortal {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");
    private static final String HEAD = "STT,Mã website,Mã tham chiếu,Mã giao dịch VNPAY,Loại giao dịch,Số tiền,"
            + "Trạng thái,Thời gian giao dịch\r\n";

    private final PaymentBook book;

    MerchantPortal(@Qualifier("vnpayBook") PaymentBook book) {
        this.book = book;
    }

    @GetMapping(value = "/vnpay/merchant/{day}.csv", produces = "text/csv; charset=UTF-8")
    String export(@PathVariable LocalDate day) {
        StringBuilder file = new StringBuilder("\uFEFF" + HEAD);
        int[] number = {0};
        for (Payment payment : book.all()) {
            Instant at = payment.decidedAt();
            if (at == null || !LocalDate.ofInstant(at, ZONE).equals(day)) {
                continue;
            }
            boolean paid = payment.state() == Payment.State.PAID;
            String state = paid ? "Thành công" : "Không thành công";
            long amount = paid ? payment.paid() : payment.amount();
            file.append(line(++number[0], payment, payment.transaction(), "Thanh toán", amount, state));
            for (long given : payment.refunds().values()) {
                String kind = given == payment.paid() ? "Hoàn tiền toàn phần" : "Hoàn tiền một phần";
                file.append(line(++number[0], payment, "9" + payment.transaction(), kind, given, "Thành công"));
            }
        }
        return file.toString();
    }

    private static String line(
            int number, Payment payment, String transaction, String kind, long amount, String state) {
        return number + "," + Seal.TERMINAL + "," + payment.reference() + "," + transaction + "," + kind + ",\""
                + String.format(Locale.ROOT, "%,d", amount) + "\"," + state + ","
                + TIME.format(payment.decidedAt().atZone(ZONE)) + "\r\n";
    }
}
