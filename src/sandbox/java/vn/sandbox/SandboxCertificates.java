package vn.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import vn.sandbox.certificate.Authority;
import vn.sandbox.certificate.Identity;

/** Keys and certificates by which hub and bank know each other; made once, kept in a directory. */
public record SandboxCertificates(Path directory) {

    /** Of every key store. */
    public static final String PASSWORD = "sandbox";

    /** Subject of the bank's client certificate. */
    public static final String BANK = "CN=sandbox-bank,O=Ngan hang Thu nghiem,C=VN";

    /** Made when the directory does not have them yet. */
    static SandboxCertificates in(Path directory) {
        SandboxCertificates certificates = new SandboxCertificates(directory.toAbsolutePath());
        if (!Files.exists(certificates.complete())) {
            certificates.make();
        }
        return certificates;
    }

    /** The hub's key, for its broker. */
    public Path hub() {
        return directory.resolve("hub.p12");
    }

    /** The authority all certificates are of. */
    public Path authorities() {
        return directory.resolve("authority.p12");
    }

    /** That authority, to make more: of a partner one tries out. */
    public Authority authority() {
        try {
            return new Authority(Identity.read(authorityKey(), PASSWORD), Instant.now());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox's authority cannot be read", e);
        }
    }

    /** The bank's key for its connections. */
    public Path bank() {
        return directory.resolve("bank.p12");
    }

    /** The bank's key for its signatures. */
    public Path bankSignerKey() {
        return directory.resolve("bank-signer.p12");
    }

    /** The certificate of the bank's key for signatures. */
    public Path bankSigner() {
        return directory.resolve("bank-signer.pem");
    }

    private Path authorityKey() {
        return directory.resolve("authority-key.p12");
    }

    private Path complete() {
        return directory.resolve("complete");
    }

    private void make() {
        try {
            Files.createDirectories(directory);
            Authority authority = new Authority("CN=Sandbox Authority,C=VN", Instant.now());
            authority.own().storeTrust(authorities(), PASSWORD);
            authority.own().storeKey(authorityKey(), PASSWORD);
            authority.issue("CN=localhost,O=Lien Thong,C=VN").storeKey(hub(), PASSWORD);
            authority.issue(BANK).storeKey(bank(), PASSWORD);
            Identity signer = authority.issue("CN=sandbox-bank signer,O=Ngan hang Thu nghiem,C=VN");
            signer.storeKey(bankSignerKey(), PASSWORD);
            signer.storeCertificate(bankSigner());
            Files.createFile(complete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox has no certificates", e);
        }
    }
}
