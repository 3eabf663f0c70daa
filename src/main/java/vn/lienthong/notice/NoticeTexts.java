package vn.lienthong.notice;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences of {@code i18n/notice} in Vietnamese, the language of e-mails. */
@Component
class NoticeTexts {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final MessageSource sentences;

    NoticeTexts(MessageSource sentences) {
        this.sentences = sentences;
    }

    /** @throws org.springframework.context.NoSuchMessageException when the kind has no title */
    String title(String kind) {
        return sentence(kind + ".title");
    }

    /** @throws org.springframework.context.NoSuchMessageException when the kind has no text */
    String text(String kind, Object... arguments) {
        return sentence(kind + ".text", arguments);
    }

    /** A sentence around every e-mail, such as the greeting. */
    String mail(String name, Object... arguments) {
        return sentence("mail." + name, arguments);
    }

    private String sentence(String key, Object... arguments) {
        return sentences.getMessage("notice." + key, arguments, VIETNAMESE).strip();
    }
}
