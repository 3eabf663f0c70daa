package vn.lienthong.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class SearchTextTest {

    @Test
    void dropsCaseDiacriticsAndBars() {
        assertThat(SearchText.of("  Đảng bộ   Phường ĐỨC Thượng ưỡng ")).isEqualTo("dang bo phuong duc thuong uong");
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() {
        String decomposed = Normalizer.normalize("Đông Mỹ", Normalizer.Form.NFD);

        assertThat(SearchText.of(decomposed))
                .isEqualTo(SearchText.of("Đông Mỹ"))
                .isEqualTo("dong my");
    }

    @Test
    void patternsFindWordsAndTakeSignsLiterally() {
        assertThat(SearchText.patterns("Tây 50%_\\")).containsExactly("%tay%", "%50\\%\\_\\\\%");
        assertThat(SearchText.patterns("   ")).isEmpty();
    }

    @Test
    void sortKeyPutsTwoBeforeTen() {
        assertThat(SearchText.sortKey("Chi bộ 2")).isLessThan(SearchText.sortKey("Chi bộ 10"));
    }
}
