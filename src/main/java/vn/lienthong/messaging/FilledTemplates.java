package vn.lienthong.messaging;

import java.util.Map;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.springframework.stereotype.Component;

/**
 * Lets a route made from a template read as if it had been written out. Camel fills parameters into addresses only: it leaves
 * the description of the route as it stands in the template, and puts a running number before the id of every node, those of
 * the error policy too. Consoles, metrics and logs would show that.
 */
@Component
final class FilledTemplates extends ModelLifecycleStrategySupport {

    @Override
    public void onAddRouteDefinition(RouteDefinition route) {
        Map<String, Object> parameters = route.getTemplateParameters();
        if (parameters == null) {
            return;
        }
        if (route.getDescription() != null) {
            route.setDescription(filled(route.getDescription(), parameters));
        }
        route.setNodePrefixId(null);
        ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)
                .forEach(node -> fillId(node, parameters));
    }

    private static void fillId(OptionalIdentifiedDefinition<?> node, Map<String, Object> parameters) {
        if (node.hasCustomIdAssigned()) {
            node.setId(filled(node.getId(), parameters));
        }
    }

    private static String filled(String text, Map<String, Object> parameters) {
        String filled = text;
        for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
            filled = filled.replace(
                    "{{" + parameter.getKey() + "}}", parameter.getValue().toString());
        }
        return filled;
    }
}
