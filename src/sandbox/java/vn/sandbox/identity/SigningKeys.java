package vn.sandbox.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The one RS256 key tokens are signed with at the moment; the first is made when somebody logs in, since that takes seconds. */
@Component
public final class SigningKeys implements JWKSource<SecurityContext> {

    private JWKSet keys;

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) {
        return selector.select(keys());
    }

    private synchronized JWKSet keys() {
        if (keys == null) {
            keys = First.KEY;
        }
        return keys;
    }

    /** Replaces the key; the old one is gone from the published set at once. */
    public synchronized void rotate() {
        keys = newKey();
    }

    private static JWKSet newKey() {
        try {
            return new JWKSet(new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID(UUID.randomUUID().toString())
                    .generate());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of every sandbox in this JVM: they differ by their addresses. */
    private static final class First {
        static final JWKSet KEY = newKey();
    }
}
