package vn.lienthong.partner.payment.vnpay;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.payment.wire.Hashes;

/**
 * {@code vnp_SecureHash}: HMAC-SHA512, in lower-case hex. Over addresses it covers names and values, sorted and encoded, so
 * nothing can move between them. Over JSON it covers values only, joined by {@code |}: a value that holds the separator is
 * refused in both directions.
 */
final class SecureHash {

    static final String FIELD = "vnp_SecureHash";

    /** Earlier generations sent it along; it was never covered. */
    private static final String TYPE = "vnp_SecureHashType";

    private static final Pattern UNSAFE = Pattern.compile("[|\\p{Cntrl}]");

    private final String secret;

    SecureHash(String secret) {
        this.secret = secret;
    }

    /** Parameters as they stand in an address: sorted, encoded, closed. */
    String closedQuery(Map<String, String> parameters) {
        String query = query(parameters);
        return query + "&" + FIELD + "=" + Hashes.hmacSha512(secret, query);
    }

    /** Whether somebody who knows the secret closed these parameters. */
    boolean covers(Map<String, String> parameters) {
        return Hashes.same(Hashes.hmacSha512(secret, query(parameters)), parameters.get(FIELD));
    }

    /** What is covered of the parameters of an address, in one order. */
    static String query(Map<String, String> parameters) {
        Map<String, String> covered = new TreeMap<>(parameters);
        covered.keySet().removeIf(name -> name.equals(FIELD) || name.equals(TYPE) || !name.startsWith("vnp_"));
        covered.values().removeIf(String::isEmpty);
        return covered.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * Adds the hash to a message.
     *
     * @throws Failure {@code LT-PAY-005} when a covered value holds {@code |} or a control character
     */
    void close(List<String> covered, Map<String, Object> message) {
        for (String name : covered) {
            if (UNSAFE.matcher(value(message, name)).find()) {
                throw new Failure(ErrorCode.PAYMENT_VALUE_REFUSED, name + " holds a separator");
            }
        }
        message.put(FIELD, of(covered, message));
    }

    /** Whether the message was closed by somebody who knows the secret, and can mean one thing only. */
    boolean covers(List<String> covered, Map<String, String> message) {
        boolean safe = covered.stream()
                .noneMatch(name -> UNSAFE.matcher(value(message, name)).find());
        return Hashes.same(of(covered, message), message.get(FIELD)) && safe;
    }

    private String of(List<String> covered, Map<String, ?> message) {
        return Hashes.hmacSha512(
                secret, covered.stream().map(name -> value(message, name)).collect(Collectors.joining("|")));
    }

    private static String value(Map<String, ?> message, String name) {
        Object value = message.get(name);
        return value == null ? "" : value.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
