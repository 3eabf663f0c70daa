package vn.lienthong.document;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs11SignatureToken;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.IOException;
import java.security.KeyStore.PasswordProtection;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The hub's key and its certificate. Opened when first needed and kept; opened anew after any trouble with it, so that a renewed
 * certificate or a device that is plugged in again needs no restart.
 */
@Component
class SigningKey {

    private final SigningSettings settings;
    private final Clock clock;
    private Opened opened;

    /** @param token holds the key; a device never gives it out */
    record Opened(AbstractKeyStoreTokenConnection token, DSSPrivateKeyEntry entry) {

        CertificateToken certificate() {
            return entry.getCertificate();
        }

        /** Name of the signer, as the certificate has it. */
        String signer() {
            return commonName(certificate());
        }
    }

    SigningKey(SigningSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @throws Failure {@code LT-DOC-002} when the key cannot be opened, {@code LT-DOC-003} when its certificate is not valid
     *     today
     */
    synchronized Opened open() {
        if (opened != null && !validNow(opened.certificate())) {
            close();
        }
        if (opened == null) {
            opened = opened();
        }
        if (!validNow(opened.certificate())) {
            throw new Failure(
                    ErrorCode.SIGNING_CERTIFICATE_EXPIRED,
                    "the certificate of " + opened.signer() + " is valid from " + from(opened.certificate()) + " to "
                            + until(opened.certificate()));
        }
        return opened;
    }

    /** Until when the certificate is valid. */
    Instant validUntil() {
        return until(open().certificate());
    }

    /** After trouble: the next use opens it anew. */
    synchronized void close() {
        if (opened != null) {
            try {
                opened.token().close();
            } catch (DSSException closedAlready) {
                // whatever state the device is in, the next use begins afresh
            }
            opened = null;
        }
    }

    static String commonName(CertificateToken certificate) {
        String name = DSSASN1Utils.getSubjectCommonName(certificate);
        return name == null ? certificate.getSubject().getRFC2253() : name;
    }

    private Opened opened() {
        if (settings.keystore() == null || settings.password() == null) {
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "lienthong.signing.keystore or .password is missing");
        }
        AbstractKeyStoreTokenConnection token = null;
        try {
            token = token(new PasswordProtection(settings.password().toCharArray()));
            return new Opened(token, entry(token));
        } catch (IOException | DSSException e) {
            if (token != null) {
                token.close();
            }
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, settings + ": " + e.getMessage(), e);
        }
    }

    private AbstractKeyStoreTokenConnection token(PasswordProtection password) throws IOException {
        return switch (settings.type()) {
            case PKCS12 -> new Pkcs12SignatureToken(settings.keystore().toFile(), password);
            case PKCS11 -> new Pkcs11SignatureToken(settings.keystore().toString(), password, settings.slot());
        };
    }

    private DSSPrivateKeyEntry entry(AbstractKeyStoreTokenConnection token) {
        if (settings.alias() != null) {
            DSSPrivateKeyEntry named = token.getKey(settings.alias());
            if (named == null) {
                throw new DSSException("no key " + settings.alias());
            }
            return named;
        }
        List<DSSPrivateKeyEntry> keys = token.getKeys();
        if (keys.size() != 1) {
            throw new DSSException(keys.size() + " keys: name one with lienthong.signing.alias");
        }
        return keys.get(0);
    }

    private boolean validNow(CertificateToken certificate) {
        return certificate.isValidOn(Date.from(clock.instant()));
    }

    private static Instant from(CertificateToken certificate) {
        return certificate.getNotBefore().toInstant();
    }

    private static Instant until(CertificateToken certificate) {
        return certificate.getNotAfter().toInstant();
    }
}
