package vn.lienthong.residence.workplace.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.lienthong.membership.web.OrganisationOption;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationLevel;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.CommentLists;
import vn.lienthong.residence.workplace.LineChanges;
import vn.lienthong.residence.workplace.ListState;
import vn.lienthong.security.CurrentPerson;

/** Chọn nơi cư trú for one line or many, by the four levels of the guide. */
@Controller
@RequestMapping(WorkplacePages.LISTS + "/{id}/residence")
class LineResidenceController {

    private static final int SHOWN = 20;
    private static final int LINES_NAMED = 50;

    private final CommentLists lists;
    private final LineChanges changes;
    private final Organisations organisations;
    private final ListPages pages;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    LineResidenceController(
            CommentLists lists,
            LineChanges changes,
            Organisations organisations,
            ListPages pages,
            CurrentPerson currentPerson,
            Clock clock) {
        this.lists = lists;
        this.changes = changes;
        this.organisations = organisations;
        this.pages = pages;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @GetMapping
    String ask(@PathVariable UUID id, @ModelAttribute LinesQuery query, Model model) {
        CommentList list = lists.ownList(currentPerson.get().id(), id);
        List<CommentLine> named = named(list, query);
        ResidenceForm present = named.size() == 1 ? form(named.get(0).residence()) : form("");
        return page(model, list, query, present, Map.of());
    }

    @PostMapping
    String choose(
            @PathVariable UUID id,
            @ModelAttribute LinesQuery query,
            @ModelAttribute("form") ResidenceForm form,
            @RequestParam(required = false) String find,
            @RequestParam Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        long me = currentPerson.get().id();
        CommentList list = lists.ownList(me, id);
        if (find != null && ResidenceForm.FIELDS.contains(find)) {
            return page(
                    model, list, query, form, Map.of(find, search(find, typed.getOrDefault(find + "Text", ""), form)));
        }
        String chosen = ResidenceForm.FIELDS.stream()
                .map(field -> typed.get(field + "Choice"))
                .filter(code -> code != null && !code.isBlank())
                .reduce((upper, lower) -> lower)
                .orElseGet(() -> form.chosen().stream().findFirst().orElse(""));
        WorkplacePages.attempt(redirect, () -> {
            LineChanges.Outcome outcome = changes.residence(me, id, query.choice(), chosen);
            WorkplacePages.done(redirect, "residence-workplace.flash.changed", outcome.changed());
        });
        String back = list.state() == ListState.DRAFT ? WorkplacePages.LISTS : WorkplacePages.SENDING;
        return "redirect:" + query.here(back + "/" + id);
    }

    private String page(
            Model model,
            CommentList list,
            LinesQuery query,
            ResidenceForm form,
            Map<String, List<OrganisationOption>> found) {
        model.addAttribute("list", list);
        model.addAttribute("query", query);
        model.addAttribute("form", form);
        model.addAttribute("names", names(form));
        model.addAttribute("found", found.isEmpty() ? null : found);
        model.addAttribute("named", named(list, query));
        model.addAttribute(
                "total",
                query.all() ? lists.count(list, query.filter()) : query.line().size());
        model.addAttribute(
                "back",
                query.here((list.state() == ListState.DRAFT ? WorkplacePages.LISTS : WorkplacePages.SENDING) + "/"
                        + list.id()));
        model.addAttribute("action", pages.chosen(query, WorkplacePages.LISTS + "/" + list.id() + "/residence"));
        return "residence-workplace/residence";
    }

    private List<CommentLine> named(CommentList list, LinesQuery query) {
        return query.all() ? List.of() : lists.chosen(list, query.choice(), LINES_NAMED);
    }

    private ResidenceForm form(String code) {
        Map<String, String> levels = new HashMap<>();
        for (Organisation organisation : organisations.pathToTop(code, ResidenceTime.today(clock))) {
            field(organisation.kind()).ifPresent(field -> levels.put(field, organisation.code()));
        }
        return new ResidenceForm(
                levels.get("residenceUpper"),
                levels.get("residenceGrassroots"),
                levels.get("residenceSection"),
                levels.get("residence"));
    }

    private Map<String, String> names(ResidenceForm form) {
        Map<String, String> names = new HashMap<>();
        form.chosen().forEach(code -> organisations
                .find(code, ResidenceTime.today(clock))
                .ifPresent(found -> field(found.kind()).ifPresent(field -> names.put(field, found.name()))));
        return names;
    }

    private List<OrganisationOption> search(String field, String text, ResidenceForm form) {
        Set<OrganisationKind> kinds = OrganisationLevel.values()[ResidenceForm.FIELDS.indexOf(field)].kinds();
        OrganisationSearch wanted = new OrganisationSearch(kinds, above(field, form), text.strip()).residential(true);
        return organisations.search(wanted, ResidenceTime.today(clock), SHOWN).stream()
                .map(found -> new OrganisationOption(
                        found.code(),
                        found.name(),
                        found.parent()
                                .map(parent -> organisations.fullName(parent, ResidenceTime.today(clock)))
                                .orElse("")))
                .toList();
    }

    /** The lowest committee chosen above a field; a cell has nothing below. */
    private Optional<String> above(String field, ResidenceForm form) {
        Map<String, String> chosen = new LinkedHashMap<>();
        chosen.put("residence", form.getResidence());
        chosen.put("residenceSection", form.getResidenceSection());
        chosen.put("residenceGrassroots", form.getResidenceGrassroots());
        chosen.put("residenceUpper", form.getResidenceUpper());
        return chosen.entrySet().stream()
                .dropWhile(each -> !each.getKey().equals(field))
                .skip(1)
                .map(Map.Entry::getValue)
                .filter(code -> code != null && !code.isBlank())
                .filter(code -> organisations
                        .find(code, ResidenceTime.today(clock))
                        .filter(found -> !found.kind().isCell())
                        .isPresent())
                .findFirst();
    }

    private static Optional<String> field(OrganisationKind kind) {
        return OrganisationLevel.of(kind).map(level -> ResidenceForm.FIELDS.get(level.ordinal()));
    }
}
