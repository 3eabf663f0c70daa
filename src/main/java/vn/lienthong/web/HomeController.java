package vn.lienthong.web;

import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Person;

/** The first page: for a visitor how to sign in, for everybody else what waits for them. */
@Controller
class HomeController {

    private static final int SHOWN = 3;

    private final Layout layout;
    private final DossierView dossiers;
    private final Notices notices;
    private final Tasks tasks;
    private final TaskTypes types;
    private final ObjectProvider<ServicePart> services;

    HomeController(
            Layout layout,
            DossierView dossiers,
            Notices notices,
            Tasks tasks,
            TaskTypes types,
            ObjectProvider<ServicePart> services) {
        this.layout = layout;
        this.dossiers = dossiers;
        this.notices = notices;
        this.tasks = tasks;
        this.types = types;
        this.services = services;
    }

    @GetMapping("/")
    String home(Model model, Locale locale) {
        return layout.person().map(person -> home(model, person, locale)).orElse("landing");
    }

    private String home(Model model, Person person, Locale locale) {
        model.addAttribute("me", person);
        model.addAttribute("waiting", waiting(person, locale));
        model.addAttribute("officer", layout.officer());
        model.addAttribute("dossiers", dossiers.newest(person.id(), 1, locale));
        model.addAttribute(
                "services",
                ServiceGroup.joined(services.orderedStream()
                        .flatMap(part -> part.servicesFor(person).stream())
                        .toList()));
        model.addAttribute("notices", notices.list(person.id(), null, SHOWN));
        return "home";
    }

    private List<Waiting> waiting(Person person, Locale locale) {
        return tasks.waiting(person.id()).entrySet().stream()
                .map(entry -> new Waiting(
                        entry.getKey(), types.get(entry.getKey()).title(locale.getLanguage()), entry.getValue()))
                .toList();
    }

    /** How many tasks of a type wait. */
    record Waiting(String type, String title, int count) {}
}
