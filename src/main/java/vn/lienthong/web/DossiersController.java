package vn.lienthong.web;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.security.CurrentPerson;

/**
 * A person's own dossiers with their timelines, on one page: a dossier's number holds a personal id and must not stand
 * in an address.
 */
@Controller
class DossiersController {

    private static final int SHOWN = 20;

    private final CurrentPerson currentPerson;
    private final DossierView view;

    DossiersController(CurrentPerson currentPerson, DossierView view) {
        this.currentPerson = currentPerson;
        this.view = view;
    }

    @GetMapping("/dossiers")
    String dossiers(Model model, Locale locale) {
        model.addAttribute("dossiers", view.newest(currentPerson.get().id(), SHOWN, locale));
        return "dossiers";
    }
}
