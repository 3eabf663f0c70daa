package vn.lienthong.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;

/** SoftHSM, a PKCS#11 device made of software; installed where this user may. */
public final class SoftToken {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    private SoftToken() {}

    /**
     * Its library.
     *
     * @throws IllegalStateException with a sentence that says what to do when it cannot be had
     */
    public static Path library() {
        if (!Debian.install("softhsm2", () -> Files.exists(LIBRARY))) {
            throw new IllegalStateException(
                    "Signing with keys on a device is tried on a device made of software. Install it"
                            + " (Debian: apt-get install softhsm2).");
        }
        return LIBRARY;
    }
}
