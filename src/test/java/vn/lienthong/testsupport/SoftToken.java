package vn.lienthong.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SoftHSM, a PKCS#11 device made of software; installed where this user may. */
public final class SoftToken {

    private static final Logger LOG = LoggerFactory.getLogger(SoftToken.class);

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    private SoftToken() {}

    /** Its library; empty, with a loud line in the log, where it cannot be had. */
    public static Optional<Path> library() throws InterruptedException {
        if (Files.exists(LIBRARY) || (Debian.install("softhsm2") && Files.exists(LIBRARY))) {
            return Optional.of(LIBRARY);
        }
        LOG.error("SOFTHSM2 IS NOT HERE AND CANNOT BE INSTALLED: no key on a device is tried. Install softhsm2.");
        return Optional.empty();
    }
}
