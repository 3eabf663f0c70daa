package vn.lienthong.partner.payment.platform;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.platform.PlatformCodes.Signed;
import vn.lienthong.partner.payment.wire.Hashes;

/**
 * {@code MaXacThuc}: lower-case hex SHA-256 of the message's values and the secret, joined by {@code |}. Names and lengths
 * are not covered, so a value that holds the separator could give its characters to its neighbour under the same code: such
 * values are refused in both directions.
 */
final class AuthenticationCode {

    private static final String FIELD = "MaXacThuc";
    private static final String PARTNER = "MaDoiTac";
    private static final Pattern UNSAFE = Pattern.compile("[|\\p{Cntrl}]");

    private final Map<Signed, List<String>> signed;
    private final String partnerCode;
    private final String secret;

    AuthenticationCode(PlatformCodes codes, String partnerCode, String secret) {
        this.signed = codes.signed();
        this.partnerCode = partnerCode;
        this.secret = secret;
    }

    /**
     * Adds the code to a message.
     *
     * @throws Failure {@code LT-PAY-005} when a covered value holds {@code |} or a control character
     */
    void close(Signed message, Map<String, Object> fields) {
        for (String name : signed.get(message)) {
            if (UNSAFE.matcher(value(fields, name)).find()) {
                throw new Failure(ErrorCode.PAYMENT_VALUE_REFUSED, name + " holds a separator");
            }
        }
        fields.put(FIELD, of(message, fields));
    }

    /** Whether the message was closed by somebody who knows the secret, and can mean one thing only. */
    boolean covers(Signed message, Map<String, String> fields) {
        boolean safe = signed.get(message).stream()
                .noneMatch(name -> UNSAFE.matcher(value(fields, name)).find());
        boolean ours = partnerCode.equals(fields.getOrDefault(PARTNER, partnerCode));
        return Hashes.same(of(message, fields), fields.get(FIELD)) && safe && ours;
    }

    /** The covered values and nothing else of a message, in order. */
    List<String> covered(Signed message, Map<String, String> fields) {
        return signed.get(message).stream().map(name -> value(fields, name)).toList();
    }

    private String of(Signed message, Map<String, ?> fields) {
        StringBuilder joined = new StringBuilder();
        signed.get(message).forEach(name -> joined.append(value(fields, name)).append('|'));
        return Hashes.sha256(joined.append(secret).toString());
    }

    private String value(Map<String, ?> fields, String name) {
        Object value = name.equals(PARTNER) ? partnerCode : fields.get(name);
        return value == null ? "" : value.toString();
    }
}
