package vn.lienthong.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.Yaml;

/**
 * The routes of one file of {@code routes/}: those that are written out, and those made from its templates with every
 * parameter filled in, as the hub runs them.
 */
final class RouteFile {

    private static final Set<String> KINDS = Set.of("route", "routeTemplate", "templatedRoute", "routeConfiguration");

    private final String name;
    private final List<Map<String, Object>> entries;
    private final Map<String, Map<String, Object>> templates;

    /** @throws AssertionError when the file holds anything but routes, templates and route configurations */
    RouteFile(String name, String text) {
        this.name = name;
        entries = new Yaml().load(text);
        assertThat(entries).as("entries of %s", name).allSatisfy(entry -> assertThat(KINDS)
                .containsAll(entry.keySet()));
        templates = entries("routeTemplate").stream()
                .collect(Collectors.toMap(template -> (String) template.get("id"), Function.identity()));
    }

    /** Names of the templates, each of which some route should be made from. */
    Set<String> templates() {
        return templates.keySet();
    }

    /** Names of the templates some route is made from. */
    Set<String> templatesInUse() {
        return entries("templatedRoute").stream()
                .map(made -> (String) made.get("routeTemplateRef"))
                .collect(Collectors.toSet());
    }

    /**
     * The definitions of all routes, in the order of the file.
     *
     * @throws AssertionError when a route names a template the file does not have, leaves out a parameter, or gives one its
     *     template does not ask for; or when a template uses a parameter it does not declare
     */
    List<Map<String, Object>> routes() {
        List<Map<String, Object>> routes = new ArrayList<>();
        for (Map<String, Object> entry : entries) {
            if (entry.containsKey("route")) {
                routes.add(child(entry, "route"));
            } else if (entry.containsKey("templatedRoute")) {
                routes.add(made(child(entry, "templatedRoute")));
            }
        }
        return routes;
    }

    private Map<String, Object> made(Map<String, Object> templated) {
        String template = (String) templated.get("routeTemplateRef");
        String route = name + ": " + templated.get("routeId");
        assertThat(templates).as("templates for %s", route).containsKey(template);
        Map<String, Object> given = new LinkedHashMap<>();
        children(templated, "parameters")
                .forEach(parameter -> given.put((String) parameter.get("name"), parameter.get("value")));
        assertThat(given.keySet())
                .as("parameters of %s", route)
                .containsExactlyInAnyOrderElementsOf(children(templates.get(template), "parameters").stream()
                        .map(parameter -> (String) parameter.get("name"))
                        .toList());
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", templated.get("routeId"));
        child(templates.get(template), "route").forEach((key, value) -> definition.put(key, filled(value, given)));
        assertThat(definition.toString().replaceAll("\\{\\{lienthong\\.[a-z.-]+}}", ""))
                .as("%s after its parameters are filled in", route)
                .doesNotContain("{{");
        return definition;
    }

    private static Object filled(Object value, Map<String, Object> parameters) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> filled = new LinkedHashMap<>();
            map.forEach((key, each) -> filled.put(key, filled(each, parameters)));
            return filled;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> filled(each, parameters)).toList();
        }
        if (value instanceof String text) {
            String filled = text;
            for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
                filled = filled.replace("{{" + parameter.getKey() + "}}", String.valueOf(parameter.getValue()));
            }
            return filled;
        }
        return value;
    }

    private List<Map<String, Object>> entries(String kind) {
        return entries.stream()
                .filter(entry -> entry.containsKey(kind))
                .map(entry -> child(entry, kind))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> child(Map<String, Object> node, String key) {
        return (Map<String, Object>) node.getOrDefault(key, Map.of());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> children(Map<String, Object> node, String key) {
        return (List<Map<String, Object>>) node.getOrDefault(key, List.of());
    }
}
