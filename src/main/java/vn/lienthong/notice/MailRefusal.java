package vn.lienthong.notice;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * What it means that the mail server did not take a mail (RFC 5321, 4.2.1): an answer 5yz is for good, so the mail is
 * parked; 4yz is about this mail or its mailbox for now, so it is put off; no answer at all, a refused login or a server that
 * closes is about every mail, so all wait.
 */
final class MailRefusal {

    private static final int FOR_GOOD = 500;
    /** The server closes the connection, whatever it was asked. */
    private static final int CLOSING = 421;
    /** Asks for a login (RFC 4954): the hub's settings are wrong, not the mail. */
    private static final int LOGIN_WANTED = 530;

    private MailRefusal() {}

    /** The failure without the server's own words: they quote the address. */
    static Failure failure(UUID notice, MailException refusal) {
        List<Throwable> causes = new ArrayList<>();
        collect(refusal, causes);
        OptionalInt answer = causes.stream()
                .mapToInt(MailRefusal::answer)
                .filter(code -> code > 0)
                .findFirst();
        String reason = answer.isPresent()
                ? "the mail server answered " + answer.getAsInt()
                : causes.get(causes.size() - 1).getClass().getSimpleName();
        return new Failure(code(answer.orElse(CLOSING)), "mail of notice " + notice + ": " + reason);
    }

    private static ErrorCode code(int answer) {
        if (answer == CLOSING || answer == LOGIN_WANTED) {
            return ErrorCode.NOTICE_MAIL_AWAY;
        }
        return answer >= FOR_GOOD ? ErrorCode.NOTICE_ADDRESS_REFUSED : ErrorCode.NOTICE_MAIL_PUT_OFF;
    }

    private static int answer(Throwable cause) {
        if (cause instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        return cause instanceof SMTPSendFailedException mail ? mail.getReturnCode() : 0;
    }

    /** Causes hang on three kinds of hooks: Java's, Jakarta Mail's next exception, Spring's list per mail. */
    private static void collect(Throwable cause, List<Throwable> causes) {
        if (cause == null || causes.contains(cause)) {
            return;
        }
        causes.add(cause);
        collect(cause.getCause(), causes);
        if (cause instanceof MessagingException chained) {
            collect(chained.getNextException(), causes);
        }
        if (cause instanceof MailSendException several) {
            Arrays.stream(several.getMessageExceptions()).forEach(each -> collect(each, causes));
        }
    }
}
