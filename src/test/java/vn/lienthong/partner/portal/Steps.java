package vn.lienthong.partner.portal;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import vn.lienthong.messaging.v1.DossierProgressed;

/** Messages for tests that need many: each dossier has a number nobody else has, each step a second of its own. */
final class Steps {

    private static final AtomicInteger DOSSIERS = new AtomicInteger();
    private static final Instant OPENED = Instant.parse("2026-11-23T01:00:00Z");

    private Steps() {}

    static String newDossier() {
        return String.format("G22.99.DV-001099000009-261123-%04d", DOSSIERS.incrementAndGet());
    }

    /**
     * @param step 1 for the opening; also the second in which it happened
     * @param status of the portal
     */
    static DossierProgressed of(String dossier, int step, int status) {
        DossierProgressed message = Golden.message("opened");
        message.setDossier(dossier);
        message.setStep(step);
        message.setStatus(status);
        message.setOpenedAt(OPENED);
        message.setAt(OPENED.plusSeconds(step));
        message.setContent("Bước " + step);
        return message;
    }
}
