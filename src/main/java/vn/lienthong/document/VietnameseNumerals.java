package vn.lienthong.document;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in Vietnamese words, in the northern style throughout: <i>nghìn</i>, <i>linh</i>, <i>tỷ</i>.
 *
 * <p>Digits are read in groups of three. A group that is empty is left out; every other one after the first is read in
 * full, with <i>không trăm</i> and <i>linh</i>, so that no two numbers share their words: 1,000,050 is <i>một triệu không
 * trăm năm mươi</i>, never <i>một triệu năm mươi</i>.
 */
final class VietnameseNumerals {

    private static final String[] DIGITS = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
    private static final String[] SCALES = {" triệu", " nghìn", ""};
    private static final long BILLION = 1_000_000_000;

    private VietnameseNumerals() {}

    /** @param number not negative, below a million billions */
    static String spell(long number) {
        if (number == 0) {
            return DIGITS[0];
        }
        if (number < BILLION) {
            return belowBillion((int) number, false);
        }
        String billions = spell(number / BILLION) + " tỷ";
        int rest = (int) (number % BILLION);
        return rest == 0 ? billions : billions + " " + belowBillion(rest, true);
    }

    /** @param follows whether something is read before it, so that its first group is read in full too */
    private static String belowBillion(int number, boolean follows) {
        int[] groups = {number / 1_000_000, number / 1_000 % 1_000, number % 1_000};
        List<String> words = new ArrayList<>();
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] > 0) {
                words.add(group(groups[i], follows || !words.isEmpty()) + SCALES[i]);
            }
        }
        return String.join(" ", words);
    }

    private static String group(int number, boolean inFull) {
        int hundreds = number / 100;
        int tens = number / 10 % 10;
        int units = number % 10;
        List<String> words = new ArrayList<>();
        if (hundreds > 0 || inFull) {
            words.add(DIGITS[hundreds] + " trăm");
        }
        if (tens > 1) {
            words.add(DIGITS[tens] + " mươi");
        } else if (tens == 1) {
            words.add("mười");
        } else if (units > 0 && !words.isEmpty()) {
            words.add("linh");
        }
        if (units > 0) {
            words.add(unit(tens, units));
        }
        return String.join(" ", words);
    }

    /** After tens, one, four and five sound differently: hai mươi mốt, hai mươi tư, mười lăm. */
    private static String unit(int tens, int units) {
        if (tens > 1 && units == 1) {
            return "mốt";
        }
        if (tens > 1 && units == 4) {
            return "tư";
        }
        return tens > 0 && units == 5 ? "lăm" : DIGITS[units];
    }
}
