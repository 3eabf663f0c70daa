package vn.lienthong.partner.memberdb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Looks at an answer before anything parses it: SOAP over HTTP, no larger than a member can be, wholly there. A proxy's
 * error page, a redirect or an endless answer stops here.
 */
final class AnswerGuard extends AbstractPhaseInterceptor<Message> {

    /** Fifteen fields of 250 characters stay far below. */
    static final int LARGEST_ANSWER = 64 * 1024;

    AnswerGuard() {
        super(Phase.RECEIVE);
    }

    @Override
    public void handleMessage(Message answer) {
        Call call = answer.getExchange().get(Call.class);
        int status = (int) answer.get(Message.RESPONSE_CODE);
        InputStream body = answer.getContent(InputStream.class);
        try (body) {
            call.answering(status, body);
            refuseWhatIsNotSoap(status, (String) answer.get(Message.CONTENT_TYPE));
            answer.setContent(InputStream.class, new ByteArrayInputStream(readWhole(body)));
        } catch (IOException e) {
            throw new Fault(new Failure(ErrorCode.MEMBERDB_NOT_REACHED, "the connection broke during the answer", e));
        }
    }

    private static void refuseWhatIsNotSoap(int status, String contentType) {
        if (status != 200 && status != 500) {
            throw notUnderstood("the answer has HTTP status " + status);
        }
        if (contentType == null
                || !contentType
                        .split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("text/xml")) {
            throw notUnderstood("the answer is not of type text/xml");
        }
    }

    private static byte[] readWhole(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST_ANSWER + 1);
        if (bytes.length > LARGEST_ANSWER) {
            throw notUnderstood("the answer is longer than " + LARGEST_ANSWER + " bytes");
        }
        return bytes;
    }

    private static Fault notUnderstood(String why) {
        return new Fault(new Failure(ErrorCode.MEMBERDB_ANSWER_NOT_UNDERSTOOD, why));
    }
}
