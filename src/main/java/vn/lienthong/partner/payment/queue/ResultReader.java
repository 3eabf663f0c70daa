package vn.lienthong.partner.payment.queue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.PartnerMessage;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.ReferenceCode;
import vn.lienthong.partner.payment.WatchedAccount;
import vn.lienthong.partner.payment.queue.v1.CreditNotice;
import vn.lienthong.partner.payment.queue.v1.Money;
import vn.lienthong.partner.payment.queue.v1.PaymentResult;
import vn.lienthong.partner.payment.queue.v1.RefundResult;
import vn.lienthong.partner.payment.wire.Answer;
import vn.lienthong.partner.payment.wire.Hashes;
import vn.lienthong.partner.signature.Signer;

/**
 * What a provider's message says, checked in this order: bounded bytes, its signature, UTF-8, the contract, that it speaks for
 * the provider whose queue it was on, and that it answers what it says it answers.
 */
final class ResultReader {

    private final Supplier<PaymentXml> xml;
    private final Map<String, Signer> signers;
    private final List<WatchedAccount> accounts;

    /** @param signers by provider */
    ResultReader(Supplier<PaymentXml> xml, Map<String, Signer> signers, List<WatchedAccount> accounts) {
        this.xml = xml;
        this.signers = signers;
        this.accounts = accounts;
    }

    /** A message that is not to be believed. */
    static final class Refused extends Exception {

        private final ErrorCode code;

        Refused(ErrorCode code, String why) {
            super(why, null, false, false);
            this.code = code;
        }

        ErrorCode code() {
            return code;
        }
    }

    /** @throws Refused with the reason, for an operator */
    ProviderNotice read(PartnerMessage message) throws Refused {
        if (message.refusal() != null) {
            throw unreadable(message.refusal());
        }
        if (!signers.get(message.partner()).signed(message.body(), message.signature())) {
            throw new Refused(ErrorCode.PAYMENT_NOTICE_FORGED, "the signature is not the provider's");
        }
        String text = text(message.body());
        Object document;
        try {
            document = xml.get().read(text);
        } catch (Failure invalid) {
            throw unreadable(Answer.harmless(invalid.getMessage()));
        }
        if (document instanceof PaymentResult result) {
            requireSpeaker(message, result.getProvider());
            requireCorrelation(message, result.getReference());
            return payment(text, result);
        }
        if (document instanceof RefundResult result) {
            requireSpeaker(message, result.getProvider());
            requireCorrelation(message, result.getId());
            return refund(text, result);
        }
        if (document instanceof CreditNotice credit) {
            requireSpeaker(message, credit.getProvider());
            return credit(text, credit);
        }
        throw unreadable("a document of the other direction");
    }

    private static ProviderNotice payment(String text, PaymentResult result) {
        Money paid = result.getPaid();
        Outcome outcome = paid != null
                ? Outcome.DONE
                : result.getFailed() != null
                        ? Outcome.FAILED
                        : result.getPending() != null ? Outcome.PENDING : Outcome.UNKNOWN;
        String code = result.getFailed() == null ? null : result.getFailed().getCode();
        return notice(result.getProvider(), text, Kind.PAYMENT, outcome, result.getReference(), null, paid, code);
    }

    private static ProviderNotice refund(String text, RefundResult result) {
        Money given = result.getRefunded();
        Outcome outcome = given != null ? Outcome.DONE : result.getRefused() != null ? Outcome.FAILED : Outcome.PENDING;
        String code = result.getRefused() == null ? null : result.getRefused().getCode();
        return notice(
                result.getProvider(), text, Kind.REFUND, outcome, result.getReference(), result.getId(), given, code);
    }

    private ProviderNotice credit(String text, CreditNotice credit) throws Refused {
        WatchedAccount account = accounts.stream()
                .filter(known -> known.account().equals(credit.getAccount())
                        && known.watchedBy().equals(credit.getProvider()))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        ErrorCode.PAYMENT_NOTICE_FOREIGN, "a credit to an account it does not watch for the hub"));
        Optional<String> reference = ReferenceCode.findIn(credit.getText());
        return notice(
                account.provider(),
                text,
                Kind.CREDIT,
                Outcome.DONE,
                reference.orElse(null),
                null,
                credit.getCredit(),
                null);
    }

    private static ProviderNotice notice(
            String provider,
            String text,
            Kind kind,
            Outcome outcome,
            String reference,
            String refundId,
            Money money,
            String code) {
        long amount = money == null ? 0 : money.getAmount();
        String currency = money == null ? null : money.getCurrency();
        String transaction = money == null ? null : money.getTransaction();
        Instant at = money == null ? null : money.getAt();
        List<String> said = new ArrayList<>(List.of(kind.name(), outcome.name()));
        said.add(reference);
        said.add(refundId);
        said.add(Long.toString(amount));
        said.add(currency);
        said.add(transaction);
        said.add(at == null ? null : at.toString());
        said.add(code);
        return new ProviderNotice(
                provider,
                text,
                kind,
                outcome,
                true,
                reference,
                refundId,
                amount,
                currency,
                transaction,
                at,
                code == null ? outcome.name() : code,
                Hashes.ofValues(said));
    }

    private static void requireSpeaker(PartnerMessage message, String provider) throws Refused {
        if (!message.partner().equals(provider)) {
            throw new Refused(ErrorCode.PAYMENT_NOTICE_FOREIGN, "it speaks for " + provider);
        }
    }

    /** Not signed, so nothing depends on it; but who answers one thing and says another is confused. */
    private static void requireCorrelation(PartnerMessage message, String subject) throws Refused {
        if (message.correlation() != null && !message.correlation().equals(subject)) {
            throw unreadable("it answers something else than it speaks of");
        }
    }

    private static String text(byte[] body) throws Refused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable("the body is not UTF-8");
        }
    }

    private static Refused unreadable(String why) {
        return new Refused(ErrorCode.PAYMENT_NOTICE_UNREADABLE, why);
    }
}
