package vn.lienthong.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.membership.Field;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.web.Times;

/** Searches and fills the four-level pickers of the form, on the tree of today. */
@Component
class OrganisationPicker {

    private static final int SHOWN = 20;

    private final Organisations organisations;
    private final Clock clock;

    OrganisationPicker(Organisations organisations, Clock clock) {
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * The organisations one level offers: below what is chosen above it, of the level's kind, with the text in their name.
     *
     * @param typed the codes chosen at the other levels
     */
    List<OrganisationOption> search(Field field, String text, Map<Field, String> typed) {
        OrganisationLevels levels = OrganisationLevels.holding(field).orElseThrow();
        Optional<String> within = levels.above(field).stream()
                .map(above -> typed.getOrDefault(above, ""))
                .filter(code -> !code.isBlank())
                .findFirst();
        OrganisationSearch wanted =
                new OrganisationSearch(levels.kinds(field), within, text.strip()).residential(levels.residential());
        return organisations.search(wanted, today(), SHOWN).stream()
                .map(this::option)
                .toList();
    }

    private OrganisationOption option(Organisation found) {
        String above = found.parent()
                .map(parent -> organisations.fullName(parent, today()))
                .orElse("");
        return new OrganisationOption(found.code(), found.name(), above);
    }

    /** All levels of both pickers filled from the lowest one chosen. */
    Map<Field, String> fillAll(Map<Field, String> typed) {
        Map<Field, String> filled = new EnumMap<>(typed);
        for (OrganisationLevels levels : OrganisationLevels.BOTH) {
            for (int level = 3; level >= 0; level--) {
                Field field = levels.fields().get(level);
                String code = typed.getOrDefault(field, "");
                if (!code.isBlank()) {
                    filled.putAll(fill(levels, field, code, typed));
                    break;
                }
            }
        }
        return filled;
    }

    /** The levels after one was changed, see {@link OrganisationLevels#fill}. */
    Map<Field, String> fill(OrganisationLevels levels, Field changed, String code, Map<Field, String> typed) {
        return levels.fill(changed, code, typed, organisations, today());
    }

    /** The names of all organisations chosen, by field key; a code the tree does not know stays itself. */
    Map<String, String> names(Map<Field, String> typed) {
        Map<String, String> names = new HashMap<>();
        for (OrganisationLevels levels : OrganisationLevels.BOTH) {
            for (Field field : levels.fields()) {
                String code = typed.getOrDefault(field, "");
                names.put(field.key(), name(code));
            }
        }
        return names;
    }

    /** Those of the search boxes that say something else than the name of what is chosen beside them. */
    Map<Field, String> unchosen(Map<Field, String> typed, Map<Field, String> searches) {
        Map<Field, String> unchosen = new EnumMap<>(Field.class);
        searches.forEach((field, text) -> {
            if (!text.equals(name(typed.getOrDefault(field, "")).strip())) {
                unchosen.put(field, text);
            }
        });
        return unchosen;
    }

    private String name(String code) {
        return code.isBlank()
                ? ""
                : organisations.find(code, today()).map(Organisation::name).orElse(code);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
