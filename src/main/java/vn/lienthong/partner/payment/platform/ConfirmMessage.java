package vn.lienthong.partner.payment.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.platform.PlatformCodes.Message;
import vn.lienthong.partner.payment.platform.PlatformCodes.Signed;
import vn.lienthong.partner.payment.wire.Amounts;
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.payment.wire.Hashes;
import vn.lienthong.partner.payment.wire.LocalTimes;

/** The platform's confirm call-back as a notice, and the hub's answer to it. */
final class ConfirmMessage {

    private static final Map<Verdict, String> WORDS = Map.of(
            Verdict.ACCEPTED, "Thành công",
            Verdict.ALREADY_KNOWN, "Thành công",
            Verdict.UNKNOWN_ORDER, "Mã tham chiếu không tồn tại",
            Verdict.WRONG_AMOUNT, "Số tiền không khớp",
            Verdict.WRONG_CURRENCY, "Loại tiền không khớp",
            Verdict.WRONG_SIGNATURE, "Mã xác thực không đúng",
            Verdict.CONFLICT, "Giao dịch đã được xác nhận với nội dung khác",
            Verdict.TRY_LATER, "Hệ thống bận, vui lòng gửi lại",
            Verdict.UNSTORABLE, "Hệ thống bận, vui lòng gửi lại");

    private final PlatformCodes codes;
    private final AuthenticationCode code;
    private final String partnerCode;
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    ConfirmMessage(PlatformCodes codes, AuthenticationCode code, String partnerCode) {
        this.codes = codes;
        this.code = code;
        this.partnerCode = partnerCode;
    }

    /** Empty when the body is not a JSON object that names a reference: nothing to store under, nothing to answer about. */
    Optional<ProviderNotice> read(String body) {
        Answer message;
        try {
            JsonNode tree = json.readTree(body);
            message = tree != null && tree.isObject() ? Answer.of(tree) : new Answer(Map.of());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
        return message.text("MaThamChieu").isBlank() ? Optional.empty() : Optional.of(notice(body, message));
    }

    private ProviderNotice notice(String body, Answer message) {
        boolean paid = codes.done().contains(message.text("MaLoi"));
        return new ProviderNotice(
                PlatformProvider.ID,
                body,
                Kind.PAYMENT,
                paid ? Outcome.DONE : Outcome.FAILED,
                isThePlatforms(message),
                message.text("MaThamChieu"),
                null,
                Amounts.parse(message.text("SoTien")).orElse(0),
                message.fields().get("MaTienTe"),
                message.fields().get("MaGiaoDich"),
                paid ? LocalTimes.parse(message.text("ThoiGianGD")).orElse(null) : null,
                message.text("MaLoi"),
                Hashes.ofValues(code.covered(Signed.CONFIRM, message.fields())));
    }

    /** A message of another kind, or paid without amount, time or number, is no confirmation however well it is closed. */
    private boolean isThePlatforms(Answer message) {
        boolean numbered = !codes.done().contains(message.text("MaLoi"))
                || !message.text("MaGiaoDich").isBlank();
        boolean complete = Amounts.parse(message.text("SoTien")).isPresent()
                && LocalTimes.parse(message.text("ThoiGianGD")).isPresent()
                && !message.text("MaLoi").isBlank()
                && codes.messages().get(Message.CONFIRM).equals(message.text("LoaiBanTin"));
        return code.covers(Signed.CONFIRM, message.fields()) && complete && numbered;
    }

    /** The same for the same call-back: nothing in it depends on when or how often it is answered. */
    Map<String, Object> answer(ProviderNotice notice, Verdict verdict) {
        boolean settled = verdict == Verdict.ACCEPTED || verdict == Verdict.ALREADY_KNOWN;
        return answer(
                settled ? "00" : "99",
                WORDS.get(verdict),
                clean(notice.reference()),
                clean(Answer.of(tree(notice.rawBody())).text("ThoiGianGD")));
    }

    /** To what could not be read. */
    Map<String, Object> refusal() {
        return answer("99", "Bản tin không đúng định dạng", "", "");
    }

    private Map<String, Object> answer(String result, String words, String reference, String time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("MaLoi", result);
        fields.put("MoTaLoi", words);
        fields.put("MaDoiTac", partnerCode);
        fields.put("MaThamChieu", reference);
        fields.put("ThoiGianGD", time);
        code.close(Signed.CONFIRM_ANSWER, fields);
        return fields;
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it was read before", e);
        }
    }

    /** What came from outside is signed by the hub only in the forms these two fields have. */
    private static String clean(String value) {
        return value.matches("[A-Z0-9]{0,20}") ? value : "";
    }
}
