package vn.lienthong.document;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The keys people and organisations sign papers with, found by who they are. */
@Component
class KeyRing {

    private static final String PERSON = "person-";
    private static final String ORGANISATION = "organisation-";

    private final KeyStoreKeys keys;
    private final Clock clock;

    KeyRing(KeyRingSettings settings, Clock clock) {
        this.keys = new KeyStoreKeys(settings.place(), clock);
        this.clock = clock;
    }

    /** Whether there is a ring at all; without one nobody signs. */
    boolean given() {
        return keys.place().given();
    }

    /** @throws Failure {@code LT-DOC-002} when there should be a ring, and it is away */
    void look() {
        if (given()) {
            keys.named(PERSON);
        }
    }

    /** Whether both have a key whose certificate is valid today. @throws Failure {@code LT-DOC-002} when the ring is away */
    boolean has(String personalId, String organisation) {
        return given() && usable(PERSON + personalId) && usable(ORGANISATION + organisation);
    }

    private boolean usable(String alias) {
        return keys.named(alias).filter(key -> key.validAt(clock.instant())).isPresent();
    }

    /**
     * The keys of a person and of the organisation the person signs for.
     *
     * @throws Failure {@code LT-DOC-002} the ring is away, {@code -010} one of the two has no key, {@code -011} a certificate is
     *     not valid today
     */
    SigningPair pair(String personalId, String organisation) {
        return new SigningPair(
                key(PERSON + personalId, "the person who signs for " + organisation),
                key(ORGANISATION + organisation, organisation));
    }

    /** @param who without a personal id, for the log */
    private SigningKey key(String alias, String who) {
        if (!given()) {
            throw new Failure(
                    ErrorCode.SIGNER_WITHOUT_KEY, keys.place().setting() + ".keystore or .password is missing");
        }
        SigningKey key = keys.named(alias)
                .orElseThrow(() -> new Failure(ErrorCode.SIGNER_WITHOUT_KEY, who + " has no key in " + keys.place()));
        if (!key.validAt(clock.instant())) {
            throw new Failure(
                    ErrorCode.SIGNER_CERTIFICATE_EXPIRED, "the certificate of " + who + " is " + key.validity());
        }
        return key;
    }
}
