package vn.lienthong.document;

import eu.europa.esig.dss.spi.DSSSecurityProvider;
import java.security.Provider;

/** The provider that is quick with elliptic curves; the runtime's own takes several times as long. */
final class EllipticCurves {

    static final Provider PROVIDER = DSSSecurityProvider.getSecurityProvider();

    private EllipticCurves() {}
}
