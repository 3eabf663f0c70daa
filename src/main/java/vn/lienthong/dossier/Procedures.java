package vn.lienthong.dossier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** The kinds of dossier, from {@code config/rules/procedures.yaml}; read once at start. */
@Component
class Procedures {

    private static final String FILE = "rules/procedures.yaml";
    private static final Pattern PREFIX = Pattern.compile("[A-Z0-9]{1,3}(\\.[A-Z0-9]{1,3}){0,4}");
    private static final int LONGEST_DUE = 250;

    private enum Provenance {
        PUBLISHED,
        OURS
    }

    /**
     * What one kind of dossier is to the portal.
     *
     * @param code {@code MaTTHC}
     * @param name {@code TenTTHC}
     * @param fieldCode {@code MaLinhVuc}
     * @param fieldName {@code TenLinhVuc}
     * @param dueWorkingDays working days after the day of opening
     */
    record Procedure(String prefix, String code, String name, String fieldCode, String fieldName, int dueWorkingDays) {}

    private final Map<String, Procedure> byKind;

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    Procedures(ConfigFiles files) {
        this.byKind = RulesFile.read(files, FILE, Procedures::read);
    }

    /** @throws Failure when the file does not have this kind */
    Procedure of(String kind) {
        Procedure procedure = byKind.get(kind);
        if (procedure == null) {
            throw new Failure(ErrorCode.DOSSIER_KIND_UNKNOWN, FILE + " has no kind " + kind, kind);
        }
        return procedure;
    }

    private static Map<String, Procedure> read(Mapping top) {
        Map<String, Procedure> procedures = new LinkedHashMap<>();
        top.mapping("procedures").named().forEach((kind, fields) -> procedures.put(kind, procedure(fields)));
        if (procedures.isEmpty()) {
            top.complain("procedures", "must have at least one procedure");
        }
        return procedures;
    }

    private static Procedure procedure(Mapping fields) {
        fields.choice("provenance", Provenance.class);
        Mapping field = fields.mapping("field");
        return new Procedure(
                fields.value("prefix", "a prefix such as G22.99.DP", matching(PREFIX), ""),
                fields.text("code"),
                fields.text("name"),
                field.text("code"),
                field.text("name"),
                fields.integer("due-working-days", 1, LONGEST_DUE));
    }

    private static Function<String, String> matching(Pattern pattern) {
        return text -> {
            if (!pattern.matcher(text).matches()) {
                throw new IllegalArgumentException("another form");
            }
            return text;
        };
    }
}
