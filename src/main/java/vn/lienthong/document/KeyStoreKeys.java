package vn.lienthong.document;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.KSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs11SignatureToken;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore.PasswordProtection;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The keys of one key store or device. Opened when first needed and kept; opened anew after any trouble, when the file has been
 * replaced, and, of a device, when a key is asked for that was not there a minute ago. A key whose certificate is not valid, or is not
 * its own, is read anew each time. So a renewed or added key needs no restart. Every method throws {@link Failure} {@code LT-DOC-002} when the keys cannot be opened.
 */
final class KeyStoreKeys {

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final KeyPlace place;
    private final Clock clock;
    private Opened opened;

    private record Opened(
            AbstractKeyStoreTokenConnection token,
            Optional<FileTime> changedAt,
            Instant openedAt,
            Map<String, SigningKey> keys) {}

    KeyStoreKeys(KeyPlace place, Clock clock) {
        this.place = place;
        this.clock = clock;
    }

    KeyPlace place() {
        return place;
    }

    /** The only key there is. */
    synchronized SigningKey only() {
        return withKeys(keys -> keys.keys().computeIfAbsent("", only -> {
            List<DSSPrivateKeyEntry> entries = keys.token().getKeys();
            if (entries.size() != 1) {
                throw new DSSException(entries.size() + " keys: name one with " + place.setting() + ".alias");
            }
            return SigningKey.of(keys.token(), entries.get(0), this);
        }));
    }

    /** The key with this alias; empty when there is none. */
    synchronized Optional<SigningKey> named(String alias) {
        Optional<SigningKey> found = withKeys(keys -> named(keys, alias));
        if (found.isEmpty() && worthAnotherLook()) {
            close();
            found = withKeys(keys -> named(keys, alias));
        } else if (found.filter(key -> !key.validAt(clock.instant())).isPresent()) {
            forget(found.get());
            found = withKeys(keys -> named(keys, alias));
        }
        return found;
    }

    private Optional<SigningKey> named(Opened keys, String alias) {
        return Optional.ofNullable(keys.keys().computeIfAbsent(alias, asked -> {
            DSSPrivateKeyEntry entry = keys.token().getKey(asked);
            return entry == null ? null : SigningKey.of(keys.token(), entry, this);
        }));
    }

    private boolean worthAnotherLook() {
        return place.type() == SigningSettings.Type.PKCS11
                && opened.openedAt().plus(LOOK_AGAIN).isBefore(clock.instant());
    }

    /** What is asked for by its name next time is read anew; what else was opened stays so, others may be signing with it. */
    synchronized void forget(SigningKey key) {
        if (opened != null) {
            opened.keys().values().remove(key);
        }
    }

    /** After trouble with what was opened then: the next use opens it anew, unless somebody did so already. */
    synchronized void close(AbstractKeyStoreTokenConnection troubled) {
        if (opened != null && opened.token() == troubled) {
            close();
        }
    }

    /** The next use opens it anew. */
    synchronized void close() {
        if (opened != null) {
            end(opened.token());
            opened = null;
        }
    }

    private interface Use<T> {
        T of(Opened keys) throws DSSException;
    }

    private <T> T withKeys(Use<T> use) {
        if (!place.given()) {
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, place.setting() + ".keystore or .password is missing");
        }
        try {
            if (opened != null && replaced()) {
                close();
            }
            if (opened == null) {
                opened = new Opened(token(), changedAt(), clock.instant(), new HashMap<>());
            }
            return use.of(opened);
        } catch (IOException | DSSException e) {
            close();
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, place + ": " + e.getMessage(), e);
        }
    }

    /** A file that has vanished is no reason to stop: what was read is still right. */
    private boolean replaced() {
        Optional<FileTime> now = changedAt();
        return now.isPresent() && !now.equals(opened.changedAt());
    }

    private Optional<FileTime> changedAt() {
        if (place.type() == SigningSettings.Type.PKCS11) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.getLastModifiedTime(place.keystore()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private AbstractKeyStoreTokenConnection token() throws IOException {
        PasswordProtection password = new PasswordProtection(place.password().toCharArray());
        return switch (place.type()) {
            case PKCS12 -> new FileToken(place.keystore().toFile(), password);
            case PKCS11 -> new Pkcs11SignatureToken(place.keystore().toString(), password, place.slot());
        };
    }

    /** Signs with elliptic curves by the quick provider, where the runtime gives the keys of a file out of its hands. */
    private static final class FileToken extends Pkcs12SignatureToken {

        private final boolean open;

        FileToken(File keystore, PasswordProtection password) throws IOException {
            super(keystore, password);
            open = getKeys().stream()
                    .allMatch(key -> ((KSPrivateKeyEntry) key).getPrivateKey().getEncoded() != null);
        }

        @Override
        protected Signature getSignatureInstance(String algorithm) throws NoSuchAlgorithmException {
            return open && algorithm.endsWith("ECDSA")
                    ? Signature.getInstance(algorithm, EllipticCurves.PROVIDER)
                    : super.getSignatureInstance(algorithm);
        }
    }

    private static void end(AbstractKeyStoreTokenConnection token) {
        try {
            token.close();
        } catch (DSSException closedAlready) {
            // whatever state the device is in, the next use begins afresh
        }
    }
}
