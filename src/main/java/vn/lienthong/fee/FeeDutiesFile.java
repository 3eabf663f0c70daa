package vn.lienthong.fee;

import java.util.List;
import java.util.Set;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@code config/rules/fee-duties.yaml}; what is wrong with it is named by line and field. */
final class FeeDutiesFile {

    static final String NAME = "rules/fee-duties.yaml";

    private FeeDutiesFile() {}

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    static FeeDuties read(ConfigFiles files) {
        return RulesFile.read(files, NAME, FeeDutiesFile::duties);
    }

    private static FeeDuties duties(Mapping top) {
        return new FeeDuties(
                some(top, "positions", PositionKind.class),
                some(top, "orders", OrganisationKind.class),
                some(top, "unplaced", OrganisationKind.class));
    }

    /** Money nobody may decide about would wait for ever. */
    private static <E extends Enum<E>> Set<E> some(Mapping top, String field, Class<E> type) {
        List<E> chosen = top.choices(field, type);
        if (chosen.isEmpty()) {
            top.complain(field, "names nobody");
        }
        return Set.copyOf(chosen);
    }
}
