package vn.lienthong.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The hub's own key, with which it signs receipts: {@code lienthong.signing.*}.
 *
 * @param keystore a PKCS#12 file; for {@code pkcs11} the library of the device
 * @param password of the file, or PIN of the device
 * @param alias of the key; null for the only one there is
 * @param slot of the device
 */
@ConfigurationProperties("lienthong.signing")
record SigningSettings(
        Path keystore, @DefaultValue("pkcs12") Type type, String password, String alias, @DefaultValue("0") int slot) {

    enum Type {
        PKCS12,
        PKCS11
    }

    KeyPlace place() {
        return new KeyPlace("lienthong.signing", keystore, type, password, slot);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SigningSettings[keystore=" + keystore + ", type=" + type + ", alias=" + alias + "]";
    }
}
