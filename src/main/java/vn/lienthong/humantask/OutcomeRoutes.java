package vn.lienthong.humantask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

/**
 * A task may end only in what a route goes on with, be it a decision or its expiry: else its dossier would come to a stop unseen.
 * A type no route knows is created by none either.
 */
@Component
final class OutcomeRoutes {

    private final TaskTypes types;
    private final ConfigFiles files;

    OutcomeRoutes(TaskTypes types, ConfigFiles files) {
        this.types = types;
        this.files = files;
    }

    /** Only then are all routes there; what Camel itself calls after its start may not fail it. */
    @EventListener
    void started(ApplicationStartedEvent event) {
        event.getApplicationContext().getBeanProvider(CamelContext.class).ifAvailable(this::check);
    }

    /** @throws InvalidRules naming each outcome that leads nowhere */
    void check(CamelContext camel) {
        Map<String, Set<String>> resumed = camel.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof HumanTaskEndpoint)
                .map(route -> (HumanTaskEndpoint) route.getEndpoint())
                .collect(Collectors.groupingBy(
                        HumanTaskEndpoint::getType,
                        Collectors.mapping(HumanTaskEndpoint::getOutcome, Collectors.toSet())));
        List<String> complaints = new ArrayList<>();
        for (TaskType type : types.all()) {
            Set<String> known = resumed.getOrDefault(type.name(), Set.of());
            if (!known.isEmpty()) {
                type.outcomes().stream()
                        .filter(outcome -> !known.contains(outcome.name()))
                        .forEach(outcome -> complaints.add(
                                complaint(type, outcome.line(), "outcomes." + outcome.name(), outcome.name())));
            }
            if (type.expiryWorkingDays().isPresent() && !known.contains(TaskTypes.EXPIRED)) {
                complaints.add(complaint(type, type.expiryLine(), "expires", TaskTypes.EXPIRED));
            }
        }
        if (!complaints.isEmpty()) {
            throw new InvalidRules(complaints);
        }
    }

    private String complaint(TaskType type, int line, String field, String outcome) {
        return files.describe(TaskTypes.FILE) + ":" + line + ": task-types." + type.name() + "." + field
                + ": no route goes on with the outcome " + outcome;
    }
}
