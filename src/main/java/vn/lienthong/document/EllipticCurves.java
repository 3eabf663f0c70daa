package vn.lienthong.document;

import eu.europa.esig.dss.spi.DSSSecurityProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;

/**
 * The provider that is quick with elliptic curves; the runtime's own takes several times as long. With keys of its own it is three
 * times quicker still, because they keep what was worked out about their curve.
 */
final class EllipticCurves {

    static final Provider PROVIDER = DSSSecurityProvider.getSecurityProvider();

    private static final String ALGORITHM = "EC";

    private EllipticCurves() {}

    /** The same key as one of the provider's; as it is when it is no such key, or one a device does not give out. */
    static PrivateKey quick(PrivateKey key) throws GeneralSecurityException {
        return ALGORITHM.equals(key.getAlgorithm()) && key.getEncoded() != null
                ? (PrivateKey) KeyFactory.getInstance(ALGORITHM, PROVIDER).translateKey(key)
                : key;
    }

    /** As {@link #quick(PrivateKey)}. */
    static PublicKey quick(PublicKey key) throws GeneralSecurityException {
        return ALGORITHM.equals(key.getAlgorithm())
                ? (PublicKey) KeyFactory.getInstance(ALGORITHM, PROVIDER).translateKey(key)
                : key;
    }
}
