package vn.lienthong.humantask;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

/** A task type may expire only where a route goes on with it: else its dossiers would come to a stop unseen. */
@Component
final class ExpiryRoutes {

    private final TaskTypes types;
    private final ConfigFiles files;

    ExpiryRoutes(TaskTypes types, ConfigFiles files) {
        this.types = types;
        this.files = files;
    }

    /** Only then are all routes there; what Camel itself calls after its start may not fail it. */
    @EventListener
    void started(ApplicationStartedEvent event) {
        event.getApplicationContext().getBeanProvider(CamelContext.class).ifAvailable(this::check);
    }

    /** @throws InvalidRules naming each type that expires into nothing */
    void check(CamelContext camel) {
        Set<String> resumed = camel.getRoutes().stream()
                .filter(route -> route.getEndpoint() instanceof HumanTaskEndpoint)
                .map(route -> (HumanTaskEndpoint) route.getEndpoint())
                .filter(task -> TaskTypes.EXPIRED.equals(task.getOutcome()))
                .map(HumanTaskEndpoint::getType)
                .collect(Collectors.toSet());
        List<String> complaints = types.all().stream()
                .filter(type -> type.expiryWorkingDays().isPresent())
                .map(TaskType::name)
                .filter(name -> !resumed.contains(name))
                .map(name -> files.describe(TaskTypes.FILE) + ": task-types." + name
                        + ".expires: no route goes on with the outcome " + TaskTypes.EXPIRED)
                .toList();
        if (!complaints.isEmpty()) {
            throw new InvalidRules(complaints);
        }
    }
}
