package vn.lienthong.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.EmailRequested;
import vn.lienthong.notice.MailText.Mail;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/**
 * Sends notices by e-mail. Named by {@code routes/notice.camel.yaml}.
 *
 * <p>A mail server takes no part in a transaction: when the process dies between the server's yes and our note of it, the
 * mail goes out again, with the same {@code Message-ID}, by which mail programs recognise the repeat.
 */
@Component("noticeMail")
class NoticeMail {

    private static final Logger log = LoggerFactory.getLogger(NoticeMail.class);

    /** Of these many come at once, and one mail is enough to look for all of them. */
    private static final Set<String> COME_IN_CROWDS =
            Set.of("task-waiting", "task-escalated", "residence-form-returned");

    private final NoticeTables tables;
    private final People people;
    private final MailText texts;
    private final NoticeSettings settings;
    private final JavaMailSender mailServer;
    private final Clock clock;

    NoticeMail(
            NoticeTables tables,
            People people,
            MailText texts,
            NoticeSettings settings,
            JavaMailSender mailServer,
            Clock clock) {
        this.tables = tables;
        this.people = people;
        this.texts = texts;
        this.settings = settings;
        this.mailServer = mailServer;
        this.clock = clock;
    }

    /**
     * Sends the mail of one notice unless it was sent before or the person has no address any more, or has not yet looked at one
     * of a crowd that was mailed a short while ago. What the mail server puts off is asked for again by {@link PutOffMail}.
     *
     * @throws Failure permanent when the notice is unknown, the address is refused, or the mail was put off too often; away when
     *     the mail server takes no mail at all now
     */
    public void send(EmailRequested message) {
        UUID id = UUID.fromString(message.getNotice());
        NoticeTables.Row row =
                tables.find(id).orElseThrow(() -> new Failure(ErrorCode.NOTICE_UNKNOWN, "no notice " + id));
        Optional<Person> recipient =
                people.find(row.recipient()).filter(person -> person.email().isPresent());
        if (row.mailedAt().isPresent() || recipient.isEmpty()) {
            log.info("Notice {} needs no mail: sent before, or no address any more", id);
            return;
        }
        if (COME_IN_CROWDS.contains(row.notice().kind())
                && tables.unreadSince(row, clock.instant().minus(settings.mailPause()))) {
            log.info("Notice {} needs no mail: another of its kind was just mailed", id);
            return;
        }
        MimeMessage mail = compose(row.notice(), recipient.get());
        try {
            mailServer.send(mail);
        } catch (MailException e) {
            Failure failure = MailRefusal.failure(id, e);
            if (failure.code() == ErrorCode.NOTICE_MAIL_PUT_OFF && putOff(row)) {
                return;
            }
            throw failure;
        }
        tables.markMailed(id, clock.instant());
        log.info("Notice {} was mailed", id);
    }

    /** Lays the mail aside, so that it keeps no other waiting; false when it was put off often enough. */
    private boolean putOff(NoticeTables.Row row) {
        UUID id = row.notice().id();
        if (row.putOff() >= settings.mailAgain().size()) {
            return false;
        }
        Duration pause = settings.mailAgain().get(row.putOff());
        tables.putOff(id, clock.instant().plus(pause));
        log.info("Notice {} is mailed again in {}: the mail server has put it off", id, pause);
        return true;
    }

    private MimeMessage compose(Notice notice, Person recipient) {
        Mail words = texts.write(notice, recipient);
        MimeMessage mail = mailServer.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(mail, true, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.from(), settings.fromName());
            helper.setTo(address(recipient, words.recipientName()));
            helper.setSubject(words.subject());
            helper.setText(words.plain(), words.html());
            helper.setSentDate(Date.from(notice.createdAt()));
            mail.setHeader(
                    "Message-ID", "<" + notice.id() + "@" + settings.baseUrl().getHost() + ">");
            mail.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new Failure(
                    ErrorCode.NOTICE_ADDRESS_REFUSED, "mail of notice " + notice.id() + ": malformed address");
        }
        return mail;
    }

    private static InternetAddress address(Person recipient, String name)
            throws MessagingException, UnsupportedEncodingException {
        InternetAddress address = new InternetAddress(recipient.email().orElseThrow(), true);
        address.setPersonal(name, StandardCharsets.UTF_8.name());
        return address;
    }
}
