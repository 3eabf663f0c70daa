package vn.lienthong.partner.payment.queue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

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
     * @param statements whether it answers a {@code statementRequest}; without them its payments are only asked about one by one
     */
    record Provider(String client, Path signer, @DefaultValue("true") boolean statements) {

        X500Principal clientSubject() {
            return new X500Principal(client);
        }
    }

    /** @throws IllegalArgumentException naming the provider whose settings are wrong */
    QueueSettings {
        queue = queue == null ? Map.of() : new TreeMap<>(queue);
        queue.forEach(QueueSettings::check);
    }

    Set<String> withStatements() {
        return queue.entrySet().stream()
                .filter(entry -> entry.getValue().statements())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
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
