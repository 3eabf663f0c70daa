package vn.lienthong.partner.payment.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.platform.PlatformCodes.Signed;
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.payment.wire.ProviderHttp;

/** One exchange of the platform's protocol: closed, sent, checked, and its {@code MaLoi} judged. */
final class PlatformServices {

    private static final Logger log = LoggerFactory.getLogger(PlatformServices.class);

    private final PlatformSettings settings;
    private final PlatformCodes codes;
    private final AuthenticationCode code;
    private final ProviderHttp http;

    PlatformServices(PlatformSettings settings, PlatformCodes codes, AuthenticationCode code, ProviderHttp http) {
        this.settings = settings;
        this.codes = codes;
        this.code = code;
        this.http = http;
    }

    /** @param expected values of {@code MaLoi} beside success that the caller can use */
    Answer call(String path, Signed request, Map<String, Object> fields, Signed answer, Set<String> expected) {
        return call(http::post, path, request, fields, answer, expected);
    }

    /** As {@link #call}, for an answer that holds a file. */
    Answer callForFile(String path, Signed request, Map<String, Object> fields, Signed answer, Set<String> expected) {
        return call(http::postForFile, path, request, fields, answer, expected);
    }

    byte[] fetch(URI uri) {
        return http.fetch(uri);
    }

    Optional<String> trouble() {
        return http.trouble();
    }

    boolean isDone(Answer answer) {
        return codes.done().contains(answer.text("MaLoi"));
    }

    private Answer call(
            BiFunction<URI, Object, JsonNode> exchange,
            String path,
            Signed request,
            Map<String, Object> fields,
            Signed signedAnswer,
            Set<String> expected) {
        code.close(request, fields);
        Answer answer = Answer.of(exchange.apply(URI.create(settings.url() + path), fields));
        if (!code.covers(signedAnswer, answer.fields())) {
            Failure forged = new Failure(ErrorCode.PAYMENT_ANSWER_FORGED, request + " MaXacThuc is not the platform's");
            log.error("payment platform: {}", forged.getMessage());
            throw forged;
        }
        requireEcho(fields, answer, "MaThamChieu");
        requireEcho(fields, answer, "MaHoanTien");
        requireEcho(fields, answer, "NgayDoiSoat");
        String result = answer.required("MaLoi");
        if (codes.done().contains(result) || expected.contains(result)) {
            return answer;
        }
        throw new Failure(
                codes.tryLater().contains(result) ? ErrorCode.PAYMENT_PROVIDER_ERROR : ErrorCode.PAYMENT_REFUSED,
                request + " " + answer.note("MaLoi", "MoTaLoi"));
    }

    /** A signed answer to another question is still no answer to this one. */
    private static void requireEcho(Map<String, Object> request, Answer answer, String field) {
        if (request.containsKey(field) && !request.get(field).equals(answer.text(field))) {
            throw new Failure(ErrorCode.PAYMENT_ANSWER_FORGED, "the answer is about another " + field);
        }
    }
}
