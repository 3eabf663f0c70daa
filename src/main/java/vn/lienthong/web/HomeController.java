package vn.lienthong.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Person;

/** The first page: for a visitor how to sign in, for everybody else what waits for them. */
@Controller
class HomeController {

    private static final int SHOWN = 3;

    private final Layout layout;
    private final DossierView dossiers;
    private final Notices notices;

    HomeController(Layout layout, DossierView dossiers, Notices notices) {
        this.layout = layout;
        this.dossiers = dossiers;
        this.notices = notices;
    }

    @GetMapping("/")
    String home(Model model, Locale locale) {
        return layout.person().map(person -> home(model, person, locale)).orElse("landing");
    }

    private String home(Model model, Person person, Locale locale) {
        model.addAttribute("me", person);
        model.addAttribute("dossiers", dossiers.newest(person.id(), 1, locale));
        model.addAttribute("notices", notices.list(person.id(), null, SHOWN));
        return "home";
    }
}
