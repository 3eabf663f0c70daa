package vn.lienthong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * Keeps the entries of a form that arrived after its session had ended, or with a login too old for it, over the login that
 * follows, and gives them back to the person who had opened the form, once. Uploaded files are not kept.
 */
@Component
public class RescuedForms {

    private static final String ACTION = "lienthong.rescued.action";
    private static final String FIELDS = "lienthong.rescued.fields";
    private static final String SEAL = "lienthong.rescued.seal";

    private static final int MOST_FIELDS = 200;
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final List<RescuableForm> known;
    private final FormSeal formSeal;

    RescuedForms(ObjectProvider<RescuableForm> forms, FormSeal formSeal) {
        known = forms.stream().toList();
        this.formSeal = formSeal;
    }

    /**
     * The entries to show again on the page of this form; empty when there are none or they are somebody else's.
     *
     * @param action path the form is posted to, its variables filled in
     */
    public Optional<RescuedForm> take(HttpServletRequest request, String action) {
        HttpSession session = request.getSession(false);
        if (session == null || !action.equals(session.getAttribute(ACTION))) {
            return Optional.empty();
        }
        String seal = (String) session.getAttribute(SEAL);
        @SuppressWarnings("unchecked")
        Map<String, List<String>> fields = (Map<String, List<String>>) session.getAttribute(FIELDS);
        List.of(ACTION, FIELDS, SEAL).forEach(session::removeAttribute);
        return SessionPerson.present()
                .filter(person -> formSeal.belongsTo(seal, person.person()))
                .map(person -> new RescuedForm(action, fields));
    }

    /** Shows again the reason that was typed on a page whose form is posted to the page's own address. */
    public void takeReason(HttpServletRequest request, Model model) {
        take(request, request.getRequestURI())
                .flatMap(form -> form.first("reason"))
                .ifPresent(reason -> model.addAttribute("reason", reason));
    }

    /**
     * Keeps the entries of a request that is not processed now.
     *
     * @param token the form token the browser's cookie holds; already compared with the form's
     * @return the page to show after the login; empty when this form is not kept. One without entries leaves nothing behind
     */
    Optional<String> keep(HttpServletRequest request, CsrfToken token) {
        String action = request.getRequestURI();
        Optional<String> page = pageFor(action);
        if (page.isEmpty() || token == null) {
            return Optional.empty();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> fields.put(name, new ArrayList<>(Arrays.asList(values))));
        fields.remove(PersonalCsrfTokens.PARAMETER);
        if (fields.isEmpty()) {
            return page;
        }
        if (isTooLarge(fields)) {
            return Optional.empty();
        }
        HttpSession session = request.getSession();
        session.setAttribute(ACTION, action);
        session.setAttribute(FIELDS, fields);
        session.setAttribute(SEAL, token.getToken());
        return page;
    }

    /** The page that shows the form posted to this path again; empty when such a form is not kept. */
    Optional<String> pageFor(String action) {
        return known.stream()
                .map(form -> form.pageFor(action))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether a form that is kept stands on the page at this address, its query aside. */
    boolean isPageOfAForm(String address) {
        String path = address.split("\\?", 2)[0];
        return known.stream().anyMatch(form -> form.standsOn(path));
    }

    private static boolean isTooLarge(Map<String, List<String>> fields) {
        long characters = fields.entrySet().stream()
                .mapToLong(field -> field.getKey().length()
                        + field.getValue().stream().mapToLong(String::length).sum())
                .sum();
        return fields.size() > MOST_FIELDS || characters > MOST_CHARACTERS;
    }
}
