package vn.lienthong.document;

import java.util.ArrayList;
import java.util.List;

/** Numbers in British English words: {@code one million two hundred and five thousand and one}. */
final class EnglishNumerals {

    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] SCALES = {" trillion", " billion", " million", " thousand", ""};

    private EnglishNumerals() {}

    /** @param number not negative, below a thousand trillions */
    static String spell(long number) {
        if (number == 0) {
            return SMALL[0];
        }
        List<String> words = new ArrayList<>();
        long scale = 1_000_000_000_000L;
        for (String name : SCALES) {
            int group = (int) (number / scale % 1_000);
            if (group > 0) {
                String joint = scale == 1 && group < 100 && !words.isEmpty() ? "and " : "";
                words.add(joint + group(group) + name);
            }
            scale /= 1_000;
        }
        return String.join(" ", words);
    }

    private static String group(int number) {
        if (number < 100) {
            return belowHundred(number);
        }
        String hundreds = SMALL[number / 100] + " hundred";
        return number % 100 == 0 ? hundreds : hundreds + " and " + belowHundred(number % 100);
    }

    private static String belowHundred(int number) {
        if (number < SMALL.length) {
            return SMALL[number];
        }
        return number % 10 == 0 ? TENS[number / 10] : TENS[number / 10] + "-" + SMALL[number % 10];
    }
}
