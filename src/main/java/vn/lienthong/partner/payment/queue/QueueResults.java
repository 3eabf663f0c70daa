package vn.lienthong.partner.payment.queue;

import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import vn.lienthong.failure.DatabaseAway;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.PartnerMessage;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.partner.payment.edge.NoticeDesk;
import vn.lienthong.partner.payment.queue.v1.Statement;
import vn.lienthong.partner.payment.wire.Hashes;

/**
 * Hands on what providers put on their queues. What cannot be believed, or not be stored as what it says, is kept as well,
 * unsigned, so that somebody can look at it; it is never given back to its queue. Named by {@code routes/payment.camel.yaml}.
 */
public final class QueueResults {

    private static final Logger log = LoggerFactory.getLogger(QueueResults.class);

    private final SignedDocuments documents;
    private final ResultReader reader;
    private final QueueStatements statements;
    private final NoticeDesk desk;

    QueueResults(SignedDocuments documents, ResultReader reader, QueueStatements statements, NoticeDesk desk) {
        this.documents = documents;
        this.reader = reader;
        this.statements = statements;
        this.desk = desk;
    }

    /** @throws Failure {@code LT-PAY-016} when the hub cannot take it now: it stays on its queue */
    public void take(PartnerMessage message) {
        if (judge(message) == Verdict.TRY_LATER) {
            throw new Failure(ErrorCode.PAYMENT_NOTICE_LATER, "a message of " + message.partner() + " was not stored");
        }
    }

    private Verdict judge(PartnerMessage message) {
        try {
            Verdict verdict = stored(message);
            return verdict == Verdict.UNSTORABLE ? desk.keep(unbelieved(message)) : verdict;
        } catch (Refused refused) {
            return desk.refuse(unbelieved(message), refused.code(), refused.getMessage());
        }
    }

    /** Unstorable when the hub cannot store it, however often it tries: nothing behind it may wait for that, and the log says why. */
    private Verdict stored(PartnerMessage message) throws Refused {
        SignedDocuments.Opened opened = documents.open(message);
        return opened.document() instanceof Statement statement
                ? kept(opened, statement)
                : desk.receive(reader.read(opened));
    }

    private Verdict kept(SignedDocuments.Opened opened, Statement statement) throws Refused {
        try {
            statements.take(opened, statement);
            return Verdict.ACCEPTED;
        } catch (DataAccessException | TransactionException trouble) {
            if (DatabaseAway.orHinderedIsCauseOf(trouble)) {
                log.warn("a statement of {} was not stored", statement.getProvider(), trouble);
                return Verdict.TRY_LATER;
            }
            log.error(
                    "{} a statement of {} was not stored",
                    ErrorCode.PAYMENT_NOTICE_UNSTORABLE.code(),
                    statement.getProvider(),
                    trouble);
            return Verdict.UNSTORABLE;
        }
    }

    private static ProviderNotice unbelieved(PartnerMessage message) {
        String text =
                message.refusal() == null ? new String(message.body(), StandardCharsets.UTF_8) : message.refusal();
        return new ProviderNotice(
                message.partner(),
                text,
                Kind.PAYMENT,
                Outcome.UNKNOWN,
                false,
                null,
                null,
                0,
                null,
                null,
                null,
                null,
                Hashes.sha256(text));
    }
}
