package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountInWordsTest {

    private static final long TRILLION = 1_000_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        "0, Không đồng",
        "5, Năm đồng",
        "10, Mười đồng",
        "11, Mười một đồng",
        "14, Mười bốn đồng",
        "15, Mười lăm đồng",
        "20, Hai mươi đồng",
        "21, Hai mươi mốt đồng",
        "24, Hai mươi tư đồng",
        "55, Năm mươi lăm đồng",
        "101, Một trăm linh một đồng",
        "104, Một trăm linh bốn đồng",
        "105, Một trăm linh năm đồng",
        "111, Một trăm mười một đồng",
        "1005, Một nghìn không trăm linh năm đồng",
        "1050, Một nghìn không trăm năm mươi đồng",
        "15000, Mười lăm nghìn đồng",
        "60000, Sáu mươi nghìn đồng",
        "105000, Một trăm linh năm nghìn đồng",
        "1000005, Một triệu không trăm linh năm đồng",
        "1000050, Một triệu không trăm năm mươi đồng",
        "1005000, Một triệu không trăm linh năm nghìn đồng",
        "1234567, Một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy đồng",
        "400036105, Bốn trăm triệu không trăm ba mươi sáu nghìn một trăm linh năm đồng",
        "1000000000, Một tỷ đồng",
        "1000001000, Một tỷ không trăm linh một nghìn đồng",
        "1001000000000, Một nghìn không trăm linh một tỷ đồng",
        "1000000000001, Một nghìn tỷ không trăm linh một đồng",
        "-5, Âm năm đồng"
    })
    void vietnamese(long dong, String words) {
        assertThat(AmountInWords.vietnamese(dong)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, Zero dong",
        "19, Nineteen dong",
        "21, Twenty-one dong",
        "105, One hundred and five dong",
        "1005, One thousand and five dong",
        "1105, One thousand one hundred and five dong",
        "60000, Sixty thousand dong",
        "1000050, One million and fifty dong",
        "105000, One hundred and five thousand dong",
        "-5, Minus five dong"
    })
    void english(long dong, String words) {
        assertThat(AmountInWords.english(dong)).isEqualTo(words);
    }

    @Test
    void everyoneReadsTheirLanguageAndAnyoneElseVietnamese() {
        assertThat(AmountInWords.of(60_000, Locale.UK)).isEqualTo("Sixty thousand dong");
        assertThat(AmountInWords.of(60_000, Locale.forLanguageTag("vi"))).isEqualTo("Sáu mươi nghìn đồng");
        assertThat(AmountInWords.of(60_000, Locale.FRENCH)).isEqualTo("Sáu mươi nghìn đồng");
    }

    @Test
    void vietnameseWordsSayTheirAmountAndNoOther() {
        everyWordsRoundTrip(AmountInWords::vietnamese, SpokenNumbers::vietnamese);
    }

    @Test
    void englishWordsSayTheirAmountAndNoOther() {
        everyWordsRoundTrip(AmountInWords::english, SpokenNumbers::english);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -AmountInWords.LARGEST - 1, AmountInWords.LARGEST + 1, Long.MAX_VALUE})
    void anAmountBeyondTheRangeIsRefused(long dong) {
        assertThatIllegalArgumentException().isThrownBy(() -> AmountInWords.vietnamese(dong));
        assertThatIllegalArgumentException().isThrownBy(() -> AmountInWords.english(dong));
    }

    /** Every amount to 200,000, the surroundings of every round number, and 300,000 at random over all sizes. */
    private static void everyWordsRoundTrip(LongFunction<String> words, ToLongFunction<String> parse) {
        for (long dong = 0; dong <= 200_000; dong++) {
            roundTrip(dong, words, parse);
        }
        for (long scale = 1_000; scale <= TRILLION; scale *= 10) {
            for (long times = 1; times <= 9; times++) {
                for (long near = -150; near <= 150; near++) {
                    roundTrip(scale * times + near, words, parse);
                    roundTrip(scale * times + near * 1_000, words, parse);
                }
            }
        }
        Random random = new Random(2_025);
        for (int i = 0; i < 300_000; i++) {
            long below = (long) Math.pow(10, 1 + random.nextInt(12));
            roundTrip(random.nextLong(below + 1), words, parse);
        }
        roundTrip(TRILLION, words, parse);
        roundTrip(AmountInWords.LARGEST, words, parse);
    }

    private static void roundTrip(long dong, LongFunction<String> words, ToLongFunction<String> parse) {
        if (dong < 0) {
            return;
        }
        String said = words.apply(dong);
        long heard = parse.applyAsLong(said);
        if (heard != dong) {
            throw new AssertionError(dong + " is said \"" + said + "\", which means " + heard);
        }
    }
}
