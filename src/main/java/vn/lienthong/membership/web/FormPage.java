package vn.lienthong.membership.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.MapBindingResult;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.FieldProblem;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRules;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Sentences;
import vn.lienthong.membership.Sex;
import vn.lienthong.security.IdentityClaims;

/** Puts the form with its values, lists, marks and sentences into the model. */
@Component
class FormPage {

    private static final String FORM = "form";

    private final MembershipRules rules;
    private final OrganisationPicker picker;
    private final Prefill prefill;
    private final Sentences sentences;
    private final MessageSource messages;
    private final ObjectMapper json;

    FormPage(
            MembershipRules rules,
            OrganisationPicker picker,
            Prefill prefill,
            Sentences sentences,
            MessageSource messages,
            ObjectMapper json) {
        this.rules = rules;
        this.picker = picker;
        this.prefill = prefill;
        this.sentences = sentences;
        this.messages = messages;
        this.json = json;
    }

    /** Only the values and the names of what is chosen: enough for one of the pickers. */
    void putValues(Model model, Map<Field, String> typed) {
        Map<String, Object> form = form(typed);
        model.addAttribute(FORM, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, new MapBindingResult(form, FORM));
        model.addAttribute("names", picker.names(typed));
    }

    /**
     * The whole form.
     *
     * @param lookup what the member database answered last; empty when it was not asked
     */
    void put(
            Model model,
            Map<Field, String> typed,
            List<FieldProblem> problems,
            IdentityClaims claims,
            Optional<MemberLookup> lookup,
            Locale locale) {
        Map<String, Object> form = form(typed);
        model.addAttribute(FORM, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + FORM, errors(form, problems, locale));
        model.addAttribute("names", picker.names(typed));
        model.addAttribute("sources", sources(typed, claims, lookup, locale));
        model.addAttribute("lookup", lookup.map(MemberLookup::outcome).orElse(null));
        lists(model, locale);
        model.addAttribute("draftDays", rules.limits().draftDays());
        model.addAttribute("clientRules", clientRules(locale));
    }

    private static Map<String, Object> form(Map<Field, String> typed) {
        Map<String, Object> form = new HashMap<>();
        for (Field field : Field.values()) {
            form.put(field.key(), typed.getOrDefault(field, ""));
        }
        form.put(Field.RECEIVING.key(), ProfileForm.TICKED.equals(typed.get(Field.RECEIVING)));
        return form;
    }

    private BindingResult errors(Map<String, Object> form, List<FieldProblem> problems, Locale locale) {
        MapBindingResult errors = new MapBindingResult(form, FORM);
        for (FieldProblem problem : problems) {
            String key = problem.field().key();
            String sentence = sentences.of(problem, locale);
            errors.addError(new FieldError(FORM, key, form.get(key), false, null, null, sentence));
        }
        return errors;
    }

    /** Where a value comes from that still is what its source said; the better source wins. */
    private Map<String, String> sources(
            Map<Field, String> typed, IdentityClaims claims, Optional<MemberLookup> lookup, Locale locale) {
        Map<Field, String> sources = new EnumMap<>(Field.class);
        mark(sources, typed, prefill.ofClaims(claims), messages.getMessage("membership.source.vneid", null, locale));
        lookup.flatMap(MemberLookup::found)
                .ifPresent(entry -> mark(
                        sources,
                        typed,
                        prefill.ofDatabase(entry),
                        messages.getMessage("membership.source.database", null, locale)));
        return TypedForm.byKey(sources);
    }

    private static void mark(
            Map<Field, String> sources, Map<Field, String> typed, Map<Field, String> known, String name) {
        known.forEach((field, value) -> {
            if (value.equals(typed.get(field))) {
                sources.put(field, name);
            }
        });
    }

