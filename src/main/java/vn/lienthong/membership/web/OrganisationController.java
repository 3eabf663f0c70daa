package vn.lienthong.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.Field;

/** What htmx asks for while one chooses organisations on the form. */
@Controller
@RequestMapping("/account/organisations")
class OrganisationController {

    private final OrganisationPicker picker;
    private final FormPage formPage;

    OrganisationController(OrganisationPicker picker, FormPage formPage) {
        this.picker = picker;
        this.formPage = formPage;
    }

    /** The results of a search at one level, within what is chosen above it. */
    @GetMapping
    String search(
            @RequestParam String field,
            @RequestParam(defaultValue = "") String q,
            HttpServletRequest request,
            Model model) {
        Field level = level(field);
        model.addAttribute("field", field);
        model.addAttribute("options", picker.search(level, q, TypedForm.of(request)));
        return "fragments/picker :: results(field=${field}, options=${options})";
    }

    /** The four levels of a picker after {@code changed} was chosen or emptied. */
    @GetMapping("/levels")
    String levels(@RequestParam String changed, HttpServletRequest request, Model model) {
        Field level = level(changed);
        OrganisationLevels levels = OrganisationLevels.holding(level).orElseThrow();
        Map<Field, String> typed = TypedForm.of(request);
        typed.putAll(picker.fill(levels, level, typed.get(level), typed));
        formPage.putValues(model, typed);
        model.addAttribute("group", levels.id());
        return "membership/levels :: answer";
    }

    private static Field level(String key) {
        return Field.ofKey(key)
                .filter(field -> OrganisationLevels.holding(field).isPresent())
                .orElseThrow(() -> new Failure(ErrorCode.INVALID_REQUEST, "no picker of that name"));
    }
}
