package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.lienthong.partner.memberdb.v1.Member;

class MemberMappingTest {

    private static final Instant ASKED_AT = Instant.parse("2026-11-21T02:00:00Z");

    @Test
    void everyFieldArrivesUnderItsName() {
        Member member = new Member();
        member.setPersonalId("001190999901");
        member.setFullName("Nguyễn Văn Mẫu");
        member.setBirthDate(LocalDate.of(1990, 2, 28));
        member.setSex("Nam");
        member.setBirthName("Nguyễn Mẫu");
        member.setCardNumber("01.900001");
        member.setFileNumber("900001");
        member.setJoinedOn(LocalDate.of(2015, 5, 19));
        member.setOfficialOn(LocalDate.of(2016, 5, 19));
        member.setPositionTitle("Bí thư chi bộ");
        member.setCellCode("CELL-1");
        member.setCellName("Chi bộ Mẫu số 1");
        member.setNativePlace("Xã Mẫu 1, Hà Nội");
        member.setBirthRegistrationPlace("Xã Mẫu 2, Hà Nội");
        member.setStatus("Đang sinh hoạt");

        assertThat(MemberMapping.toRecord(member, ASKED_AT))
                .isEqualTo(new MemberRecord(
                        Optional.of("001190999901"),
                        "Nguyễn Văn Mẫu",
                        Optional.of(LocalDate.of(1990, 2, 28)),
                        Optional.of("Nam"),
                        Optional.of("Nguyễn Mẫu"),
                        Optional.of("01900001"),
                        Optional.of("900001"),
                        Optional.of(LocalDate.of(2015, 5, 19)),
                        Optional.of(LocalDate.of(2016, 5, 19)),
                        Optional.of("Bí thư chi bộ"),
                        Optional.of("CELL-1"),
                        Optional.of("Chi bộ Mẫu số 1"),
                        Optional.of("Xã Mẫu 1, Hà Nội"),
                        Optional.of("Xã Mẫu 2, Hà Nội"),
                        Optional.of("Đang sinh hoạt"),
                        ASKED_AT));
    }

    @Test
    void whatIsAbsentOrBlankIsEmpty() throws Exception {
        Member absent = new Member();
        absent.setFullName("Trần Thị Thử");
        Member blank = new Member();
        blank.setFullName("Trần Thị Thử");
        blank.setPersonalId("");
        blank.setSex(" ");
        blank.setBirthName("");
        blank.setCardNumber("");
        blank.setFileNumber(" ");
        blank.setPositionTitle("\t");
        blank.setCellCode("");
        blank.setCellName("");
        blank.setNativePlace("\n ");
        blank.setBirthRegistrationPlace("");
        blank.setStatus("");

        for (Member member : new Member[] {absent, blank}) {
            MemberRecord record = MemberMapping.toRecord(member, ASKED_AT);
            for (RecordComponent field : MemberRecord.class.getRecordComponents()) {
                if (field.getType() == Optional.class) {
                    assertThat((Optional<?>) field.getAccessor().invoke(record))
                            .as(field.getName())
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void textIsTrimmedAndComposedSoThatEqualNamesAreEqual() {
        Member member = new Member();
        member.setFullName("  " + Normalizer.normalize("Nguyễn Thị Mẫu", Normalizer.Form.NFD) + " ");
        assertThat(MemberMapping.toRecord(member, ASKED_AT).fullName()).isEqualTo("Nguyễn Thị Mẫu");
    }

    @Test
    void aCardNumberIsTheSameWithAndWithoutItsDot() {
        assertThat(cardNumber("01.900001")).isEqualTo(cardNumber("01900001")).contains("01900001");
    }

    private static Optional<String> cardNumber(String written) {
        Member member = new Member();
        member.setFullName("Nguyễn Văn Mẫu");
        member.setCardNumber(written);
        return MemberMapping.toRecord(member, ASKED_AT).cardNumber();
    }
}
