package vn.sandbox.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import vn.sandbox.Csv;
import vn.sandbox.home.TestPerson.HeldPosition;
import vn.sandbox.identity.Citizen;
import vn.sandbox.identity.Citizens;
import vn.sandbox.identity.OneTimeCodes;

/** Everybody with an identity account, with the positions the sample gives them. */
@Component
public class TestPeople {

    private static final Map<String, String> TITLES = Map.of(
            "SECRETARY", "Bí thư",
            "DEPUTY", "Phó Bí thư",
            "COMMITTEE_MEMBER", "Cấp ủy viên",
            "DELEGATE", "Người được phân công");

    private final Citizens citizens;
    private final OneTimeCodes codes;
    private final Map<String, List<HeldPosition>> positions = new HashMap<>();
    private final Map<String, Map<String, String>> featured = new LinkedHashMap<>();

    TestPeople(Citizens citizens, OneTimeCodes codes, @Value("${sandbox.sample-directory}") Path sample)
            throws IOException {
        this.citizens = citizens;
        this.codes = codes;
        Map<String, String> organisations = new HashMap<>();
        Csv.fromFile(sample.resolve("organisations.csv"))
                .forEach(row -> organisations.put(row.get("code"), row.get("name")));
        Csv.fromFile(sample.resolve("positions.csv")).forEach(row -> positions
                .computeIfAbsent(row.get("personal_id"), person -> new ArrayList<>())
                .add(new HeldPosition(
                        row.get("kind"),
                        TITLES.get(row.get("kind")),
                        row.get("organisation_code"),
                        organisations.get(row.get("organisation_code")))));
        Csv.fromClassPath("sandbox/featured.csv").forEach(row -> featured.put(row.get("personal_id"), row));
    }

    /** All of them in the order of the register. */
    public List<TestPerson> all() {
        return citizens.all().stream().map(this::person).toList();
    }

    /** The few that show what the hub can do. */
    public List<TestPerson> featured() {
        return featured.keySet().stream()
                .flatMap(id -> citizens.find(id).stream())
                .map(this::person)
                .toList();
    }

    private TestPerson person(Citizen citizen) {
        Map<String, String> shown = featured.getOrDefault(citizen.personalId(), Map.of());
        return new TestPerson(
                citizen.personalId(),
                citizen.fullName(),
                citizen.password(),
                codes.current(citizen.personalId()),
                positions.getOrDefault(citizen.personalId(), List.of()),
                shown.get("role"),
                shown.get("may_do"));
    }
}
