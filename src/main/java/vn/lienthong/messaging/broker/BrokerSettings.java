package vn.lienthong.messaging.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where messages wait.
 *
 * @param dataDirectory journal, paging and bindings of the embedded broker; must survive a restart
 * @param url an external Artemis broker; when set, none is started in this process
 * @param username how the hub calls itself there; null where it need not
 * @param password of that user
 * @param vmId number of the in-memory transport, different for each hub in one JVM
 * @param remote the door for partners that bring an AMQP client of their own; null: there is none
 */
@ConfigurationProperties("lienthong.broker")
record BrokerSettings(
        Path dataDirectory, String url, String username, String password, @DefaultValue("0") int vmId, Remote remote) {

    /**
     * Where partners knock: AMQP 1.0 over TLS, and both sides show a certificate.
     *
     * @param host address to listen on
     * @param keyStore PKCS#12 file with the hub's key and certificate
     * @param trustStore PKCS#12 file with the authorities whose client certificates are looked at
     */
    record Remote(
            @DefaultValue("127.0.0.1") String host,
            int port,
            Path keyStore,
            String keyStorePassword,
            Path trustStore,
            String trustStorePassword) {

        /** @throws IllegalArgumentException naming every setting that is missing once there is a port */
        Remote {
            List<String> missing = new ArrayList<>();
            require(missing, "port", port == 0 ? null : port);
            require(missing, "key-store", keyStore);
            require(missing, "key-store-password", keyStorePassword);
            require(missing, "trust-store", trustStore);
            require(missing, "trust-store-password", trustStorePassword);
            if (!missing.isEmpty()) {
                throw new IllegalArgumentException(
                        "lienthong.broker.remote is given, but these are missing: " + String.join(", ", missing));
            }
        }

        private static void require(List<String> missing, String key, Object value) {
            if (value == null || value.toString().isBlank()) {
                missing.add(key);
            }
        }

        /** Without the passwords. */
        @Override
        public String toString() {
            return "Remote[" + host + ":" + port + "]";
        }
    }

    boolean external() {
        return url != null && !url.isBlank();
    }

    /** Without passwords, which may also be among the parameters of the address. */
    @Override
    public String toString() {
        return "BrokerSettings[" + clientUrl().replaceFirst("[?].*", "") + "]";
    }

    String clientUrl() {
        return external() ? url : "vm://" + vmId;
    }
}
