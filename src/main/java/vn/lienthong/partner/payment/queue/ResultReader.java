package vn.lienthong.partner.payment.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.ReferenceCode;
import vn.lienthong.partner.payment.WatchedAccount;
import vn.lienthong.partner.payment.queue.v1.CreditNotice;
import vn.lienthong.partner.payment.queue.v1.Money;
import vn.lienthong.partner.payment.queue.v1.PaymentResult;
import vn.lienthong.partner.payment.queue.v1.RefundResult;
import vn.lienthong.partner.payment.wire.Hashes;

/** What a provider's document says of a payment, a refund or a credit. */
final class ResultReader {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2999-12-31T00:00:00Z");

    private final List<WatchedAccount> accounts;

    ResultReader(List<WatchedAccount> accounts) {
        this.accounts = accounts;
    }

    /** @throws Refused with the reason, for an operator */
    ProviderNotice read(SignedDocuments.Opened opened) throws Refused {
        if (opened.document() instanceof PaymentResult result) {
            return payment(opened.text(), result);
        }
        if (opened.document() instanceof RefundResult result) {
            return refund(opened.text(), result);
        }
        if (opened.document() instanceof CreditNotice credit) {
            return credit(opened.text(), credit);
        }
        throw Refused.unreadable("it tells of no payment");
    }

    private static ProviderNotice payment(String text, PaymentResult result) throws Refused {
        Money paid = result.getPaid();
        Outcome outcome = paid != null
                ? Outcome.DONE
                : result.getFailed() != null
                        ? Outcome.FAILED
                        : result.getPending() != null ? Outcome.PENDING : Outcome.UNKNOWN;
        String code = result.getFailed() == null ? null : result.getFailed().getCode();
        return notice(result.getProvider(), text, Kind.PAYMENT, outcome, result.getReference(), null, paid, code);
    }

    private static ProviderNotice refund(String text, RefundResult result) throws Refused {
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
                        null)
                .withText(credit.getText());
    }

    /** A moment outside is no time anybody paid at, and some of them no database holds. */
    private static Instant sensible(Instant at) throws Refused {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw Refused.unreadable("money moved at " + at);
        }
        return at;
    }

    private static ProviderNotice notice(
            String provider,
            String text,
            Kind kind,
            Outcome outcome,
            String reference,
            String refundId,
            Money money,
            String code)
            throws Refused {
        long amount = money == null ? 0 : money.getAmount();
        String currency = money == null ? null : money.getCurrency();
        String transaction = money == null ? null : money.getTransaction();
        Instant at = money == null ? null : sensible(money.getAt());
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
}
