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

    @GetMapping("/login")
    String login(
            @RequestParam(required = false) String next,
            @RequestParam(required = false) String failure,
            @RequestParam(required = false) String ended,
            Model model,
            HttpServletResponse response) {
        if (SessionPerson.present().isPresent()) {
            return "redirect:/";
        }
        model.addAttribute(
                "begin",
                UriComponentsBuilder.fromPath(LoginGate.BEGIN)
                        .queryParamIfPresent("next", Optional.ofNullable(next).filter(ReturnPath::isSafe))
                        .encode()
                        .toUriString());
        model.addAttribute("ended", ended != null);
        Arrays.stream(ErrorCode.values())
                .filter(code -> code.code().equals(failure))
                .findFirst()
                .ifPresent(code -> {
                    model.addAttribute("failure", code.code());
                    response.setStatus(code.nature().httpStatus());
                });
        return "security/login";
    }
}
