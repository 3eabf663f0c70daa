package vn.lienthong.partner.payment.edge;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.DatabaseAway;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;
import vn.lienthong.security.Attempts;

/**
 * Hands every notice on and never fails: what goes wrong behind it becomes {@link Verdict#TRY_LATER} when it is the database's,
 * else {@link Verdict#UNSTORABLE}. What is refused is one log line with a code, without personal data, and counted.
 */
@Component
public final class NoticeDesk {

    private static final Logger log = LoggerFactory.getLogger(NoticeDesk.class);

    private static final Map<Verdict, ErrorCode> REFUSALS = Map.of(
            Verdict.WRONG_SIGNATURE, ErrorCode.PAYMENT_NOTICE_FORGED,
            Verdict.UNKNOWN_ORDER, ErrorCode.PAYMENT_NOTICE_UNPLACED,
            Verdict.WRONG_AMOUNT, ErrorCode.PAYMENT_NOTICE_AMOUNT,
            Verdict.WRONG_CURRENCY, ErrorCode.PAYMENT_NOTICE_CURRENCY,
            Verdict.CONFLICT, ErrorCode.PAYMENT_NOTICE_CONFLICT,
            Verdict.TRY_LATER, ErrorCode.PAYMENT_NOTICE_LATER);

    /** Forged notices kept a minute, of each provider; more than an attack needs to be seen, too few to fill a disk. */
    private static final int FORGED_PER_MINUTE = 120;

    private static final String NOBODY = "-";
    /** As providers are named in the settings; what else stands in an address is not repeated. */
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9-]{1,40}");

    private final ObjectProvider<PaymentNotices> notices;
    private final MeterRegistry meters;
    private final Attempts forged;

    public NoticeDesk(ObjectProvider<PaymentNotices> notices, MeterRegistry meters, Clock clock) {
        this.notices = notices;
        this.meters = meters;
        this.forged = new Attempts(FORGED_PER_MINUTE, Duration.ofMinutes(1), clock);
    }

    public Verdict receive(ProviderNotice notice) {
        if (!notice.signatureValid() && !forged.allow(notice.providerId())) {
            count(notice.providerId(), Verdict.WRONG_SIGNATURE.name());
            return Verdict.WRONG_SIGNATURE;
        }
        Verdict verdict = taken(notice);
        ErrorCode refusal = REFUSALS.get(verdict);
        if (refusal != null) {
            log.warn(
                    "{} {} notice of {} about {}: {}",
                    refusal.code(),
                    notice.kind(),
                    notice.providerId(),
                    notice.signatureValid() ? notice.reference() : "-",
                    verdict);
        }
        return verdict;
    }

    /**
     * For a message of somebody known that cannot be what it should be: kept like a forged one, and told as what it is.
     *
     * @param notice without a valid signature
     * @param why for an operator; nothing personal
     */
    public Verdict refuse(ProviderNotice notice, ErrorCode code, String why) {
        log.error("{} message of {}: {}", code.code(), notice.providerId(), why);
        return taken(notice);
    }

    /**
     * For a message that cannot be stored as what it says, which is in the log by now: kept like a forged one, so that somebody can look
     * at it.
     *
     * @param notice without a valid signature
     */
    public Verdict keep(ProviderNotice notice) {
        return taken(notice);
    }

    /** For what is too broken to become a notice. */
    public void unreadable(String provider, String why) {
        count(provider, "UNREADABLE");
        log.warn("{} call-back of {}: {}", ErrorCode.PAYMENT_NOTICE_UNREADABLE.code(), provider, why);
    }

    /**
     * For a call-back of a provider the hub does not have.
     *
     * @param named as it stood in the address: anybody may have written it
     */
    void unknown(String named) {
        count(NOBODY, "NO_PROVIDER");
        if (forged.allow(NOBODY)) {
            log.warn(
                    "{} call-back of {}: not configured here",
                    ErrorCode.PAYMENT_CALLBACK_OF_NOBODY.code(),
                    PROVIDER.matcher(named).matches() ? named : NOBODY);
        }
    }

    private Verdict taken(ProviderNotice notice) {
        Verdict verdict = judged(notice);
        count(notice.providerId(), verdict.name());
        return verdict;
    }

    private Verdict judged(ProviderNotice notice) {
        try {
            PaymentNotices taker = notices.getIfAvailable();
            return taker == null ? Verdict.TRY_LATER : taker.receive(notice);
        } catch (RuntimeException e) {
            return notStored(notice, e);
        }
    }

    private static Verdict notStored(ProviderNotice notice, RuntimeException trouble) {
        RuntimeException shown = notice.signatureValid() ? trouble : null;
        if (DatabaseAway.orHinderedIsCauseOf(trouble)) {
            log.warn("a notice of {} was not stored", notice.providerId(), shown);
            return Verdict.TRY_LATER;
        }
        log.error(
                "{} a notice of {} was not stored",
                ErrorCode.PAYMENT_NOTICE_UNSTORABLE.code(),
                notice.providerId(),
                shown);
        return Verdict.UNSTORABLE;
    }

    private void count(String provider, String verdict) {
        meters.counter("payment.notices", "provider", provider, "verdict", verdict)
                .increment();
    }
}
