package vn.lienthong.partner.payment.queue;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The providers that speak over queues: {@code lienthong.payment.queue.<id>.*}.
 *
 * @param queue by id; none when empty
 */
@ConfigurationProperties("lienthong.payment")
record QueueSettings(Map<String, Provider> queue) {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 40;

    /**
     * One provider.
     *
     * @param client subject of the certificate its client shows the broker, as RFC 2253 writes it
     * @param signer file with the certificate (PEM) whose key signs its results; no other is believed
     */
    record Provider(String client, Path signer) {

        X500Principal clientSubject() {
            return new X500Principal(client);
        }
    }

    /** @throws IllegalArgumentException naming the provider whose settings are wrong */
    QueueSettings {
        queue = queue == null ? Map.of() : new TreeMap<>(queue);
        queue.forEach(QueueSettings::check);
    }

    private static void check(String id, Provider provider) {
        String key = "lienthong.payment.queue." + id;
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw new IllegalArgumentException(key + " is not lower-case words and digits joined by hyphens");
        }
        if (provider.client() == null || provider.signer() == null) {
            throw new IllegalArgumentException(key + " must have a client and a signer");
        }
        try {
            provider.clientSubject();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ".client is not the subject of a certificate", e);
        }
    }
}
