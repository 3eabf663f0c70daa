package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.messaging.v1.RefundApproved;
import vn.lienthong.partner.payment.PaymentProviders;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.Verdict;

/**
 * Tells the providers to give money back, and takes their word for it. The same call asks and asks again: a provider knows a
 * refund by its id. Nothing here holds a database transaction while a provider thinks. Named by {@code routes/fee.camel.yaml}.
 */
@Component("refundDesk")
class RefundDesk {

    private static final Logger log = LoggerFactory.getLogger(RefundDesk.class);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LATE = Duration.ofHours(1);
    private static final int LONGEST_DOUBT = 200;
    /** In a provider's books; no personal data. */
    private static final String WHY = "Hoan tra dang phi";

    private static final String WHO = "dang-phi";

    private final RefundStore refunds;
    private final PaymentStore payments;
    private final PaymentProviders providers;
    private final RefundOutcomes outcomes;
    private final RefundNotices notices;
    private final FeeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RefundDesk(
            RefundStore refunds,
            PaymentStore payments,
            PaymentProviders providers,
            RefundOutcomes outcomes,
            RefundNotices notices,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.refunds = refunds;
        this.payments = payments;
        this.providers = providers;
        this.outcomes = outcomes;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * However often the message comes: what has ended is left alone. Of a provider that is away nothing is learned; it is asked
     * again in time, so that nobody else's refund waits behind it.
     */
    public void send(RefundApproved message) {
        Optional<Refund> sent = noteSent(message.getRefund());
        if (sent.isEmpty()) {
            return;
        }
        Refund refund = sent.get();
        if (over(refund)) {
            doubt(refund, "no-word", null);
            return;
        }
        try {
            take(refund, providers.get(refund.provider()).refund(request(refund)));
        } catch (Failure failure) {
            if (PaymentFailures.forGood(failure)) {
                refused(refund, failure);
            } else if (PaymentFailures.unanswered(failure)) {
                log.info("refund {}: {}", refund.id(), failure.getMessage());
            } else {
                throw failure;
            }
        }
    }

    /** Then it is not told once more: what a person finds out must not be overtaken by an order still on its way. */
    private boolean over(Refund refund) {
        return clock.instant().isAfter(refund.sentAt().orElseThrow().plus(settings.refundTime()));
    }

    /** Only before it was ever told can a provider's refusal mean that nothing was given back. */
    private void refused(Refund refund, Failure failure) {
        String why = failure.code().code();
        take(refund, first(refund) ? new RefundState.Refused(why) : new RefundState.Unclear(why));
    }

    private static boolean first(Refund refund) {
        return refund.status() == RefundStatus.APPROVED;
    }

    /**
     * Before the call, so that nobody believes the provider has not heard when it may have.
     *
     * @return as it was before, with the time it was first sent; empty when there is nothing to send
     */
    private Optional<Refund> noteSent(String id) {
        return transaction.execute(status -> {
            Refund refund = refunds.lock(id).orElseThrow(() -> new Failure(ErrorCode.REFUND_UNKNOWN, "refund " + id));
            boolean ours = refund.status() == RefundStatus.APPROVED || refund.status() == RefundStatus.SENT;
            if (!ours || refund.doubtful() || refund.byHand()) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            refunds.sent(id, now, askAgain(refund, now));
            return Optional.of(refund.sentAt().isPresent() ? refund : refund.sentFirst(now));
        });
    }

    /** As long again as it has taken so far. */
    static Instant askAgain(Refund refund, Instant now) {
        Duration soFar =
                refund.sentAt().map(sent -> Duration.between(sent, now)).orElse(SOON);
        Duration pause = soFar.compareTo(SOON) < 0 ? SOON : soFar.compareTo(LATE) > 0 ? LATE : soFar;
        return now.plus(pause);
    }

    private RefundRequest request(Refund refund) {
        FeePayment payment = payments.find(refund.reference().orElseThrow()).orElseThrow();
        PaymentReference known = new PaymentReference(
                payment.reference(),
                payment.dossier(),
                Math.max(payment.amount(), refund.amount()),
                payment.createdAt(),
                refund.money());
        return new RefundRequest(
                refund.id(),
                known,
                refund.amount(),
                WHY,
                WHO,
                refund.sentAt().orElseThrow(),
                !first(refund),
                refunds.isOnlyOne(refund));
    }

    private void take(Refund refund, RefundState answer) {
        if (answer instanceof RefundState.Refunded done) {
            Verdict verdict = endGiven(
                    refund,
                    done.providerTransaction(),
                    found -> outcomes.done(found, done.providerTransaction(), done.at()));
            if (verdict == Verdict.CONFLICT && refund.status().open()) {
                doubt(refund, "number-booked", null);
            }
        } else if (answer instanceof RefundState.Refused refused) {
            end(refund.id(), RefundStatus.FAILED, found -> outcomes.failed(found, refused.reason()));
        } else if (answer instanceof RefundState.Unclear unclear) {
            doubt(refund, unclear.why(), null);
        }
    }

    /**
     * Its provider is told, or asked, no more: a person finds out.
     *
     * @param why a code, or a word that stands for a sentence; what follows it is for the log
     * @param named VND the provider says it gave back; null when it names none
     */
    void doubt(Refund refund, String why, Long named) {
        log.warn("{} refund {}: {}", ErrorCode.REFUND_DOUBTFUL.code(), refund.id(), why);
        String kept = why.substring(0, Math.min(why.length(), LONGEST_DOUBT));
        transaction.executeWithoutResult(status -> {
            if (refunds.doubt(refund.id(), kept, named)) {
                notices.doubted(refund);
            }
        });
    }

    /** Unless its number is booked as money that left without the hub. @param number nullable */
    private Verdict endGiven(Refund refund, String number, Consumer<Refund> effect) {
        return transaction.execute(status -> {
            if (number != null && outcomes.isLeft(refund, number)) {
                log.error("{} refund {}: its number is booked", ErrorCode.REFUND_DOUBTFUL.code(), refund.id());
                return Verdict.CONFLICT;
            }
            return end(refund.id(), RefundStatus.DONE, effect);
        });
    }

    private Verdict end(String id, RefundStatus status, Consumer<Refund> effect) {
        return transaction.execute(ignored -> {
            Refund refund = refunds.lock(id).orElseThrow();
            if (refund.status() == status) {
                return Verdict.ALREADY_KNOWN;
            }
            boolean freed = refund.status() == RefundStatus.FAILED;
            if (!refund.status().mayBecome(status) || freed && !outcomes.setAsideAgain(refund)) {
                log.error(
                        "{} refund {} is {}, and its provider says {}",
                        ErrorCode.REFUND_DOUBTFUL.code(),
                        id,
                        refund.status(),
                        status);
                return Verdict.CONFLICT;
            }
            effect.accept(refund);
            return Verdict.ACCEPTED;
        });
    }

    /** What a signed notice says of a refund; in the caller's transaction or one of its own. */
    Verdict told(ProviderNotice notice) {
        Optional<Refund> refund = Optional.ofNullable(notice.refundId())
                .flatMap(refunds::find)
                .filter(found -> found.provider().equals(notice.providerId()));
        if (refund.isEmpty()) {
            return Verdict.UNKNOWN_ORDER;
        }
        return switch (notice.outcome()) {
            case DONE -> given(notice, refund.get());
            case FAILED ->
                end(refund.get().id(), RefundStatus.FAILED, found -> outcomes.failed(found, notice.resultCode()));
            case PENDING, UNKNOWN -> Verdict.ACCEPTED;
        };
    }

    private Verdict given(ProviderNotice notice, Refund refund) {
        boolean dong = PaymentJudge.DONG.equals(notice.currency());
        if (dong && refund.saidToBe(notice.amount())) {
            return Verdict.ALREADY_KNOWN;
        }
        if (notice.amount() != refund.amount() || !dong) {
            if (dong && !refund.status().open()) {
                return Verdict.CONFLICT;
            }
            Long named = dong && notice.amount() > 0 ? notice.amount() : null;
            doubt(refund, "other-amount " + notice.amount() + " " + notice.currency(), named);
            return dong ? Verdict.WRONG_AMOUNT : Verdict.WRONG_CURRENCY;
        }
        Instant at = notice.paidAt() == null ? clock.instant() : notice.paidAt();
        return endGiven(
                refund,
                notice.providerTransaction(),
                found -> outcomes.done(found, notice.amount(), notice.providerTransaction(), at));
    }
}
