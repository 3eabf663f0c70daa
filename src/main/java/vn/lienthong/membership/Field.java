package vn.lienthong.membership;

import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of the guide's form. Form inputs, saved drafts, complaints and the comparison all name a field by its
 * {@link #key()}; its label is the sentence {@code membership.field.<key>}.
 */
public enum Field {
    BIRTH_DATE("birthDate", 10),
    SEX("sex", 10),
    NATIONALITY("nationality", 10),
    PERSONAL_ID("personalId", 12),
    PERMANENT_PROVINCE("permanentProvince", 10),
    PERMANENT_DISTRICT("permanentDistrict", 100),
    PERMANENT_WARD("permanentWard", 100),
    PERMANENT_DETAIL("permanentDetail", 300),

    FULL_NAME("fullName", 100),
    CARD_NUMBER("cardNumber", 20),
    FILE_NUMBER("fileNumber", 20),
    JOINED_ON("joinedOn", 10),
    OFFICIAL_ON("officialOn", 10),
    POSITION("position", 10),
    RECEIVING("receiving", 5),
    RECEIVING_BANK("receivingBank", 10),
    RECEIVING_NUMBER("receivingNumber", 19),
    RECEIVING_HOLDER("receivingHolder", 100),

    CELL_UPPER("cellUpper", 40),
    CELL_GRASSROOTS("cellGrassroots", 40),
    CELL_SECTION("cellSection", 40),
    CELL("cell", 40),
    RESIDENCE_UPPER("residenceUpper", 40),
    RESIDENCE_GRASSROOTS("residenceGrassroots", 40),
    RESIDENCE_SECTION("residenceSection", 40),
    RESIDENCE("residence", 40),

    FEE("fee", 15),
    FEE_FROM("feeFrom", 7),

    EMPLOYER_NAME("employerName", 200),
    EMPLOYER_MINISTRY("employerMinistry", 20),
    EMPLOYER_PROVINCE("employerProvince", 10),
    EMPLOYER_DISTRICT("employerDistrict", 100),
    EMPLOYER_WARD("employerWard", 100),
    EMPLOYER_DETAIL("employerDetail", 300),

    TAX_CODE("taxCode", 14),
    SOCIAL_INSURANCE("socialInsurance", 12),
    CURRENT_RESIDENCE("currentResidence", 300),
    SPOUSE_NAME("spouseName", 100),
    SPOUSE_RELATION("spouseRelation", 10),
    BIRTH_REGISTRATION_PLACE("birthRegistrationPlace", 300),
    EMAIL("email", 254),
    PHONE("phone", 15),
    LIFE_STATUS("lifeStatus", 10),
    NATIVE_PLACE("nativePlace", 300);

    private final String key;
    private final int maxLength;

    Field(String key, int maxLength) {
        this.key = key;
        this.maxLength = maxLength;
    }

    /** Name of the input on the form. */
    public String key() {
        return key;
    }

    /** Most characters the field takes. */
    public int maxLength() {
        return maxLength;
    }

    public static Optional<Field> ofKey(String key) {
        return Arrays.stream(values()).filter(field -> field.key.equals(key)).findFirst();
    }
}
