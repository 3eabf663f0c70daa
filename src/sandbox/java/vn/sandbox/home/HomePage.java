package vn.sandbox.home;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import vn.sandbox.faults.Fault;
import vn.sandbox.faults.Faults;

/** The front page, and the same people as JSON. */
@Controller
final class HomePage {

    private final TestPeople people;
    private final Faults faults;
    private final String hubUrl;

    HomePage(TestPeople people, Faults faults, @Value("${sandbox.hub-url}") String hubUrl) {
        this.people = people;
        this.faults = faults;
        this.hubUrl = hubUrl;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("hub", hubUrl);
        model.addAttribute("featured", people.featured());
        model.addAttribute("people", people.all());
        model.addAttribute("faults", faults);
        model.addAttribute("modes", Fault.Mode.values());
        return "home";
    }

    @GetMapping("/people")
    @ResponseBody
    List<TestPerson> people() {
        return people.all();
    }
}
