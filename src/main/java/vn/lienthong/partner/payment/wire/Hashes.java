package vn.lienthong.partner.payment.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests as payment protocols write them: lower-case hex of UTF-8. */
public final class Hashes {

    private static final HexFormat HEX = HexFormat.of();

    private Hashes() {}

    public static String sha256(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static String hmacSha512(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HEX.formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA512", e);
        }
    }

    /**
     * Whether a digest is the one expected, in a time that does not tell how much of it was right.
     *
     * @param given nullable; hex in either case
     */
    public static boolean same(String expected, String given) {
        return given != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8),
                        given.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }

    /** A digest of several values that no other list of values has. @param values nullable each */
    public static String ofValues(List<String> values) {
        StringBuilder framed = new StringBuilder();
        for (String value : values) {
            framed.append(value == null ? "-" : value.length() + ":" + value);
        }
        return sha256(framed.toString());
    }
}
