package vn.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * The two ways of the guide to log in: personal id and password followed by a confirmation code, or a QR code that the
 * phone approves.
 */
@Controller
@RequestMapping("/vneid")
final class LoginPages {

    /** Wrong codes before the login has to begin again. */
    static final int ATTEMPTS = 5;

    private static final String PENDING = "vneid.pending";
    private static final String TICKET = "vneid.ticket";
    private static final String FAILURES = "vneid.failures";

    private final Citizens citizens;
    private final OneTimeCodes codes;
    private final QrLogins qrLogins;
    private final SignIn signIn;
    private final String baseUrl;

    LoginPages(
            Citizens citizens,
            OneTimeCodes codes,
            QrLogins qrLogins,
            SignIn signIn,
            @Value("${sandbox.base-url}") String baseUrl) {
        this.citizens = citizens;
        this.codes = codes;
        this.qrLogins = qrLogins;
        this.signIn = signIn;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/login")
    String login(HttpSession session, Model model) {
        String ticket = (String) session.getAttribute(TICKET);
        if (ticket == null || qrLogins.state(ticket) != QrLogins.State.WAITING) {
            ticket = qrLogins.open();
            session.setAttribute(TICKET, ticket);
        }
        model.addAttribute("phone", phoneUrl(ticket));
        return "vneid/login";
    }

    @PostMapping("/login")
    String password(@RequestParam String personalId, @RequestParam String password, HttpSession session, Model model) {
        Optional<Citizen> citizen = citizens.find(personalId.trim());
        if (citizen.isEmpty() || !citizen.get().password().equals(password)) {
            model.addAttribute("error", "Số định danh cá nhân hoặc mật khẩu không đúng.");
            model.addAttribute("personalId", personalId);
            return login(session, model);
        }
        session.setAttribute(PENDING, citizen.get().personalId());
        session.removeAttribute(FAILURES);
        return "redirect:/vneid/code";
    }

    @GetMapping("/code")
    String code(HttpSession session) {
        return session.getAttribute(PENDING) == null ? "redirect:/vneid/login" : "vneid/code";
    }

    @PostMapping("/code")
    String code(
            @RequestParam String code,
            HttpSession session,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String personalId = (String) session.getAttribute(PENDING);
        if (personalId == null) {
            return "redirect:/vneid/login";
        }
        if (!codes.use(personalId, code.trim())) {
            int failures = session.getAttribute(FAILURES) instanceof Integer earlier ? earlier + 1 : 1;
            session.setAttribute(FAILURES, failures);
            if (failures >= ATTEMPTS) {
                session.removeAttribute(PENDING);
                model.addAttribute("error", "Bạn đã nhập sai mã xác nhận quá nhiều lần. Hãy đăng nhập lại từ đầu.");
                return login(session, model);
            }
            model.addAttribute("error", "Mã xác nhận không đúng hoặc đã hết hạn.");
            return "vneid/code";
        }
        session.removeAttribute(PENDING);
        session.removeAttribute(FAILURES);
        return "redirect:" + signIn.complete(citizens.find(personalId).orElseThrow(), request, response);
    }

    @GetMapping("/qr.svg")
    ResponseEntity<String> qr(HttpSession session) {
        String ticket = (String) session.getAttribute(TICKET);
        return ticket == null
                ? ResponseEntity.notFound().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.valueOf("image/svg+xml"))
                        .cacheControl(CacheControl.noStore())
                        .body(QrCode.svg(phoneUrl(ticket)));
    }

    /** What the waiting page polls. */
    @GetMapping("/qr/state")
    @ResponseBody
    Map<String, String> state(HttpSession session) {
        String ticket = (String) session.getAttribute(TICKET);
        QrLogins.State state = ticket == null ? QrLogins.State.GONE : qrLogins.state(ticket);
        return Map.of("state", state.name());
    }

    /** Where the waiting page goes once the phone has answered, and the button of a browser without scripts. */
    @GetMapping("/qr/done")
    String done(HttpSession session, Model model, HttpServletRequest request, HttpServletResponse response) {
        String ticket = (String) session.getAttribute(TICKET);
        QrLogins.State state = ticket == null ? QrLogins.State.GONE : qrLogins.state(ticket);
        if (state == QrLogins.State.APPROVED) {
            session.removeAttribute(TICKET);
            Citizen citizen = qrLogins.redeem(ticket).flatMap(citizens::find).orElseThrow();
            return "redirect:" + signIn.complete(citizen, request, response);
        }
        model.addAttribute(
                "error",
                switch (state) {
                    case REJECTED -> "Yêu cầu đăng nhập đã bị từ chối trên ứng dụng VNeID.";
                    case GONE -> "Mã QR đã hết hạn. Hãy quét mã mới.";
                    default -> "Ứng dụng VNeID chưa xác nhận. Hãy quét mã QR rồi thử lại.";
                });
        return login(session, model);
    }

    private String phoneUrl(String ticket) {
        return baseUrl + "/phone?ticket=" + ticket;
    }
}
