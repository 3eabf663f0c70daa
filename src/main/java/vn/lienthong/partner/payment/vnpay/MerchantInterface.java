package vn.lienthong.partner.payment.vnpay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.payment.wire.LocalTimes;
import vn.lienthong.partner.payment.wire.PlainText;
import vn.lienthong.partner.payment.wire.ProviderHttp;

/** Questions and refunds: one JSON exchange each, closed, sent, checked, and its {@code vnp_ResponseCode} judged. */
final class MerchantInterface {

    private static final Logger log = LoggerFactory.getLogger(MerchantInterface.class);

    private static final int LONGEST_INFO = 255;
    private static final int LONGEST_NAME = 60;

    private static final List<String> QUESTION = List.of(
            "vnp_RequestId",
            "vnp_Version",
            "vnp_Command",
            "vnp_TmnCode",
            "vnp_TxnRef",
            "vnp_TransactionDate",
            "vnp_CreateDate",
            "vnp_IpAddr",
            "vnp_OrderInfo");
    private static final List<String> REFUND = List.of(
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
            "vnp_OrderInfo");
    private static final List<String> REFUND_ANSWER = List.of(
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
            "vnp_OrderInfo");
    private static final List<String> ANSWER = with(REFUND_ANSWER, "vnp_PromotionCode", "vnp_PromotionAmount");

    private final VnpaySettings settings;
    private final VnpayCodes codes;
    private final SecureHash hash;
    private final ProviderHttp http;
    private final RequestIds ids;
    private final Clock clock;

    /** Names one question; at most 32 characters, unique within a day. */
    @FunctionalInterface
    interface RequestIds {
        String next();
    }

    MerchantInterface(
            VnpaySettings settings, VnpayCodes codes, SecureHash hash, ProviderHttp http, RequestIds ids, Clock clock) {
        this.settings = settings;
        this.codes = codes;
        this.hash = hash;
        this.http = http;
        this.ids = ids;
        this.clock = clock;
    }

    /** An answer of success, or that VNPAY does not have the transaction. */
    Answer ask(PaymentReference payment) {
        Map<String, Object> fields = common("querydr", ids.next(), payment, "Kiem tra giao dich");
        fields.put("vnp_CreateDate", LocalTimes.print(clock.instant()));
        return exchange(fields, QUESTION, ANSWER, codes.unknown());
    }

    /** An answer of success, or that VNPAY had the request before: the id of the refund names it. */
    Answer giveBack(RefundRequest refund) {
        Map<String, Object> fields = common("refund", refund.id(), refund.payment(), refund.reason());
        fields.put("vnp_TransactionType", refund.whole() ? "02" : "03");
        fields.put("vnp_Amount", Long.toString(Math.multiplyExact(refund.amount(), 100)));
        fields.put("vnp_CreateBy", PlainText.simple(refund.requestedBy(), LONGEST_NAME));
        fields.put("vnp_CreateDate", LocalTimes.print(refund.createdAt()));
        return exchange(fields, REFUND, REFUND_ANSWER, codes.repeated());
    }

    Optional<String> trouble() {
        return http.trouble();
    }

    private Map<String, Object> common(String command, String id, PaymentReference payment, String info) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("vnp_RequestId", id);
        fields.put("vnp_Version", codes.version());
        fields.put("vnp_Command", command);
        fields.put("vnp_TmnCode", settings.terminal());
        fields.put("vnp_TxnRef", payment.reference());
        fields.put("vnp_OrderInfo", PlainText.simple(info, LONGEST_INFO));
        if (payment.providerTransaction() != null) {
            fields.put("vnp_TransactionNo", payment.providerTransaction());
        }
        fields.put("vnp_TransactionDate", LocalTimes.print(payment.createdAt()));
        fields.put("vnp_IpAddr", settings.address());
        return fields;
    }

    private Answer exchange(
            Map<String, Object> fields, List<String> covered, List<String> coveredAnswer, Set<String> expected) {
        hash.close(covered, fields);
        Answer answer = Answer.of(http.post(settings.api(), fields));
        boolean ours = settings.terminal().equals(answer.text("vnp_TmnCode"))
                && fields.get("vnp_Command").equals(answer.text("vnp_Command"))
                && fields.get("vnp_TxnRef").equals(answer.text("vnp_TxnRef"));
        if (!hash.covers(coveredAnswer, answer.fields()) || !ours) {
            Failure forged = new Failure(
                    ErrorCode.PAYMENT_ANSWER_FORGED, fields.get("vnp_Command") + " is not answered by VNPAY");
            log.error("VNPAY: {}", forged.getMessage());
            throw forged;
        }
        String result = answer.required("vnp_ResponseCode");
        if (codes.done().contains(result) || expected.contains(result)) {
            return answer;
        }
        throw new Failure(
                codes.tryLater().contains(result) ? ErrorCode.PAYMENT_PROVIDER_ERROR : ErrorCode.PAYMENT_REFUSED,
                fields.get("vnp_Command") + " " + answer.note("vnp_ResponseCode", "vnp_Message"));
    }

    private static List<String> with(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
