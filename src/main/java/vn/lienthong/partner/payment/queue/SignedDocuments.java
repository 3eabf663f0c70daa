package vn.lienthong.partner.payment.queue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.PartnerMessage;
import vn.lienthong.partner.payment.queue.v1.CreditNotice;
import vn.lienthong.partner.payment.queue.v1.PaymentResult;
import vn.lienthong.partner.payment.queue.v1.RefundResult;
import vn.lienthong.partner.payment.queue.v1.Statement;
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.signature.Signer;

/**
 * Opens a provider's message, checked in this order: bounded bytes, its signature, UTF-8, the contract, that it speaks for the
 * provider whose queue it was on, and that it answers what it says it answers.
 */
final class SignedDocuments {

    private final Supplier<PaymentXml> xml;
    private final Map<String, Signer> signers;

    /** @param signers by provider */
    SignedDocuments(Supplier<PaymentXml> xml, Map<String, Signer> signers) {
        this.xml = xml;
        this.signers = signers;
    }

    /** What the provider wrote. @param document one of the contract's, of the provider's direction */
    record Opened(String text, Object document) {}

    /** @throws Refused with the reason, for an operator */
    Opened open(PartnerMessage message) throws Refused {
        if (message.refusal() != null) {
            throw Refused.unreadable(message.refusal());
        }
        if (!signers.get(message.partner()).signed(message.body(), message.signature())) {
            throw new Refused(ErrorCode.PAYMENT_NOTICE_FORGED, "the signature is not the provider's");
        }
        String text = text(message.body());
        Object document = document(text);
        require(message, document);
        return new Opened(text, document);
    }

    private Object document(String text) throws Refused {
        try {
            return xml.get().read(text);
        } catch (Failure invalid) {
            throw Refused.unreadable(Answer.harmless(invalid.getMessage()));
        }
    }

    private static void require(PartnerMessage message, Object document) throws Refused {
        if (document instanceof PaymentResult result) {
            requireSpeaker(message, result.getProvider());
            requireCorrelation(message, result.getReference());
        } else if (document instanceof RefundResult result) {
            requireSpeaker(message, result.getProvider());
            requireCorrelation(message, result.getId());
        } else if (document instanceof CreditNotice credit) {
            requireSpeaker(message, credit.getProvider());
        } else if (document instanceof Statement statement) {
            requireSpeaker(message, statement.getProvider());
            requireCorrelation(message, String.valueOf(statement.getDay()));
        } else {
            throw Refused.unreadable("a document of the other direction");
        }
    }

    private static void requireSpeaker(PartnerMessage message, String provider) throws Refused {
        if (!message.partner().equals(provider)) {
            throw new Refused(ErrorCode.PAYMENT_NOTICE_FOREIGN, "it speaks for " + provider);
        }
    }

    /** Not signed, so nothing depends on it; but who answers one thing and says another is confused. */
    private static void requireCorrelation(PartnerMessage message, String subject) throws Refused {
        if (message.correlation() != null && !message.correlation().equals(subject)) {
            throw Refused.unreadable("it answers something else than it speaks of");
        }
    }

    private static String text(byte[] body) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refused.unreadable("the body is not UTF-8");
        }
    }
}
