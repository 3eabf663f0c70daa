package vn.lienthong.partner.memberdb;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call on its way. Whoever waits for it may give up; then the connection is closed, which frees the thread even when
 * the partner has stopped in the middle of an answer (an interrupt alone does not, on Java 17).
 */
final class Call {

    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private InputStream answer;
    private boolean abandoned;
    private int httpStatus;

    /** The answer has begun. */
    synchronized void answering(int status, InputStream body) throws IOException {
        httpStatus = status;
        answer = body;
        if (abandoned) {
            body.close();
        }
    }

    /** Nobody waits any more. After a call that has ended this changes nothing. */
    synchronized void abandon() {
        abandoned = true;
        if (answer == null) {
            return;
        }
        try {
            answer.close();
        } catch (IOException e) {
            log.debug("The abandoned connection was closed already", e);
        }
    }

    /** HTTP status of the answer; 0 before it has begun. */
    synchronized int httpStatus() {
        return httpStatus;
    }
}
