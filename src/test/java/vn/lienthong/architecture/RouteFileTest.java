package vn.lienthong.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Templates are read as the hub fills them; a route that does not fit its template is found before any start. */
class RouteFileTest {

    private static final String TEMPLATE =
            """
            - routeTemplate:
                id: fee-ask
                parameters: [{name: level}, {name: words}]
                route:
                  description: "{{words}} is asked"
                  from:
                    uri: jms:queue:fee.{{level}}.v1
                    parameters: {concurrentConsumers: "{{lienthong.messaging.consumers}}"}
                    steps:
                      - bean: {id: "fee-ask-{{level}}-write-order", ref: orders}
            """;

    @Test
    void everyParameterIsFilledInEverywhere() {
        List<Map<String, Object>> routes =
                routes(TEMPLATE + made("fee-ask", "[{name: level, value: cell}, {name: words, value: A cell}]"));

        assertThat(routes).hasSize(1);
        assertThat(routes.get(0))
                .containsEntry("id", "fee-ask-cell")
                .containsEntry("description", "A cell is asked")
                .asString()
                .contains("uri=jms:queue:fee.cell.v1", "id=fee-ask-cell-write-order")
                .contains("{{lienthong.messaging.consumers}}");
    }

    @Test
    void aRouteOfATemplateThatIsMissingIsRefused() {
        assertThatThrownBy(() -> routes(TEMPLATE + made("fee-demand", "[]")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fee-demand");
    }

    @Test
    void aRouteThatLeavesAParameterOutIsRefused() {
        assertThatThrownBy(() -> routes(TEMPLATE + made("fee-ask", "[{name: level, value: cell}]")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("words");
    }

    @Test
    void aRouteWithAParameterNobodyAsksForIsRefused() {
        String parameters = "[{name: level, value: cell}, {name: words, value: A cell}, {name: wrods, value: A cell}]";

        assertThatThrownBy(() -> routes(TEMPLATE + made("fee-ask", parameters)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("wrods");
    }

    @Test
    void aTemplateThatUsesWhatItDoesNotDeclareIsRefused() {
        String undeclared = TEMPLATE.replace("fee.{{level}}.v1", "fee.{{stage}}.v1");

        assertThatThrownBy(() -> routes(
                        undeclared + made("fee-ask", "[{name: level, value: cell}, {name: words, value: A cell}]")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("{{stage}}");
    }

    @Test
    void anEntryThatIsNoRouteIsRefused() {
        assertThatThrownBy(() -> routes("- beans: []\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("beans");
    }

    private static List<Map<String, Object>> routes(String text) {
        return new RouteFile("fee.camel.yaml", text).routes();
    }

    private static String made(String template, String parameters) {
        return """
                - templatedRoute:
                    routeId: fee-ask-cell
                    routeTemplateRef: %s
                    parameters: %s
                """
                .formatted(template, parameters);
    }
}
