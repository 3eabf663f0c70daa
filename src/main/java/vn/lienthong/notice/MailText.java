package vn.lienthong.notice;

import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import vn.lienthong.organisation.Person;

/**
 * What an e-mail says. E-mail is not a safe place: personal ids are hidden, and a link that would show one leads to the
 * list of notices instead.
 */
@Component
class MailText {

    private static final Pattern PERSONAL_ID = Pattern.compile("(?<!\\d)(\\d{4})\\d{7,8}(?!\\d)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final String ALL_NOTICES = "/notices";

    private final NoticeTexts texts;
    private final NoticeSettings settings;
    private final ITemplateEngine templates;

    MailText(NoticeTexts texts, NoticeSettings settings, ITemplateEngine templates) {
        this.texts = texts;
        this.settings = settings;
        this.templates = templates;
    }

    /** One e-mail's words; subject and name are single lines. */
    record Mail(String subject, String recipientName, String plain, String html) {}

    Mail write(Notice notice, Person recipient) {
        String subject = oneLine(texts.title(notice.kind()));
        String name = oneLine(recipient.fullName());
        String greeting = texts.mail("greeting", name);
        String text = hidden(texts.text(notice.kind(), notice.arguments().toArray()));
        String link = settings.address(PERSONAL_ID.matcher(notice.link()).find() ? ALL_NOTICES : notice.link());
        String plain = String.join(
                "\n\n",
                greeting,
                text,
                texts.mail("link") + ": " + link,
                texts.mail("closing"),
                texts.mail("automatic"));
        return new Mail(subject, name, plain, html(subject, greeting, text, link));
    }

    private String html(String subject, String greeting, String text, String link) {
        Context context = new Context();
        context.setVariable("subject", subject);
        context.setVariable("greeting", greeting);
        context.setVariable(
                "paragraphs", text.lines().filter(line -> !line.isBlank()).toList());
        context.setVariable("link", link);
        context.setVariable("linkLabel", texts.mail("link"));
        context.setVariable("closing", texts.mail("closing"));
        context.setVariable("automatic", texts.mail("automatic"));
        return templates.process("mail/notice", context);
    }

    private static String hidden(String text) {
        return PERSONAL_ID.matcher(text).replaceAll("$1******");
    }

    /** Without line breaks nothing can begin a header of its own. */
    private static String oneLine(String text) {
        return hidden(CONTROL.matcher(text).replaceAll(" ").strip());
    }
}
