package vn.sandbox.payment.vnpay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.sandbox.payment.Payment;
import vn.sandbox.payment.PaymentBook;

/** The merchant interface. Whatever VNPAY thinks of a request, it says so with HTTP 200. */
@RestController
final class VnpayEndpoint {

    private static final String[] QUESTION = {
        "vnp_RequestId",
        "vnp_Version",
        "vnp_Command",
        "vnp_TmnCode",
        "vnp_TxnRef",
        "vnp_TransactionDate",
        "vnp_CreateDate",
        "vnp_IpAddr",
        "vnp_OrderInfo"
    };
    private static final String[] REFUND = {
        "vnp_RequestId",
        "vnp_Version",
        "vnp_Command",
        "vnp_TmnCode",
        "vnp_TransactionType",
        "vnp_TxnRef",
        "vnp_Amount",
        "vnp_TransactionNo",
        "vnp_TransactionDate",
        "vnp_CreateBy",
        "vnp_CreateDate",
        "vnp_IpAddr",
        "vnp_OrderInfo"
    };
    private static final String[] ANSWER = {
        "vnp_ResponseId",
        "vnp_Command",
        "vnp_ResponseCode",
        "vnp_Message",
        "vnp_TmnCode",
        "vnp_TxnRef",
        "vnp_Amount",
        "vnp_BankCode",
        "vnp_PayDate",
        "vnp_TransactionNo",
        "vnp_TransactionType",
        "vnp_TransactionStatus",
        "vnp_OrderInfo"
    };

    private final PaymentBook book;
    private final VnpayFaults faults;

    VnpayEndpoint(@Qualifier("vnpayBook") PaymentBook book, VnpayFaults faults) {
        this.book = book;
        this.faults = faults;
    }

    @PostMapping("/vnpay/api/transaction")
    Map<String, String> transaction(@RequestBody JsonNode request) {
        boolean refund = "refund".equals(text(request, "vnp_Command"));
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("vnp_ResponseId", UUID.randomUUID().toString().replace("-", ""));
        answer.put("vnp_Command", text(request, "vnp_Command"));
        answer.put("vnp_TmnCode", text(request, "vnp_TmnCode"));
        answer.put("vnp_TxnRef", text(request, "vnp_TxnRef"));
        answer.put("vnp_OrderInfo", text(request, "vnp_OrderInfo"));
        Optional<Payment> payment = book.find(text(request, "vnp_TxnRef"))
                .filter(known -> Times.print(known.createdAt()).equals(text(request, "vnp_TransactionDate")));
        String code = faults.busy() ? "99" : wrong(request, refund);
        if (code == null && payment.isEmpty()) {
            code = "91";
        }
        if (code == null) {
            code = refund ? refund(request, payment.get(), answer) : state(payment.get(), answer);
        }
        answer.put("vnp_ResponseCode", code);
        answer.put("vnp_Message", "00".equals(code) ? "Thành công" : "Mã lỗi " + code);
        return sealed(answer, refund);
    }

    private static String wrong(JsonNode request, boolean refund) {
        String[] covered = refund ? REFUND : QUESTION;
        String seal =
                Seal.of(Stream.of(covered).map(name -> text(request, name)).toArray(String[]::new));
        if (!seal.equals(text(request, "vnp_SecureHash"))) {
            return "97";
        }
        if (!Seal.TERMINAL.equals(text(request, "vnp_TmnCode"))) {
            return "02";
        }
        boolean known = refund || "querydr".equals(text(request, "vnp_Command"));
        boolean complete = Stream.of(covered)
                .filter(name -> !name.equals("vnp_TransactionNo"))
                .noneMatch(name -> text(request, name).isBlank());
        boolean formed = text(request, "vnp_RequestId").matches("[A-Za-z0-9]{1,32}")
                && text(request, "vnp_CreateDate").matches("\\d{14}")
                && "2.1.0".equals(text(request, "vnp_Version"))
                && (!refund || text(request, "vnp_Amount").matches("[1-9]\\d{0,12}00"));
        return known && complete && formed ? null : "03";
    }

    /** Of a payment that was given back, the last refund. */
    private String state(Payment payment, Map<String, String> answer) {
        if (!payment.refunds().isEmpty()) {
            long amount = payment.refunds().values().stream()
                    .reduce((one, next) -> next)
                    .orElseThrow();
            given(payment, amount, amount == payment.paid() ? "02" : "03", answer);
            return "00";
        }
        boolean paid = payment.state() == Payment.State.PAID;
        answer.put("vnp_Amount", Long.toString(100 * (paid ? payment.paid() : payment.amount())));
        answer.put("vnp_BankCode", "NCB");
        answer.put("vnp_PayDate", Times.print(payment.decidedAt()));
        answer.put("vnp_TransactionNo", paid ? payment.transaction() : "0");
        answer.put("vnp_TransactionType", "01");
        answer.put("vnp_TransactionStatus", paid ? "00" : payment.state() == Payment.State.WAITING ? "01" : "02");
        return "00";
    }

    private String refund(JsonNode request, Payment payment, Map<String, String> answer) {
        String id = text(request, "vnp_RequestId");
        long amount = Long.parseLong(text(request, "vnp_Amount")) / 100;
        if (payment.refunds().containsKey(id)) {
            return "94";
        }
        if (payment.state() != Payment.State.PAID) {
            return "95";
        }
        if ("02".equals(text(request, "vnp_TransactionType")) != (amount == payment.paid())) {
            return "93";
        }
        if (book.refund(payment.reference(), id, amount).isEmpty()) {
            return "02";
        }
        given(payment, amount, text(request, "vnp_TransactionType"), answer);
        return "00";
    }

    private void given(Payment payment, long amount, String type, Map<String, String> answer) {
        answer.put("vnp_Amount", Long.toString(100 * amount));
        answer.put("vnp_BankCode", "NCB");
        answer.put("vnp_PayDate", Times.print(book.now()));
        answer.put("vnp_TransactionNo", "9" + payment.transaction());
        answer.put("vnp_TransactionType", type);
        answer.put("vnp_TransactionStatus", faults.refundPending() ? "05" : "00");
    }

    private Map<String, String> sealed(Map<String, String> answer, boolean refund) {
        Stream<String> covered = Stream.of(ANSWER);
        if (!refund) {
            covered = Stream.concat(covered, Stream.of("vnp_PromotionCode", "vnp_PromotionAmount"));
        }
        String seal = Seal.of(covered.map(name -> answer.getOrDefault(name, "")).toArray(String[]::new));
        answer.put("vnp_SecureHash", faults.wrongSeal() ? Seal.broken(seal) : seal);
        return answer;
    }

    private static String text(JsonNode request, String name) {
        return request.path(name).isTextual() ? request.path(name).textValue() : "";
    }
}
