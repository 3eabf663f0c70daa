package vn.lienthong.partner.identity;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How sure the provider is of a person, by the number its names for levels end in: {@code LoA2}, {@code 2}, {@code
 * urn:example:loa-2}.
 *
 * @param number grows with the assurance
 */
record AssuranceLevel(int number) {

    private static final Pattern NAME = Pattern.compile("(?:.*[^\\d])?(\\d{1,2})");

    /** Of a setting. @throws IllegalArgumentException when the name does not end in a number */
    public static AssuranceLevel valueOf(String name) {
        return named(name)
                .orElseThrow(() -> new IllegalArgumentException("a level of assurance ends in a number, like LoA2"));
    }

    /** Of a claim; empty when it has no number the hub could compare. */
    static Optional<AssuranceLevel> named(String name) {
        Matcher parts = NAME.matcher(name.strip());
        return parts.matches() ? Optional.of(new AssuranceLevel(Integer.parseInt(parts.group(1)))) : Optional.empty();
    }

    boolean isLowerThan(AssuranceLevel other) {
        return number < other.number;
    }
}
