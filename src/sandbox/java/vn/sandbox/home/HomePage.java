package vn.sandbox.home;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.sandbox.faults.Faults;

/** The front page, and the same people as JSON. */
@Controller
final class HomePage {

    private final TestPeople people;
    private final Faults faults;

    HomePage(TestPeople people, Faults faults) {
        this.people = people;
        this.faults = faults;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("featured", people.featured());
        model.addAttribute("people", people.all());
        model.addAttribute("faults", faults);
        return "home";
    }

    @GetMapping("/people")
    @ResponseBody
    List<TestPerson> people() {
        return people.all();
    }
}
