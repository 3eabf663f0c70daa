package vn.sandbox.portal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.sandbox.faults.FaultValve;

/** The JSON protocol of the portal's X-Road adapter. Whatever it thinks of a request, it says so with HTTP 200. */
@RestController
@RequestMapping("/portal/mapi")
final class PortalEndpoint {

    private static final String SUBSYSTEM = "VN:GOV:000.00.00.G22:vpcpdvcprovider";
    private static final String UNIT = "000.00.00.H26";

    private final Sessions sessions;
    private final Services services;
    private final PortalFaults faults;

    PortalEndpoint(Sessions sessions, Services services, PortalFaults faults) {
        this.sessions = sessions;
        this.services = services;
        this.faults = faults;
    }

    @PostMapping("/login")
    Map<String, Object> login(@RequestHeader Map<String, String> headers, @RequestBody JsonNode request) {
        checkHeaders(headers);
        String session = sessions.open(text(request, "username"), text(request, "password"));
        Map<String, Object> answer = answer("00", "Thành công");
        answer.put("session", session);
        return answer;
    }

    @PostMapping("/g")
    Map<String, Object> service(@RequestHeader Map<String, String> headers, @RequestBody JsonNode request) {
        checkHeaders(headers);
        sessions.check(text(request, "session"));
        if (faults.noSession()) {
            throw Refused.session();
        }
        if (!UNIT.equals(text(request, "madonvi"))) {
            throw Refused.unit();
        }
        if (faults.busy()) {
            throw Refused.busy();
        }
        List<?> result = services.run(request);
        if (faults.losesReplyOf(text(request, "service"))) {
            throw new LostReply();
        }
        Map<String, Object> answer = answer("00", "Thành công");
        answer.put("result", result);
        return answer;
    }

    private static void checkHeaders(Map<String, String> headers) {
        if (!SUBSYSTEM.equals(headers.get("dstcode"))) {
            throw Refused.header("dstcode");
        }
        if (!"utf-8".equalsIgnoreCase(headers.get("charset"))) {
            throw Refused.header("Charset");
        }
    }

    @ExceptionHandler(Refused.class)
    Map<String, Object> refused(Refused refusal) {
        return answer(refusal.errorCode(), refusal.getMessage());
    }

    @ExceptionHandler(IllegalStateException.class)
    ResponseEntity<String> stumbled() {
        return ResponseEntity.status(HttpStatus.INTERNAL_SERVER_ERROR).body("500");
    }

    /** Everything is done by now; only the answer never leaves. */
    @ExceptionHandler(LostReply.class)
    void lose(HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(FaultValve.CUT, true);
    }

    private static Map<String, Object> answer(String code, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("error_code", code);
        answer.put("message", message);
        return answer;
    }

    private static String text(JsonNode request, String field) {
        JsonNode value = request.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw Refused.missing(field);
        }
        if (!value.isTextual()) {
            throw Refused.type(field, "chuỗi ký tự");
        }
        return value.textValue();
    }

    private static final class LostReply extends RuntimeException {

        LostReply() {
            super("told to lose the reply", null, false, false);
        }
    }
}
