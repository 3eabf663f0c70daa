package vn.sandbox.faults;

import java.util.List;
import java.util.Map;

/**
 * A partner that can be told to misbehave. Each partner contributes one bean of this type.
 *
 * @param id what {@code POST /faults/{id}} and {@link Faults} call it, for example {@code portal}
 * @param title Vietnamese name on the home page
 * @param paths the partner answers on these path prefixes, for example {@code /portal/}; {@link FaultValve} breaks them
 * @param switches the partner's own faults, id → Vietnamese description; the partner asks {@link Faults#isOn} for them
 */
public record FaultyPartner(String id, String title, List<String> paths, Map<String, String> switches) {

    boolean answers(String path) {
        return paths.stream().anyMatch(path::startsWith);
    }
}
