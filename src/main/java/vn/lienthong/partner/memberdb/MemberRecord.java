package vn.lienthong.partner.memberdb;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the member database holds of one member. Text as given, trimmed and in Unicode's composed form; empty where the
 * database holds nothing.
 *
 * @param personalId 12 digits
 * @param cardNumber số thẻ đảng viên, digits only: the database may write 12.345678 or 12345678 for the same card
 * @param fileNumber số lý lịch, digits only
 * @param joinedOn ngày vào Đảng
 * @param officialOn ngày chính thức
 * @param cellCode code of the cell the member belongs to
 * @param askedAt when the database was asked: the age of this copy
 */
public record MemberRecord(
        Optional<String> personalId,
        String fullName,
        Optional<LocalDate> birthDate,
        Optional<String> sex,
        Optional<String> birthName,
        Optional<String> cardNumber,
        Optional<String> fileNumber,
        Optional<LocalDate> joinedOn,
        Optional<LocalDate> officialOn,
        Optional<String> positionTitle,
        Optional<String> cellCode,
        Optional<String> cellName,
        Optional<String> nativePlace,
        Optional<String> birthRegistrationPlace,
        Optional<String> status,
        Instant askedAt) {}
