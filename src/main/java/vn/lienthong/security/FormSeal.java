package vn.lienthong.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Ties form tokens to the person they were made for, by a secret every node has and nobody else: whoever is at a browser
 * cannot make one for somebody who will log in there. A token of before the secret was changed is nobody's.
 */
@Component
public final class FormSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret the hub's own at the identity provider */
    FormSeal(@Value("${lienthong.identity.client-secret}") String secret) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** @return a token of this random part */
    String token(String nonce, long person) {
        return nonce + "." + seal(nonce, person);
    }

    /** Whether the token was made for this person. */
    boolean belongsTo(String token, long person) {
        int dot = token.indexOf('.');
        return dot > 0 && equal(token.substring(dot + 1), seal(token.substring(0, dot), person));
    }

    private String seal(String nonce, long person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] seal = mac.doFinal(("form." + nonce + "." + person).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean equal(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
