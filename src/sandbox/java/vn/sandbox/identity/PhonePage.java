package vn.sandbox.identity;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The VNeID application on the phone of whoever one chooses to be. */
@Controller
@RequestMapping("/phone")
final class PhonePage {

    private final Citizens citizens;
    private final OneTimeCodes codes;
    private final QrLogins qrLogins;

    PhonePage(Citizens citizens, OneTimeCodes codes, QrLogins qrLogins) {
        this.citizens = citizens;
        this.codes = codes;
        this.qrLogins = qrLogins;
    }

    @GetMapping
    String phone(
            @RequestParam(required = false) String ticket, @RequestParam(required = false) String person, Model model) {
        List<String> waiting = qrLogins.waiting();
        String shown = ticket != null ? ticket : waiting.isEmpty() ? null : waiting.get(0);
        if (shown != null) {
            model.addAttribute("ticket", shown);
            model.addAttribute("state", qrLogins.state(shown).name());
        }
        if (person != null && !person.isBlank()) {
            Citizen owner = owner(person);
            model.addAttribute("owner", owner);
            model.addAttribute("code", codes.current(owner.personalId()));
        }
        model.addAttribute("citizens", citizens.all());
        return "vneid/phone";
    }

    @PostMapping
    String answer(
            @RequestParam String ticket, @RequestParam String person, @RequestParam boolean approve, Model model) {
        Citizen owner = owner(person);
        boolean answered = qrLogins.answer(ticket, owner.personalId(), approve);
        model.addAttribute(
                "answer",
                !answered
                        ? "Yêu cầu đăng nhập không còn hiệu lực."
                        : approve ? "Đã xác nhận đăng nhập." : "Đã từ chối đăng nhập.");
        return phone(ticket, owner.personalId(), model);
    }

    private Citizen owner(String personalId) {
        return citizens.find(personalId.trim())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "Không có người này"));
    }
}
