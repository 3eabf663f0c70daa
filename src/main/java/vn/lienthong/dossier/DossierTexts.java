package vn.lienthong.dossier;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences of {@code i18n/dossier} in Vietnamese, the language of the portal. */
@Component
class DossierTexts {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final MessageSource sentences;

    DossierTexts(MessageSource sentences) {
        this.sentences = sentences;
    }

    /**
     * What happened in a step.
     *
     * @throws org.springframework.context.NoSuchMessageException when the event has no sentence
     */
    String event(String event, Object... arguments) {
        return sentences
                .getMessage("dossier.event." + event, arguments, VIETNAMESE)
                .strip();
    }

    /** What a handler is called: {@code hub}, {@code member}, or the name of a position kind. */
    String title(String handler) {
        return sentences.getMessage("dossier.handler." + handler, null, VIETNAMESE);
    }
}
