package vn.lienthong.residence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import vn.sandbox.signing.SandboxAuthority;

/** The key of one hub, as its key store and as the certificate others know it by. */
record HubKeys(Path keystore, Path certificate) {

    static HubKeys make(Path folder, String hub) {
        HubKeys keys = new HubKeys(folder.resolve(hub + ".p12"), folder.resolve(hub + ".pem"));
        Instant now = Instant.now();
        SandboxAuthority.make(keys.keystore(), now.minus(Duration.ofDays(100)), now.plus(Duration.ofDays(100)));
        try {
            String encoded = Base64.getMimeEncoder()
                    .encodeToString(keys.open().getCertificate("signer").getEncoded());
            Files.writeString(
                    keys.certificate(), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }

    PrivateKey key() {
        try {
            return (PrivateKey) open().getKey("signer", SandboxAuthority.PASSWORD.toCharArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore open() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore)) {
            store.load(in, SandboxAuthority.PASSWORD.toCharArray());
        }
        return store;
    }
}
