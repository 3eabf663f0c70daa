package vn.lienthong.document;

import java.security.SecureRandom;
import org.springframework.util.Assert;

/**
 * What is printed on a document so that it can be found again: its number and, since numbers can be guessed, a code.
 *
 * @param code 12 letters and digits in groups of four
 */
public record Proof(String number, String code) {

    /** Without those that look alike. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    public Proof {
        Assert.hasText(number, "no number");
        Assert.hasText(code, "no code");
    }

    /** A code nobody can guess: 58 bits of chance. */
    public static String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            if (i > 0 && i % 4 == 0) {
                code.append('-');
            }
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