    private void lists(Model model, Locale locale) {
        MembershipRules.Catalogues catalogues = rules.catalogues();
        model.addAttribute("sexes", constants(Sex.values(), "membership.sex.", locale));
        model.addAttribute("positions", constants(CellPosition.values(), "membership.position.", locale));
        model.addAttribute("relations", constants(Profile.SpouseRelation.values(), "membership.relation.", locale));
        model.addAttribute("nationalities", options(catalogues.nationalities(), locale));
        model.addAttribute("provinces", options(catalogues.provinces(), locale));
        model.addAttribute("ministries", options(catalogues.ministries(), locale));
        model.addAttribute("banks", options(catalogues.banks(), locale));
        model.addAttribute("lifeStatuses", options(catalogues.lifeStatuses(), locale));
    }

    private Map<String, String> constants(Enum<?>[] constants, String prefix, Locale locale) {
        Map<String, String> options = new LinkedHashMap<>();
        Arrays.stream(constants)
                .forEach(constant ->
                        options.put(constant.name(), messages.getMessage(prefix + constant.name(), null, locale)));
        return options;
    }

    private static Map<String, String> options(MembershipRules.Catalogue catalogue, Locale locale) {
        Map<String, String> options = new LinkedHashMap<>();
        catalogue.entries().forEach(entry -> options.put(entry.code(), entry.name(locale)));
        return options;
    }

    /** The rules the browser checks by itself, with the same patterns and sentences as the hub's own checks. */
    private String clientRules(Locale locale) {
        MembershipRules.Patterns patterns = rules.patterns();
        Map<Field, Map<String, String>> checked = new EnumMap<>(Field.class);
        pattern(checked, Field.CARD_NUMBER, patterns.cardNumber(), ErrorCode.CARD_NUMBER_FORM, locale);
        pattern(checked, Field.FILE_NUMBER, patterns.fileNumber(), ErrorCode.FILE_NUMBER_FORM, locale);
        pattern(checked, Field.TAX_CODE, patterns.taxCode(), ErrorCode.TAX_CODE_FORM, locale);
        pattern(checked, Field.SOCIAL_INSURANCE, patterns.socialInsurance(), ErrorCode.SOCIAL_INSURANCE_FORM, locale);
        pattern(checked, Field.EMAIL, patterns.email(), ErrorCode.EMAIL_FORM, locale);
        pattern(checked, Field.PHONE, patterns.phone(), ErrorCode.PHONE_FORM, locale);
        pattern(checked, Field.RECEIVING_NUMBER, patterns.bankAccount(), ErrorCode.BANK_ACCOUNT_FORM, locale);
        ProfileForm.PASSED_OVER.forEach((field, signs) -> checked.get(field).put("passedOver", signs.pattern()));
        for (Field day : List.of(Field.BIRTH_DATE, Field.JOINED_ON, Field.OFFICIAL_ON)) {
            pattern(checked, day, ProfileForm.DAY_TYPED, ErrorCode.DATE_UNREADABLE, locale);
        }
        pattern(checked, Field.FEE_FROM, ProfileForm.MONTH_TYPED, ErrorCode.MONTH_UNREADABLE, locale);
        pattern(checked, Field.FEE, ProfileForm.AMOUNT_TYPED, ErrorCode.AMOUNT_UNREADABLE, locale);
        Map<String, Object> all = new LinkedHashMap<>();
        checked.forEach((field, rule) -> all.put(field.key(), rule));
        all.put("summary", messages.getMessage("common.form.errors", null, locale));
        all.put("missing", sentence(ErrorCode.FIELD_MISSING, locale));
        all.put("numbers", sentence(ErrorCode.MEMBER_NUMBERS_MISSING, locale));
        all.put("cell", sentence(ErrorCode.CELL_MISSING, locale));
        all.put("order", sentence(ErrorCode.OFFICIAL_BEFORE_JOINED, locale));
        try {
            return json.writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is not JSON", e);
        }
    }

    private void pattern(
            Map<Field, Map<String, String>> checked, Field field, Pattern pattern, ErrorCode code, Locale locale) {
        checked.put(field, new HashMap<>(Map.of("pattern", pattern.pattern(), "sentence", sentence(code, locale))));
    }

    private String sentence(ErrorCode code, Locale locale) {
        return messages.getMessage(code.code(), null, locale);
    }
}
