package vn.lienthong.document;

import java.util.Locale;

/** An amount of money as it is written out on documents and screens: {@code Sáu mươi nghìn đồng}. */
public final class AmountInWords {

    /** The largest amount that can be written out, in đồng; far above what the hub ever moves. */
    public static final long LARGEST = 999_999_999_999_999L;

    private AmountInWords() {}

    /**
     * In Vietnamese, beginning with a capital.
     *
     * @param dong whole đồng, from {@code -LARGEST} to {@code LARGEST}
     */
    public static String vietnamese(long dong) {
        return sentence(dong < 0 ? "âm " : "", VietnameseNumerals.spell(magnitude(dong)), " đồng");
    }

    /** As {@link #vietnamese}, in English: {@code Sixty thousand dong}. */
    public static String english(long dong) {
        return sentence(dong < 0 ? "minus " : "", EnglishNumerals.spell(magnitude(dong)), " dong");
    }

    /** In English for an English reader, else in Vietnamese. */
    public static String of(long dong, Locale reader) {
        return reader.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english(dong) : vietnamese(dong);
    }

    private static long magnitude(long dong) {
        if (dong < -LARGEST || dong > LARGEST) {
            throw new IllegalArgumentException("too large to be written out: " + dong);
        }
        return Math.abs(dong);
    }

    private static String sentence(String sign, String number, String currency) {
        String text = sign + number + currency;
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
