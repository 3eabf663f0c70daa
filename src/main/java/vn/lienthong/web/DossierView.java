package vn.lienthong.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.DossierStep;
import vn.lienthong.dossier.Dossiers;

/** Puts a person's own dossiers and their timelines into words. */
@Component
class DossierView {

    private final Dossiers dossiers;
    private final MessageSource messages;

    DossierView(Dossiers dossiers, MessageSource messages) {
        this.dossiers = dossiers;
        this.messages = messages;
    }

    /** The newest dossiers of this person. */
    List<ShownDossier> newest(long person, int limit, Locale locale) {
        return dossiers.ofApplicant(person, limit).stream()
                .map(dossier -> new ShownDossier(
                        dossier,
                        dossiers.timeline(dossier.number()).stream()
                                .map(step -> entry(step, locale))
                                .toList()))
                .toList();
    }

    private TimelineEntry entry(DossierStep step, Locale locale) {
        String what = messages.getMessage(
                "dossier.event." + step.event(), step.arguments().toArray(), locale);
        return new TimelineEntry(what.strip(), null, step.at(), null);
    }
}
