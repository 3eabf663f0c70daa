package vn.lienthong.partner.payment.vietqr;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** EMVCo's way to write fields: a tag of two digits, the length in two digits, the value. */
final class Tlv {

    private static final int LONGEST = 99;
    private static final int POLYNOMIAL = 0x1021;
    private static final int SEED = 0xFFFF;

    private final StringBuilder text = new StringBuilder();

    /** @throws IllegalArgumentException when the value is empty, longer than 99 characters, or not plain ASCII */
    Tlv with(String tag, String value) {
        if (value.isEmpty()
                || value.length() > LONGEST
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(value)) {
            throw new IllegalArgumentException("field " + tag + " has no value EMVCo can write");
        }
        text.append(tag)
                .append(String.format(Locale.ROOT, "%02d", value.length()))
                .append(value);
        return this;
    }

    /** A field that holds fields. */
    Tlv with(String tag, Tlv fields) {
        return with(tag, fields.text.toString());
    }

    /** Everything so far and, last, its checksum: CRC-16/CCITT of all that stands before its own value. */
    String closed() {
        String covered = text + "6304";
        return covered + String.format(Locale.ROOT, "%04X", crc(covered));
    }

    static int crc(String covered) {
        int crc = SEED;
        for (byte each : covered.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= (each & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ POLYNOMIAL;
            }
            crc &= 0xFFFF;
        }
        return crc;
    }
}
