package vn.sandbox.payment.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code MaXacThuc} of the platform's side. */
final class Seal {

    static final String PARTNER = "LIENTHONG";

    private static final String SECRET = "sandbox-platform-secret-of-enough-bytes";

    private Seal() {}

    static String of(String... values) {
        try {
            String joined = String.join("|", values) + "|" + SECRET;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(joined.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
