package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.MemberLookup;
import vn.lienthong.membership.Rules;
import vn.lienthong.membership.Sex;
import vn.lienthong.security.IdentityClaims;

class PrefillTest {

    private final Prefill prefill = new Prefill(Rules.shipped());

    @Test
    void aLoginThatTellsOnlyThePersonalIdFillsOnlyThat() {
        IdentityClaims claims = new IdentityClaims("001173000001", null, null, null, null, null, null, null, null);

        assertThat(prefill.ofClaims(claims)).isEqualTo(Map.of(Field.PERSONAL_ID, "001173000001"));
    }

    @Test
    void aFullLoginFillsWhatItTells() {
        IdentityClaims claims = new IdentityClaims(
                "001173000001",
                "tech",
                "Nguyễn Thị Ví Dụ",
                LocalDate.of(1973, 2, 25),
                2,
                "Số 1 phố Người Mẫu, Phường Khương Đình, Thành phố Hà Nội",
                "0912345678",
                "vi.du@thu.example",
                "001173000001");

        assertThat(prefill.ofClaims(claims))
                .containsEntry(Field.BIRTH_DATE, "25/02/1973")
                .containsEntry(Field.SEX, "FEMALE")
                .containsEntry(Field.PERMANENT_PROVINCE, "01")
                .containsEntry(Field.PERMANENT_WARD, "Phường Khương Đình")
                .containsEntry(Field.PERMANENT_DETAIL, "Số 1 phố Người Mẫu")
                .doesNotContainKey(Field.PERMANENT_DISTRICT);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "Số 1, phường Mẫu, quận Thanh Xuân, Hà Nội | 01 | quận Thanh Xuân | phường Mẫu | Số 1",
                "Thôn 2, Xã Đông Mỹ, TP. Hà Nội | 01 | - | Xã Đông Mỹ | Thôn 2",
                "Tỉnh Cà Mau | 96 | - | - | -",
                "12 rue de la Paix, Paris | - | - | - | 12 rue de la Paix, Paris"
            })
    void addressesInOneLineAreSplitAsFarAsTheyCan(
            String line, String province, String district, String ward, String detail) {
        Map<Field, String> known =
                prefill.ofClaims(new IdentityClaims("001173000001", null, null, null, null, line, null, null, null));

        assertThat(known.get(Field.PERMANENT_PROVINCE)).isEqualTo(province);
        assertThat(known.get(Field.PERMANENT_DISTRICT)).isEqualTo(district);
        assertThat(known.get(Field.PERMANENT_WARD)).isEqualTo(ward);
        assertThat(known.get(Field.PERMANENT_DETAIL)).isEqualTo(detail);
    }

    @Test
    void theDatabasesPositionIsTakenOverWhenTheFormHasIt() {
        assertThat(prefill.ofDatabase(entry("Bí thư chi bộ"))).containsEntry(Field.POSITION, "SECRETARY");
        assertThat(prefill.ofDatabase(entry("Phó Bí thư"))).containsEntry(Field.POSITION, "DEPUTY");
        assertThat(prefill.ofDatabase(entry("Bí thư đảng ủy"))).doesNotContainKey(Field.POSITION);
    }

    private static MemberLookup.Entry entry(String position) {
        return new MemberLookup.Entry(
                null,
                "Nguyễn Thị Ví Dụ",
                null,
                Sex.FEMALE,
                "01.000001",
                null,
                null,
                null,
                position,
                null,
                null,
                null,
                null,
                "Còn sống");
    }
}
