package vn.lienthong.membership.web;

import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.MembershipRules;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Sentences;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.web.Times;

/** A profile in words: as facts, as a list of changes, and side by side with what others say of the member. */
@Component
class ProfileTexts {

    /** The upper levels say nothing that the full name of the lowest does not. */
    private static final Set<Field> SHOWN = EnumSet.complementOf(EnumSet.of(
            Field.CELL_UPPER,
            Field.CELL_GRASSROOTS,
            Field.CELL_SECTION,
            Field.RESIDENCE_UPPER,
            Field.RESIDENCE_GRASSROOTS,
            Field.RESIDENCE_SECTION));

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final ProfileForm form;
    private final Prefill prefill;
    private final MembershipRules rules;
    private final Organisations organisations;
    private final Sentences sentences;
    private final MessageSource messages;
    private final Clock clock;

    ProfileTexts(
            ProfileForm form,
            Prefill prefill,
            MembershipRules rules,
            Organisations organisations,
            Sentences sentences,
            MessageSource messages,
            Clock clock) {
        this.form = form;
        this.prefill = prefill;
        this.rules = rules;
        this.organisations = organisations;
        this.sentences = sentences;
        this.messages = messages;
        this.clock = clock;
    }

    /** @param value never blank */
    record Fact(String label, String value) {}

    /** One part of the form with those of its fields that have a value. */
    record Section(String titleKey, List<Fact> facts) {}

    /** Before and after of one field; null where there is no value. */
    record Change(String label, String before, String after) {}

    /**
     * One line of the comparison.
     *
     * @param values one for each source, null where it says nothing
     * @param differs for each source whether it says something else than the member declared
     */
    record Row(String label, List<String> values, List<Boolean> differs) {}

    List<Section> sections(Profile profile, Locale locale) {
        Map<Field, String> typed = form.write(profile);
        List<Section> sections = new ArrayList<>();
        for (Part part : Part.values()) {
            List<Fact> facts = EnumSet.range(part.first, part.last).stream()
                    .filter(SHOWN::contains)
                    .filter(typed::containsKey)
                    .map(field -> new Fact(sentences.label(field, locale), text(field, typed.get(field), locale)))
                    .toList();
            if (!facts.isEmpty()) {
                sections.add(new Section("membership.section." + part.key, facts));
            }
        }
        return sections;
    }

    List<Change> changes(Profile before, Profile after, Locale locale) {
        Map<Field, String> old = form.write(before);
        Map<Field, String> declared = form.write(after);
        return SHOWN.stream()
                .filter(field -> !Objects.equals(old.get(field), declared.get(field)))
                .map(field -> new Change(
                        fullLabel(field, locale),
                        text(field, old.get(field), locale),
                        text(field, declared.get(field), locale)))
                .toList();
    }

    /** The headings of {@link #comparison}, in its order. */
    List<String> sources(MembershipRequest request, Locale locale) {
        List<String> keys = new ArrayList<>(List.of("declared"));
        request.inForce().ifPresent(profile -> keys.add("in-force"));
        keys.add("vneid");
        keys.add("database");
        return keys.stream()
                .map(key -> messages.getMessage("membership.office.compare." + key, null, locale))
                .toList();
    }

    /** Declared, in force (for a change), VNeID and member database, field by field; fields nobody fills are left out. */
    List<Row> comparison(MembershipRequest request, Locale locale) {
        Map<Field, String> declared = form.write(request.declared());
        List<Map<Field, String>> others = new ArrayList<>();
        request.inForce().map(form::write).ifPresent(others::add);
        others.add(prefill.ofClaims(request.claims()));
        others.add(request.lookup().found().map(this::databaseValues).orElseGet(() -> new EnumMap<>(Field.class)));
        List<Row> rows = new ArrayList<>();
        for (Field field : SHOWN) {
            if (declared.containsKey(field) || others.stream().anyMatch(other -> other.containsKey(field))) {
                rows.add(row(field, declared.get(field), others, locale));
            }
        }
        return rows;
    }

