package vn.lienthong.security;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A form whose entries are worth keeping when the session ends while somebody fills it in, or when sending it needs a fresh
 * login. The module that owns the form contributes a bean of this type.
 *
 * @param action path the form is posted to; may hold variables, as in {@code /tasks/{id}/decide}
 * @param page path of the page that shows the form again and asks {@link RescuedForms} for the entries; may hold the same
 *     variables
 */
public record RescuableForm(String action, String page) {

    /** The page that belongs to this address of an action; empty when the form is posted elsewhere. */
    Optional<String> pageFor(String actionPath) {
        return variables(action, actionPath).map(variables -> UriComponentsBuilder.fromPath(page)
                .buildAndExpand(variables)
                .toUriString());
    }

    /** Whether this is the path of a page that shows the form. */
    boolean standsOn(String pagePath) {
        return variables(page, pagePath).isPresent();
    }

    private static Optional<Map<String, String>> variables(String pattern, String path) {
        return Optional.ofNullable(
                        PathPatternParser.defaultInstance.parse(pattern).matchAndExtract(PathContainer.parsePath(path)))
                .map(PathPattern.PathMatchInfo::getUriVariables);
    }
}
