package vn.lienthong.document;

import java.nio.file.Path;

/**
 * Where keys are.
 *
 * @param setting the settings it was read from, for messages
 * @param keystore a PKCS#12 file; for {@code pkcs11} the library of the device; null when not given
 * @param password of the file, or PIN of the device; null when not given
 */
record KeyPlace(String setting, Path keystore, SigningSettings.Type type, String password, int slot) {

    boolean given() {
        return keystore != null && password != null;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return setting + "[keystore=" + keystore + ", type=" + type + "]";
    }
}
