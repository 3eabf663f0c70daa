package vn.lienthong.partner.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A document in an envelope.
 *
 * @param id the same at both hubs
 * @param contentType as the sender says
 */
public record Enclosure(UUID id, String contentType, byte[] content) {

    /** In lower-case hexadecimal digits. */
    public String sha256() {
        return sha256(content);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
