package vn.sandbox.identity;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.sandbox.Csv;

/** The register: everybody in {@code sandbox/people.csv}. */
@Component
public final class Citizens {

    private final Map<String, Citizen> byPersonalId = new LinkedHashMap<>();
    private final Map<String, Citizen> byTechId = new LinkedHashMap<>();

    Citizens() throws IOException {
        Csv.fromClassPath("sandbox/people.csv").stream().map(Citizen::of).forEach(citizen -> {
            byPersonalId.put(citizen.personalId(), citizen);
            byTechId.put(citizen.techId(), citizen);
        });
    }

    public Collection<Citizen> all() {
        return byPersonalId.values();
    }

    public Optional<Citizen> find(String personalId) {
        return Optional.ofNullable(byPersonalId.get(personalId));
    }

    Optional<Citizen> byTechId(String techId) {
        return Optional.ofNullable(byTechId.get(techId));
    }
}
