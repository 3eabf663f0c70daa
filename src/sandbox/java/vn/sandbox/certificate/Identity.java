package vn.sandbox.certificate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** A key with the certificate of it. */
public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {

    private static final String ENTRY = "identity";

    /** Key and certificate as PKCS#12. */
    public void storeKey(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        Certificate[] chain = certificate.equals(authority)
                ? new Certificate[] {certificate}
                : new Certificate[] {certificate, authority};
        store.setKeyEntry(ENTRY, key, password.toCharArray(), chain);
        write(store, file, password);
    }

    /** The certificate alone as PKCS#12, for those who trust it. */
    public void storeTrust(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = empty();
        store.setCertificateEntry(ENTRY, certificate);
        write(store, file, password);
    }

    /** The certificate alone as PEM. */
    public void storeCertificate(Path file) throws IOException, CertificateEncodingException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(certificate.getEncoded());
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    /** What {@link #storeKey} wrote. */
    public static Identity read(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
        Certificate[] chain = store.getCertificateChain(ENTRY);
        return new Identity(
                (PrivateKey) store.getKey(ENTRY, password.toCharArray()), (X509Certificate) chain[0], (X509Certificate)
                        chain[chain.length - 1]);
    }

    /** ECDSA with SHA-256 over the bytes, in DER and Base64. */
    public String sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(bytes);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void write(KeyStore store, Path file, String password) throws IOException, GeneralSecurityException {
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }
}
