package vn.lienthong.e2e;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The pages and parts of pages the hub answers a GET with, from its controllers themselves: a new one cannot be forgotten. What
 * returns a file, or a body, is none.
 */
final class Screens {

    private static final Set<Class<?>> NAMES_A_VIEW = Set.of(String.class, ModelAndView.class, Object.class);

    private final List<PathPattern> patterns = new ArrayList<>();

    Screens(ApplicationContext hub) {
        hub.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (isRead(mapping) && answersWithAView(method)) {
                        patterns.addAll(mapping.getPathPatternsCondition().getPatterns());
                    }
                });
        patterns.sort(PathPattern.SPECIFICITY_COMPARATOR);
    }

    private static boolean isRead(RequestMappingInfo mapping) {
        return mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }

    private static boolean answersWithAView(HandlerMethod method) {
        return NAMES_A_VIEW.contains(method.getMethod().getReturnType())
                && !method.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }

    /** Those of {@code mine} that none of these addresses is of. */
    Set<String> without(Collection<String> addresses, Predicate<String> mine) {
        Set<String> seen = addresses.stream().map(this::of).collect(Collectors.toSet());
        return patterns.stream()
                .map(PathPattern::getPatternString)
                .filter(mine)
                .filter(pattern -> !seen.contains(pattern))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String of(String address) {
        PathContainer path = PathContainer.parsePath(URI.create(address).getRawPath());
        return patterns.stream()
                .filter(pattern -> pattern.matches(path))
                .map(PathPattern::getPatternString)
                .findFirst()
                .orElse("");
    }
}
