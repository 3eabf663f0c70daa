package vn.lienthong.fee;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The sentences as shipped. */
final class Sentences {

    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private Sentences() {}

    static MessageSource shipped() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/fee", "i18n/notice");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
