package vn.lienthong.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The keys people and organisations sign with: {@code lienthong.signing.keyring.*}. The key of a person has the alias {@code
 * person-<personal id>}, that of an organisation {@code organisation-<code>}.
 *
 * @param keystore a PKCS#12 file; for {@code pkcs11} the library of the device; null where nobody signs
 * @param password of the file, or PIN of the device
 * @param slot of the device
 */
@ConfigurationProperties("lienthong.signing.keyring")
record KeyRingSettings(
        Path keystore,
        @DefaultValue("pkcs12") SigningSettings.Type type,
        String password,
        @DefaultValue("0") int slot) {

    KeyPlace place() {
        return new KeyPlace("lienthong.signing.keyring", keystore, type, password, slot);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return place().toString();
    }
}
