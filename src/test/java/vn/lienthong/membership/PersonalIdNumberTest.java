package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalIdNumberTest {

    @ParameterizedTest
    @CsvSource({
        "001173000001, 1973-02-25, FEMALE, true, true",
        "001073000001, 1973-02-25, FEMALE, true, false",
        "001173000001, 1974-02-25, FEMALE, false, true",
        "001203000001, 2003-09-18, MALE, true, true",
        "001303000001, 1903-09-18, FEMALE, false, true"
    })
    void readsCenturySexAndYear(String digits, LocalDate birth, Sex sex, boolean fitsBirth, boolean fitsSex) {
        PersonalIdNumber number = new PersonalIdNumber(digits);

        assertThat(number.fits(birth)).isEqualTo(fitsBirth);
        assertThat(number.fits(sex)).isEqualTo(fitsSex);
    }
}
