package vn.lienthong.dossier;

import java.time.Instant;
import java.util.List;

/**
 * One line of a dossier's timeline.
 *
 * @param step 1 for the opening, then one more each time
 * @param event key of the sentence in {@code i18n/dossier*.properties}, below {@code dossier.event.}
 * @param arguments what fills the sentence
 * @param actor {@code person:<id>} or {@code hub}
 */
public record DossierStep(
        int step, DossierStatus status, String event, List<String> arguments, String actor, Instant at) {}
