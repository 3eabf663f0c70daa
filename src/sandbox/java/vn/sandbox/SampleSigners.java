package vn.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.sandbox.signing.SandboxAuthority;

/** Everybody of {@code config/sample} who signs papers: each organisation, whoever has a position, and their delegates. */
final class SampleSigners {

    private SampleSigners() {}

    /** The name in each certificate, by the alias of its key. */
    static Map<String, String> names() {
        try {
            Map<String, String> people = new HashMap<>();
            rows("people").forEach(row -> people.put(row.get("personal_id"), row.get("full_name")));
            Map<String, String> names = new LinkedHashMap<>();
            rows("organisations")
                    .forEach(row -> names.put(SandboxAuthority.aliasOfOrganisation(row.get("code")), row.get("name")));
            rows("positions").forEach(row -> add(names, people, row.get("personal_id")));
            rows("delegations").forEach(row -> add(names, people, row.get("to_personal_id")));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, String> names, Map<String, String> people, String personalId) {
        names.put(SandboxAuthority.aliasOfPerson(personalId), people.get(personalId));
    }

    private static List<Map<String, String>> rows(String file) throws IOException {
        return Csv.fromFile(SampleData.FOLDER.resolve(file + ".csv"));
    }
}
