package vn.lienthong.document;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The hub's own key and its certificate. */
@Component
class HubKey {

    private final SigningSettings settings;
    private final KeyStoreKeys keys;
    private final Clock clock;

    HubKey(SigningSettings settings, Clock clock) {
        this.settings = settings;
        this.keys = new KeyStoreKeys(settings.place(), clock);
        this.clock = clock;
    }

    /**
     * @throws Failure {@code LT-DOC-002} when the key cannot be opened, {@code LT-DOC-003} when its certificate is not valid
     *     today
     */
    SigningKey open() {
        SigningKey key = key();
        if (!key.validAt(clock.instant())) {
            // a device may have got a new one
            keys.close();
            key = key();
        }
        if (!key.validAt(clock.instant())) {
            throw new Failure(
                    ErrorCode.SIGNING_CERTIFICATE_EXPIRED,
                    "the certificate of " + key.signer() + " is " + key.validity());
        }
        return key;
    }

    private SigningKey key() {
        return settings.alias() == null
                ? keys.only()
                : keys.named(settings.alias())
                        .orElseThrow(() ->
                                new Failure(ErrorCode.SIGNING_KEY_AWAY, settings + ": no key " + settings.alias()));
    }
}
