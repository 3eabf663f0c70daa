package vn.sandbox.home;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.sandbox.faults.Faults;

/** The front page. */
@Controller
final class HomePage {

    private final Faults faults;

    HomePage(Faults faults) {
        this.faults = faults;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("faults", faults);
        return "home";
    }
}
