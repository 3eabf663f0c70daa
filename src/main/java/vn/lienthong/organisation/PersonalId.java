package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The shape of a personal id (số định danh cá nhân): three digits of the place of birth registration, one of century and
 * sex, two of the birth year, six random (Thông tư 59/2021/TT-BCA).
 */
public final class PersonalId {

    /** Centuries from the 1900s; a number of the 2100s or later belongs to nobody alive. */
    private static final Pattern SHAPE = Pattern.compile("(?!000)\\d{3}[0-3]\\d{8}");

    private PersonalId() {}

    /** Whether the text can be a personal id of somebody alive: twelve digits, a place, a century already begun. */
    public static boolean isWellFormed(String text) {
        return SHAPE.matcher(text).matches();
    }

    /**
     * Whether a well-formed id agrees with a birth date. Old registers hold slips, so a difference calls for a look, not
     * for a refusal.
     */
    public static boolean agreesWith(String personalId, LocalDate birthDate) {
        int century = 19 + (personalId.charAt(3) - '0') / 2;
        return birthDate.getYear() == century * 100 + Integer.parseInt(personalId, 4, 6, 10);
    }
}
