package vn.lienthong.partner.payment.vnpay;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vn.lienthong.partner.payment.wire.HttpLimits;

/**
 * Where VNPAY is and who the hub is there: {@code lienthong.payment.vnpay.*}. Without a page VNPAY is not offered.
 *
 * @param page where payers are sent; null when VNPAY is not used
 * @param api the merchant interface, for questions and refunds
 * @param terminal {@code vnp_TmnCode}
 * @param secret known to VNPAY and the hub only; the key of every signature
 * @param statements folder into which people put each day's file from the merchant portal; null when nobody does
 * @param address of the hub as VNPAY should note it, {@code vnp_IpAddr} of questions and refunds
 */
@ConfigurationProperties("lienthong.payment.vnpay")
record VnpaySettings(
        URI page,
        URI api,
        String terminal,
        String secret,
        Path statements,
        @DefaultValue("127.0.0.1") String address,
        @DefaultValue HttpLimits http) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException naming every setting that is missing once there is a page */
    VnpaySettings {
        if (page != null) {
            List<String> missing = new ArrayList<>();
            require(missing, "api", api);
            require(missing, "terminal", terminal);
            require(missing, "secret", secret);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "lienthong.payment.vnpay has a page, but these are missing: " + String.join(", ", missing));
            }
            encrypted("page", page);
            encrypted("api", api);
        }
    }

    private static void require(List<String> missing, String key, Object value) {
        if (value == null || value.toString().isBlank()) {
            missing.add(key);
        }
    }

    private static void encrypted(String key, URI address) {
        if (!"https".equals(address.getScheme()) && !THIS_MACHINE.contains(String.valueOf(address.getHost()))) {
            throw new IllegalArgumentException("lienthong.payment.vnpay." + key + " must be https");
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "VnpaySettings[page=" + page + ", terminal=" + terminal + "]";
    }
}
