package vn.lienthong.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One link of the chain.
 *
 * @param seq position in the chain; 0 is the beginning, before any entry
 * @param hash 32 bytes: SHA-256 over the previous hash and the canonical form of the entry
 */
record Seal(long seq, byte[] hash) {

    /** What the first entry is chained to. */
    static final Seal BEGINNING = new Seal(0, new byte[32]);

    /** One row of {@code audit_entry}. */
    record Entry(long id, Instant at, String actor, String action, String subject, String details) {}

    /** The link that follows this one. */
    Seal next(Entry entry) {
        MessageDigest digest = sha256();
        digest.update(hash);
        digest.update(canonical(seq + 1, entry));
        return new Seal(seq + 1, digest.digest());
    }

    /** The hash as 64 hexadecimal digits. */
    String hex() {
        return HexFormat.of().formatHex(hash);
    }

    /**
     * Every field with its length before it, so that no two different rows have the same form: a text moved from one
     * field to the next changes the hash.
     */
    private static byte[] canonical(long seq, Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(seq);
            out.writeLong(entry.id());
            out.writeLong(entry.at().getEpochSecond());
            out.writeInt(entry.at().getNano());
            for (String field : new String[] {entry.actor(), entry.action(), entry.subject(), entry.details()}) {
                byte[] utf8 = field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
