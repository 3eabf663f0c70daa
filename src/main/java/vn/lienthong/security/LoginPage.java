package vn.lienthong.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;

/** The page that offers the login, and says what became of the last one. */
@Controller
class LoginPage {

    /** Where a login that failed with this code leads. */
    static String addressFor(ErrorCode code) {
        return "/login?failure=" + code.code();
    }

    /** Where somebody is led whose login is too old for what they want to do at this address. */
    static String addressForAnew(Optional<String> next) {
        return UriComponentsBuilder.fromPath("/login/anew")
                .queryParamIfPresent("next", next.filter(ReturnPath::isSafe))
                .encode()
                .toUriString();
    }

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String next,
            @RequestParam(required = false) String failure,
            @RequestParam(required = false) String ended,
            Model model,
            HttpServletResponse response) {
        boolean present = SessionPerson.present().isPresent();
        Optional<ErrorCode> code = Arrays.stream(ErrorCode.values())
                .filter(each -> each.code().equals(failure))
                .findFirst();
        // somebody who went back to an answer that was used already is logged in and need not be told
        if (present && code.filter(known -> known != ErrorCode.LOGIN_EXPIRED).isEmpty()) {
            return "redirect:/";
        }
        // the provider would let the same account in once more without asking
        boolean anotherAccount =
                code.filter(ErrorCode.ASSURANCE_TOO_LOW::equals).isPresent();
        model.addAttribute("begin", begin(next, present || anotherAccount));
        model.addAttribute("raise", anotherAccount);
        model.addAttribute("ended", ended != null);
        code.ifPresent(known -> {
            model.addAttribute("failure", known.code());
            response.setStatus(known.nature().httpStatus());
        });
        return "security/login";
    }

    /** Says why to log in once more, and leads there. */
    @GetMapping("/login/anew")
    String anew(@RequestParam(required = false) String next, Model model) {
        model.addAttribute("begin", begin(next, true));
        return "security/anew";
    }

    private static String begin(String next, boolean anew) {
        return UriComponentsBuilder.fromPath(LoginGate.BEGIN)
                .queryParamIfPresent("next", Optional.ofNullable(next).filter(ReturnPath::isSafe))
                .queryParamIfPresent(LoginRequests.ANEW, anew ? Optional.of("") : Optional.empty())
                .encode()
                .toUriString();
    }
}
