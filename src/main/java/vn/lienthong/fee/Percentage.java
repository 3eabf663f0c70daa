package vn.lienthong.fee;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of an amount of money, exact to a hundredth of a percent.
 *
 * @param hundredths hundredths of a percent, 0 to 10,000
 */
public record Percentage(int hundredths) {

    private static final int WHOLE = 10_000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,2}))? ?%");

    public Percentage {
        if (hundredths < 0 || hundredths > WHOLE) {
            throw new IllegalArgumentException("not from 0 to 100 %: " + hundredths + " hundredths");
        }
    }

    /** @throws IllegalArgumentException when the text is not one such as {@code 30%} or {@code 0.5 %} */
    static Percentage parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a percentage");
        }
        String fraction = parts.group(2) == null ? "" : parts.group(2);
        return new Percentage(Integer.parseInt(parts.group(1) + (fraction + "00").substring(0, 2)));
    }

    /** What a decision takes off a fee, or leaves of it. */
    static Percentage ofWhole(int percent) {
        return new Percentage(percent * 100);
    }

    /**
     * The part of an amount, rounded down to a whole đồng.
     *
     * @param amount VND, 0 or more
     */
    public long of(long amount) {
        // in two steps, because amount times 10,000 need not fit
        return amount / WHOLE * hundredths + amount % WHOLE * hundredths / WHOLE;
    }

    /** In percent, for sentences. */
    public BigDecimal percent() {
        return BigDecimal.valueOf(hundredths, 2).stripTrailingZeros();
    }

    @Override
    public String toString() {
        return percent().toPlainString() + " %";
    }
}
