package vn.lienthong.membership.web;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.MembershipRules;
import vn.lienthong.membership.Sex;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.security.IdentityClaims;

/** What the identity provider and the member database know, as it stands on the form. */
@Component
class Prefill {

    private final MembershipRules rules;

    Prefill(MembershipRules rules) {
        this.rules = rules;
    }

    /** The claims of the login; a claim that was not given leaves its field out. */
    Map<Field, String> ofClaims(IdentityClaims claims) {
        Map<Field, String> known = new EnumMap<>(Field.class);
        put(known, Field.PERSONAL_ID, claims.personalId());
        put(known, Field.FULL_NAME, claims.fullName());
        put(known, Field.BIRTH_DATE, ProfileForm.day(claims.birthDate()));
        Sex.ofClaim(claims.sex()).ifPresent(sex -> known.put(Field.SEX, sex.name()));
        put(known, Field.PHONE, claims.phone());
        put(known, Field.EMAIL, claims.email());
        put(known, Field.TAX_CODE, claims.taxCode());
        if (claims.address() != null) {
            address(known, claims.address());
        }
        return known;
    }

    /** The fields the form starts with although nobody said them. */
    Map<Field, String> usual() {
        return new EnumMap<>(Map.of(
                Field.NATIONALITY,
                rules.catalogues().nationalities().entries().get(0).code(),
                Field.POSITION,
                CellPosition.MEMBER.name()));
    }

    /**
     * Splits an address written in one line, {@code số nhà, phường/xã, [quận/huyện,] tỉnh/thành phố}. What does not begin with
     * the word of its level stays in the line for house and street.
     */
    private void address(Map<Field, String> known, String line) {
        String rest = line.strip();
        int comma = rest.lastIndexOf(',');
        String last = rest.substring(comma + 1).strip();
        String province = province(last);
        if (province == null) {
            known.put(Field.PERMANENT_DETAIL, rest);
            return;
        }
        known.put(Field.PERMANENT_PROVINCE, province);
        rest = comma < 0 ? "" : rest.substring(0, comma).strip();
        rest = take(known, Field.PERMANENT_DISTRICT, rest, "quan ", "huyen ", "thi xa ");
        rest = take(known, Field.PERMANENT_WARD, rest, "phuong ", "xa ", "thi tran ", "dac khu ");
        put(known, Field.PERMANENT_DETAIL, rest);
    }

    private static String take(Map<Field, String> known, Field field, String rest, String... words) {
        int comma = rest.lastIndexOf(',');
        String last = rest.substring(comma + 1).strip();
        String folded = SearchText.of(last);
        for (String word : words) {
            if (folded.startsWith(word)) {
                known.put(field, last);
                return comma < 0 ? "" : rest.substring(0, comma).strip();
            }
        }
        return rest;
    }

    private String province(String name) {
        String folded = bare(name);
        return rules.catalogues().provinces().entries().stream()
                .filter(entry -> bare(entry.name()).equals(folded))
                .map(MembershipRules.Catalogue.Entry::code)
                .findFirst()
                .orElse(null);
    }

    private static String bare(String province) {
        return SearchText.of(province).replaceFirst("^(thanh pho|tinh|tp\\.?) ?", "");
    }

    /** The database's values; only what it holds. */
    Map<Field, String> ofDatabase(MemberLookup.Entry entry) {
        Map<Field, String> known = new EnumMap<>(Field.class);
        put(known, Field.PERSONAL_ID, entry.personalId());
        put(known, Field.FULL_NAME, entry.fullName());
        put(known, Field.BIRTH_DATE, ProfileForm.day(entry.birthDate()));
        put(known, Field.SEX, entry.sex() == null ? null : entry.sex().name());
        put(known, Field.CARD_NUMBER, entry.cardNumber());
        put(known, Field.FILE_NUMBER, entry.fileNumber());
        put(known, Field.JOINED_ON, ProfileForm.day(entry.joinedOn()));
        put(known, Field.OFFICIAL_ON, ProfileForm.day(entry.officialOn()));
        put(known, Field.POSITION, position(entry.positionTitle()));
        put(known, Field.CELL, entry.cellCode());
        put(known, Field.NATIVE_PLACE, entry.nativePlace());
        put(known, Field.BIRTH_REGISTRATION_PLACE, entry.birthRegistrationPlace());
        put(known, Field.LIFE_STATUS, lifeStatus(entry.status()));
        return known;
    }

    /** Only the two positions the form offers are taken over; others are for the approver to see. */
    private static String position(String title) {
        if (title == null) {
            return null;
        }
        return switch (SearchText.of(title).replaceFirst(" chi bo$", "")) {
            case "bi thu" -> CellPosition.SECRETARY.name();
            case "pho bi thu" -> CellPosition.DEPUTY.name();
            case "dang vien" -> CellPosition.MEMBER.name();
            default -> null;
        };
    }

    private String lifeStatus(String status) {
        if (status == null) {
            return null;
        }
        String folded = SearchText.of(status);
        return rules.catalogues().lifeStatuses().entries().stream()
                .filter(entry -> SearchText.of(entry.name()).equals(folded)
                        || entry.code().equals(folded))
                .map(MembershipRules.Catalogue.Entry::code)
                .findFirst()
                .orElse(null);
    }

    private static void put(Map<Field, String> known, Field field, String value) {
        if (value != null && !value.isBlank()) {
            known.put(field, value.strip());
        }
    }
}
