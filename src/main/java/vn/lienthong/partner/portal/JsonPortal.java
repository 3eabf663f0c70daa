package vn.lienthong.partner.portal;

import java.util.Optional;
import vn.lienthong.messaging.v1.DossierProgressed;

/** The portal over the JSON services of its X-Road adapter. */
final class JsonPortal implements NationalPortal {

    private final PortalServices services;
    private final StepMapping mapping;

    JsonPortal(PortalServices services, StepMapping mapping) {
        this.services = services;
        this.mapping = mapping;
    }

    /** The step goes last, so a portal that shows it has the dossier as well. */
    @Override
    public Told tell(DossierProgressed message) {
        ProgressItem step = mapping.progress(message);
        Optional<KnownDossier> known = services.lookUp(message.getDossier());
        if (known.filter(dossier -> dossier.knows(step)).isPresent()) {
            return Told.ALREADY_KNOWN;
        }
        if (known.filter(dossier -> dossier.isAheadOf(step)).isEmpty()) {
            services.upsert(mapping.dossier(message), known.isPresent());
        }
        services.addStep(step);
        return Told.SENT;
    }
}
