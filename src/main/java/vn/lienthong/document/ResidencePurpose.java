package vn.lienthong.document;

import java.util.Arrays;
import java.util.Locale;

/** What is wanted of the organisation at the residence. */
enum ResidencePurpose {
    COMMENT("Xin nhận xét"),
    INTRODUCE("Giới thiệu"),
    INTRODUCE_AND_COMMENT("Giới thiệu và xin nhận xét");

    private final String words;

    ResidencePurpose(String words) {
        this.words = words;
    }

    /** As the messages write it, as an enum does, or as people do. @throws IllegalArgumentException when it is none of them */
    static ResidencePurpose of(String kind) {
        String asked = kind.strip();
        return Arrays.stream(values())
                .filter(purpose -> purpose.words.equalsIgnoreCase(asked)
                        || purpose.name().equals(asked.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no purpose: " + kind));
    }

    /** As the guide has it. */
    String words() {
        return words;
    }

    /** As templates read it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
