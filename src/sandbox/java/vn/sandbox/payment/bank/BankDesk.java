package vn.sandbox.payment.bank;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/** What the bank makes of a request. */
@Component
final class BankDesk {

    private final PaymentBook book;

    private final DayStatement statement;

    BankDesk(@Qualifier("bankBook") PaymentBook book, DayStatement statement) {
        this.book = book;
        this.statement = statement;
    }

    /** @return the answers, in their order; none while there is none yet */
    List<String> answers(Documents.Request request) {
        return switch (request.kind()) {
            case "paymentRequest" -> take(request);
            case "statusQuery" ->
                List.of(Documents.state(
                        BankConnection.PROVIDER,
                        request.field("reference"),
                        book.find(request.field("reference")).orElse(null)));
            case "refundRequest" -> List.of(refund(request));
            case "statementRequest" -> statement.of(LocalDate.parse(request.field("day")));
            default -> throw new IllegalArgumentException(request.kind());
        };
    }

    /** The same request again is answered when it is decided already, like every other one. */
    private List<String> take(Documents.Request request) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Người nộp", request.field("payer"));
        facts.put("Nội dung", request.field("description"));
        book.open(Payment.asked(
                request.field("reference"),
                Long.parseLong(request.field("amount")),
                request.time("createdAt"),
                request.time("expiresAt"),
                null,
                facts));
        return List.of();
    }

    private String refund(Documents.Request request) {
        String id = request.field("id");
        String reference = request.field("reference");
        long amount = Long.parseLong(request.field("amount"));
        return book.find(reference)
                .flatMap(payment -> book.refund(reference, id, amount))
                .map(payment -> Documents.refunded(BankConnection.PROVIDER, id, payment, amount, payment.decidedAt()))
                .orElseGet(() -> Documents.refundRefused(BankConnection.PROVIDER, id, reference));
    }
}
