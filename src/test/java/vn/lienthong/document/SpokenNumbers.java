package vn.lienthong.document;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Understands numbers in words: the opposite direction, by a grammar of its own. What the grammar does not allow is
 * refused, so a missing "linh" or "and" is seen too.
 */
final class SpokenNumbers {

    private static final List<String> DIGITS =
            List.of("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín");
    private static final Map<String, Integer> ENGLISH_SMALL = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final List<String> ENGLISH_TENS =
            List.of("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");

    private final Deque<String> words;

    private SpokenNumbers(String text, String currency) {
        words = new ArrayDeque<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split(" ")));
        if (!words.removeLast().equals(currency)) {
            throw new IllegalArgumentException("no currency: " + text);
        }
    }

    static long vietnamese(String text) {
        SpokenNumbers spoken = new SpokenNumbers(text, "đồng");
        if (spoken.words.size() == 1 && spoken.words.peek().equals("không")) {
            return 0;
        }
        return spoken.billions();
    }

    static long english(String text) {
        SpokenNumbers spoken = new SpokenNumbers(text, "dong");
        if (spoken.words.size() == 1 && spoken.words.peek().equals("zero")) {
            return 0;
        }
        return spoken.englishGroups();
    }

    private long billions() {
        long total = groups(true);
        if (accept("tỷ")) {
            total = total * 1_000_000_000 + (words.isEmpty() ? 0 : groups(false));
        }
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("left over: " + words);
        }
        return total;
    }

    /** Up to three groups, each larger than the one after it. */
    private long groups(boolean first) {
        long total = 0;
        long allowed = 1_000_000;
        while (!words.isEmpty() && !words.peek().equals("tỷ")) {
            long group = group(first);
            long scale = accept("triệu") ? 1_000_000 : accept("nghìn") ? 1_000 : 1;
            if (scale > allowed) {
                throw new IllegalArgumentException("out of order before " + words);
            }
            total += group * scale;
            allowed = scale / 1_000;
            first = false;
        }
        return total;
    }

    private int group(boolean first) {
        int leading = digit(words.peek());
        if (words.size() > 1 && leading >= 0) {
            words.poll();
            if (accept("trăm")) {
                return leading * 100 + afterHundreds();
            }
            words.push(DIGITS.get(leading));
        }
        if (!first) {
            throw new IllegalArgumentException("not read in full: " + words);
        }
        return tensAndUnits(false);
    }

    private int afterHundreds() {
        if (accept("linh")) {
            return digitOrFail();
        }
        return tensAndUnits(true);
    }

    private int tensAndUnits(boolean mayBeNothing) {
        if (accept("mười")) {
            return 10 + (accept("lăm") ? 5 : plainUnit(5));
        }
        int leading = digit(words.peek());
        if (leading < 0) {
            if (mayBeNothing) {
                return 0;
            }
            throw new IllegalArgumentException("no number at " + words);
        }
        words.poll();
        if (accept("mươi")) {
            return leading * 10 + (accept("mốt") ? 1 : accept("tư") ? 4 : accept("lăm") ? 5 : plainUnit(1, 4, 5));
        }
        if (mayBeNothing) {
            words.push(DIGITS.get(leading));
            throw new IllegalArgumentException("without linh: " + words);
        }
        return leading;
    }

    /** A unit after tens, if one follows; those given have a word of their own there. */
    private int plainUnit(int... otherwise) {
        int unit = digit(words.peek());
        boolean begins = unit > 0 && (words.size() == 1 || !isHundreds());
        if (!begins) {
            return 0;
        }
        if (Arrays.stream(otherwise).anyMatch(each -> each == unit)) {
            throw new IllegalArgumentException("wrong word for " + unit + " after tens");
        }
        words.poll();
        return unit;
    }

    private boolean isHundreds() {
        String digit = words.poll();
        boolean hundreds = "trăm".equals(words.peek());
        words.push(digit);
        return hundreds;
    }

    private int digitOrFail() {
        int digit = digit(words.poll());
        if (digit <= 0) {
            throw new IllegalArgumentException("no digit before " + words);
        }
        return digit;
    }

    private static int digit(String word) {
        return word == null ? -1 : DIGITS.indexOf(word);
    }

    private long englishGroups() {
        long total = 0;
        long allowed = 1_000_000_000_000L;
        while (!words.isEmpty()) {
            boolean joined = total > 0 && accept("and");
            long group = englishGroup();
            long scale = accept("trillion")
                    ? 1_000_000_000_000L
                    : accept("billion")
                            ? 1_000_000_000L
                            : accept("million") ? 1_000_000L : accept("thousand") ? 1_000L : 1;
            boolean wanted = total > 0 && scale == 1 && group < 100;
            if (scale > allowed || joined != wanted) {
                throw new IllegalArgumentException("out of order before " + words);
            }
            total += group * scale;
            allowed = scale / 1_000;
        }
        return total;
    }

    private int englishGroup() {
        int first = englishBelowHundred();
        if (!accept("hundred")) {
            return first;
        }
        return first * 100 + (accept("and") ? englishBelowHundred() : 0);
    }

    private int englishBelowHundred() {
        String word = words.poll();
        if (ENGLISH_SMALL.containsKey(word)) {
            return ENGLISH_SMALL.get(word);
        }
        String[] parts = word.split("-");
        int tens = ENGLISH_TENS.indexOf(parts[0]);
        if (tens < 2) {
            throw new IllegalArgumentException("no number: " + word);
        }
        return tens * 10 + (parts.length == 1 ? 0 : ENGLISH_SMALL.get(parts[1]));
    }

    private boolean accept(String word) {
        boolean next = word.equals(words.peek());
        if (next) {
            words.poll();
        }
        return next;
    }
}
