package vn.sandbox.payment.bank;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a bank's application reads out of a VietQR code; it refuses one whose checksum is wrong. */
record ScannedCode(String account, long amount, String text) {

    static ScannedCode read(String code) {
        int crc = 0xFFFF;
        for (char each : code.substring(0, code.length() - 4).toCharArray()) {
            crc ^= each << 8;
            for (int i = 0; i < 8; i++) {
                crc = (crc << 1 ^ ((crc & 0x8000) == 0 ? 0 : 0x1021)) & 0xFFFF;
            }
        }
        if (crc != Integer.parseInt(code.substring(code.length() - 4), 16)) {
            throw new IllegalArgumentException("the code is damaged");
        }
        Map<String, String> fields = fields(code);
        Map<String, String> receiver = fields(fields(fields.get("38")).get("01"));
        return new ScannedCode(
                receiver.get("01"),
                Long.parseLong(fields.get("54")),
                fields(fields.get("62")).get("08"));
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int at = 0; at < text.length(); ) {
            int length = Integer.parseInt(text.substring(at + 2, at + 4));
            fields.put(text.substring(at, at + 2), text.substring(at + 4, at + 4 + length));
            at += 4 + length;
        }
        return fields;
    }
}