    /** What the form cannot take over, such as another position's title, is shown in the database's own words. */
    private Map<Field, String> databaseValues(MemberLookup.Entry entry) {
        Map<Field, String> values = prefill.ofDatabase(entry);
        Optional.ofNullable(entry.positionTitle()).ifPresent(title -> values.putIfAbsent(Field.POSITION, title));
        Optional.ofNullable(entry.cellName()).ifPresent(name -> values.putIfAbsent(Field.CELL, name));
        return values;
    }

    private Row row(Field field, String declared, List<Map<Field, String>> others, Locale locale) {
        List<String> values = new ArrayList<>();
        List<Boolean> differs = new ArrayList<>();
        String mine = text(field, declared, locale);
        values.add(mine);
        differs.add(false);
        for (Map<Field, String> other : others) {
            String theirs = text(field, other.get(field), locale);
            values.add(theirs);
            differs.add(theirs != null && !same(mine, theirs));
        }
        return new Row(fullLabel(field, locale), values, differs);
    }

    /** The label outside of its part of the form, where "Tỉnh/thành phố" alone would not say whose. */
    private String fullLabel(Field field, Locale locale) {
        String label = sentences.label(field, locale);
        return switch (field) {
            case CELL -> section("cell", locale);
            case RESIDENCE -> section("residence", locale);
            case PERMANENT_PROVINCE, PERMANENT_DISTRICT, PERMANENT_WARD, PERMANENT_DETAIL ->
                section("permanent", locale) + ": " + label;
            case EMPLOYER_PROVINCE, EMPLOYER_DISTRICT, EMPLOYER_WARD, EMPLOYER_DETAIL ->
                section("employer", locale) + ": " + label;
            default -> label;
        };
    }

    private String section(String key, Locale locale) {
        return messages.getMessage("membership.section." + key, null, locale);
    }

    /** However it is written in capitals, spaces and composed characters; another diacritic is another name. */
    private static boolean same(String declared, String other) {
        return declared != null && plain(declared).equals(plain(other));
    }

    private static String plain(String text) {
        return SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    private String text(Field field, String value, Locale locale) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return switch (field) {
            case SEX -> constant("membership.sex.", value, locale);
            case POSITION -> constant("membership.position.", value, locale);
            case SPOUSE_RELATION -> constant("membership.relation.", value, locale);
            case RECEIVING -> messages.getMessage("membership.yes", null, locale);
            case NATIONALITY -> rules.catalogues().nationalities().nameOf(value, locale);
            case PERMANENT_PROVINCE, EMPLOYER_PROVINCE ->
                rules.catalogues().provinces().nameOf(value, locale);
            case EMPLOYER_MINISTRY -> rules.catalogues().ministries().nameOf(value, locale);
            case RECEIVING_BANK -> rules.catalogues().banks().nameOf(value, locale);
            case LIFE_STATUS -> rules.catalogues().lifeStatuses().nameOf(value, locale);
            case CELL, RESIDENCE -> organisation(value);
            case FEE -> value + " " + messages.getMessage("common.dong", null, locale);
            default -> value;
        };
    }

    private String constant(String prefix, String value, Locale locale) {
        return messages.getMessage(prefix + value, null, value, locale);
    }

    private String organisation(String code) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        return organisations.find(code, today).isPresent() ? organisations.fullName(code, today) : code;
    }

    /** The parts of the form, as ranges of its fields. */
    private enum Part {
        CITIZEN("citizen", Field.BIRTH_DATE, Field.PERMANENT_DETAIL),
        MEMBER("member", Field.FULL_NAME, Field.RECEIVING_HOLDER),
        CELL("cell", Field.CELL, Field.CELL),
        RESIDENCE("residence", Field.RESIDENCE, Field.RESIDENCE),
        FEE("fee", Field.FEE, Field.FEE_FROM),
        EMPLOYER("employer", Field.EMPLOYER_NAME, Field.EMPLOYER_DETAIL),
        EXTENDED("extended", Field.TAX_CODE, Field.NATIVE_PLACE);

        private final String key;
        private final Field first;
        private final Field last;

        Part(String key, Field first, Field last) {
            this.key = key;
            this.first = first;
            this.last = last;
        }
    }
}
