package vn.sandbox.mail;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What was caught, for people and for tests. */
@Controller
final class MailPage {

    private final MailServer mail;

    MailPage(MailServer mail) {
        this.mail = mail;
    }

    @GetMapping("/mail")
    String page(Model model) {
        model.addAttribute("mails", mail.caught());
        return "mail";
    }

    @GetMapping(path = "/mail.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<CaughtMail> json() {
        return mail.caught();
    }
}
