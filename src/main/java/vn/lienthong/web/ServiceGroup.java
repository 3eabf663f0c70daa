package vn.lienthong.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Services of one procedure on the home page.
 *
 * @param key message key of the procedure's name, that of the guide
 */
public record ServiceGroup(String key, List<Service> services) {

    /** Groups of the same name, which several modules may give, become one where the first of them stands. */
    static List<ServiceGroup> joined(List<ServiceGroup> groups) {
        Map<String, ServiceGroup> joined = new LinkedHashMap<>();
        for (ServiceGroup group : groups) {
            joined.merge(
                    group.key,
                    group,
                    (first, more) -> new ServiceGroup(
                            first.key,
                            Stream.concat(first.services.stream(), more.services.stream())
                                    .toList()));
        }
        return List.copyOf(joined.values());
    }

    /**
     * @param key message key of its name
     * @param text message key of a sentence on it
     */
    public record Service(String key, String text, String path) {}
}
