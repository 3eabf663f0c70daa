package vn.sandbox.identity;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody with an identity account; plainly invented.
 *
 * @param techId stable key of the account, also the token's subject
 * @param sex 1 male, 2 female; empty when the register does not say
 * @param assuranceLevel 1 or 2
 */
public record Citizen(
        String personalId,
        String techId,
        String fullName,
        Optional<LocalDate> birthDate,
        Optional<Integer> sex,
        Optional<String> address,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> taxCode,
        int assuranceLevel,
        String password) {

    static Citizen of(Map<String, String> row) {
        return new Citizen(
                row.get("personal_id"),
                row.get("tech_id"),
                row.get("full_name"),
                text(row, "birth_date").map(LocalDate::parse),
                text(row, "sex").map(Integer::valueOf),
                text(row, "address"),
                text(row, "phone"),
                text(row, "email"),
                text(row, "tax_code"),
                Integer.parseInt(row.get("assurance_level")),
                row.get("password"));
    }

    private static Optional<String> text(Map<String, String> row, String column) {
        return Optional.ofNullable(row.get(column)).filter(cell -> !cell.isBlank());
    }
}
