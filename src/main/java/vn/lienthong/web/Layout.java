package vn.lienthong.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponents;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.Positions;
import vn.lienthong.security.CurrentPerson;

/**
 * What the frame of a page shows: who is here, how many notices are unread and which menu entries this person can use.
 * Templates ask it by the name {@code @layout}. A hidden entry protects nothing; each service decides for itself.
 */
@Component("layout")
public class Layout {

    private final CurrentPerson currentPerson;
    private final Notices notices;
    private final Tasks tasks;
    private final Positions positions;
    private final ObjectProvider<MenuPart> parts;
    private final Clock clock;

    Layout(
            CurrentPerson currentPerson,
            Notices notices,
            Tasks tasks,
            Positions positions,
            ObjectProvider<MenuPart> parts,
            Clock clock) {
        this.currentPerson = currentPerson;
        this.notices = notices;
        this.tasks = tasks;
        this.positions = positions;
        this.parts = parts;
        this.clock = clock;
    }

    /** Whether somebody is logged in, be it a person or an operator. */
    public boolean signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.isAuthenticated()
                && !(authentication instanceof AnonymousAuthenticationToken);
    }

    /** The citizen logged in; empty for a visitor and for an operator. */
    public Optional<Person> person() {
        if (!signedIn()) {
            return Optional.empty();
        }
        try {
            return Optional.of(currentPerson.get());
        } catch (Failure notACitizen) {
            return Optional.empty();
        }
    }

    /** Unread notices of the person; 0 for anybody else. */
    public int unread() {
        return person().map(Person::id).map(notices::unread).orElse(0);
    }

    /** The menu in the guide's words and order. */
    public List<MenuItem> menu() {
        List<MenuItem> menu = new ArrayList<>();
        menu.add(MenuItem.link("common.menu.about", "/about"));
        menu.add(MenuItem.link("common.menu.procedures", "/procedures"));
        person().ifPresent(person -> addOwn(menu, person));
        menu.add(MenuItem.link("common.menu.guide", "/guide"));
        person().ifPresent(person -> menu.add(MenuItem.link("common.menu.ratings", "/ratings")));
        String here = here(menu);
        return MenuItem.joined(menu).stream().map(item -> item.markedAt(here)).toList();
    }

    /**
     * The address of the current page in another language; the home page where the current one has no address of its own,
     * being the answer to a form or an error.
     */
    public String inLanguage(String language) {
        if (!hasAddress()) {
            return "/?" + Languages.PARAMETER + "=" + language;
        }
        UriComponents here = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(Languages.PARAMETER, language)
                .build();
        return here.getPath() + "?" + here.getQuery();
    }

    private static boolean hasAddress() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return "GET".equals(request.getMethod()) && request.getDispatcherType() == DispatcherType.REQUEST;
    }

    /** The path of the entry nearest to the current page; empty when the page is below none. */
    private static String here(List<MenuItem> menu) {
        String current =
                ServletUriComponentsBuilder.fromCurrentRequestUri().build().getPath();
        return menu.stream()
                .flatMap(item -> Stream.concat(Stream.of(item), item.children().stream()))
                .filter(link -> link.leadsTowards(current))
                .map(MenuItem::path)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** Whether the person may act for any organisation today, by position or delegation. */
    public boolean officer() {
        return person().map(person -> !mandates(person).isEmpty()).orElse(false);
    }

    private void addOwn(List<MenuItem> menu, Person person) {
        if (!mandates(person).isEmpty()) {
            int waiting = tasks.waiting(person.id()).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            menu.add(MenuItem.link("common.menu.tasks", "/tasks").withCount(waiting));
        }
        menu.add(MenuItem.link("common.menu.dossiers", "/dossiers"));
        menu.add(MenuItem.group(
                "common.menu.account",
                List.of(
                        MenuItem.link("common.menu.account.show", "/account"),
                        MenuItem.link("common.menu.account.change", "/account/change"))));
        parts.orderedStream().map(part -> part.entriesFor(person)).forEach(menu::addAll);
    }

    private List<Mandate> mandates(Person person) {
        return positions.mandates(person.id(), LocalDate.ofInstant(clock.instant(), Times.ZONE));
    }
}
