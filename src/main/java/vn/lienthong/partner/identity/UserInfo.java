package vn.lienthong.partner.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.security.IdentityClaims;

/**
 * Reads the claims of a user-info answer by the provider's names for them. Only {@code SoDinhDanh} must be there; a claim
 * that is absent, blank or not what it should be counts as not told, since the hub only prefills forms with it.
 */
final class UserInfo {

    private static final Pattern PERSONAL_ID = Pattern.compile("\\d{12}");
    private static final DateTimeFormatter BIRTH_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int LONGEST = 500;

    private UserInfo() {}

    /** @throws Failure {@link ErrorCode#IDENTITY_WITHOUT_PERSONAL_ID} when there is no twelve-digit personal id */
    static IdentityClaims read(Map<String, Object> claims) {
        String personalId = text(claims, "SoDinhDanh")
                .filter(id -> PERSONAL_ID.matcher(id).matches())
                .orElseThrow(() -> new Failure(
                        ErrorCode.IDENTITY_WITHOUT_PERSONAL_ID, "user-info has no SoDinhDanh of twelve digits"));
        return new IdentityClaims(
                personalId,
                text(claims, "TechID").orElse(null),
                text(claims, "HoVaTen").orElse(null),
                birthDate(claims).orElse(null),
                sex(claims).orElse(null),
                text(claims, "DiaChi").orElse(null),
                text(claims, "SoDienThoai").orElse(null),
                text(claims, "ThuDienTu").orElse(null),
                text(claims, "MaSoThue").orElse(null));
    }

    /** The highest of the account's levels of assurance, {@code loAs}; empty when none is told that could be compared. */
    static Optional<AssuranceLevel> highestLevel(Map<String, Object> claims) {
        Object told = claims.get("loAs");
        Collection<?> levels =
                told instanceof Collection<?> several ? several : told == null ? List.of() : List.of(told);
        return levels.stream()
                .filter(Objects::nonNull)
                .flatMap(level -> AssuranceLevel.named(level.toString()).stream())
                .max(Comparator.comparingInt(AssuranceLevel::number));
    }

    private static Optional<String> text(Map<String, Object> claims, String name) {
        return Optional.ofNullable(claims.get(name))
                .filter(value -> value instanceof String || value instanceof Number)
                .map(value -> value.toString().strip())
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
    }

    private static Optional<LocalDate> birthDate(Map<String, Object> claims) {
        return text(claims, "NgayThangNamSinh").flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text, BIRTH_DATE));
            } catch (DateTimeException notADate) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Integer> sex(Map<String, Object> claims) {
        return text(claims, "GioiTinh")
                .filter(code -> code.equals("1") || code.equals("2"))
                .map(Integer::valueOf);
    }
}
