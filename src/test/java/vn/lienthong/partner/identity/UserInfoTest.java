package vn.lienthong.partner.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.security.IdentityClaims;

class UserInfoTest {

    private static final String PERSONAL_ID = "001085000001";

    @Test
    void everyClaimIsReadByTheProvidersName() {
        Map<String, Object> answer = new HashMap<>(Map.of(
                "SoDinhDanh", PERSONAL_ID,
                "TechID", "3f1b2c9e-0000-4000-8000-000000000001",
                "HoVaTen", "Nguyễn Văn Ví Dụ",
                "NgayThangNamSinh", "19850225",
                "GioiTinh", 1,
                "DiaChi", "Số 1 phố Người Mẫu",
                "SoDienThoai", "0900000001",
                "ThuDienTu", "vi.du@thu.example",
                "MaSoThue", PERSONAL_ID));
        assertThat(UserInfo.read(answer))
                .isEqualTo(new IdentityClaims(
                        PERSONAL_ID,
                        "3f1b2c9e-0000-4000-8000-000000000001",
                        "Nguyễn Văn Ví Dụ",
                        LocalDate.of(1985, 2, 25),
                        1,
                        "Số 1 phố Người Mẫu",
                        "0900000001",
                        "vi.du@thu.example",
                        PERSONAL_ID));
    }

    @Test
    void everyClaimButThePersonalIdMayBeMissing() {
        assertThat(UserInfo.read(Map.of("SoDinhDanh", PERSONAL_ID)))
                .isEqualTo(new IdentityClaims(PERSONAL_ID, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "00108500000", "0010850000011", "00108500000x", "'; DROP TABLE person"})
    void aPersonalIdOfAnotherShapeIsNone(String personalId) {
        assertThatThrownBy(() -> UserInfo.read(Map.of("SoDinhDanh", personalId)))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.IDENTITY_WITHOUT_PERSONAL_ID));
    }

    @ParameterizedTest
    @CsvSource({
        "NgayThangNamSinh, 19850230",
        "NgayThangNamSinh, 25/02/1985",
        "GioiTinh, 3",
        "GioiTinh, Nam",
        "HoVaTen, '  '"
    })
    void aClaimThatIsNotWhatItShouldBeCountsAsNotTold(String claim, String value) {
        assertThat(UserInfo.read(Map.of("SoDinhDanh", PERSONAL_ID, claim, value)))
                .isEqualTo(UserInfo.read(Map.of("SoDinhDanh", PERSONAL_ID)));
    }

    @Test
    void aClaimThatIsNotTextCountsAsNotTold() {
        assertThat(UserInfo.read(Map.of("SoDinhDanh", PERSONAL_ID, "HoVaTen", Map.of("ten", "x")))
                        .fullName())
                .isNull();
    }

    @Test
    void theHighestOfTheAccountsLevelsCounts() {
        assertThat(UserInfo.highestLevel(Map.of("loAs", List.of(1, "LoA2", 1)))).contains(new AssuranceLevel(2));
        assertThat(UserInfo.highestLevel(Map.of("loAs", "LoA1"))).contains(new AssuranceLevel(1));
    }

    @Test
    void levelsThatCannotBeComparedCountAsNotTold() {
        assertThat(UserInfo.highestLevel(Map.of())).isEmpty();
        assertThat(UserInfo.highestLevel(Map.of("loAs", List.of()))).isEmpty();
        assertThat(UserInfo.highestLevel(Map.of("loAs", List.of("silver", Map.of("level", "gold")))))
                .isEmpty();
    }

    @Test
    void claimsNeverShowInAMessage() {
        assertThat(UserInfo.read(Map.of("SoDinhDanh", PERSONAL_ID)).toString()).doesNotContain(PERSONAL_ID);
    }
}
