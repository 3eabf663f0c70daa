package vn.sandbox.payment.vnpay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** {@code vnp_SecureHash} of VNPAY's side. */
final class Seal {

    static final String TERMINAL = "LTHONG01";

    private static final String SECRET = "sandbox-vnpay-secret";

    private Seal() {}

    /** Of values joined by a bar. */
    static String of(String... values) {
        return hmac(String.join("|", values));
    }

    /** Of the parameters of an address. */
    static String of(Map<String, String> parameters) {
        return hmac(query(parameters));
    }

    /** Sorted and encoded, without empty ones and the seal itself. */
    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!name.startsWith("vnp_SecureHash") && value != null && !value.isEmpty()) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(name, StandardCharsets.US_ASCII))
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.US_ASCII));
            }
        });
        return query.toString();
    }

    static String broken(String seal) {
        return new StringBuilder(seal).reverse().toString();
    }

    private static String hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
