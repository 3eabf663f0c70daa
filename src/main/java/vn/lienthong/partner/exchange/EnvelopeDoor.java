package vn.lienthong.partner.exchange;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;

/** Takes deliveries from the relay, one at a time; trouble with one leaves the others alone. */
final class EnvelopeDoor implements IncomingEnvelopes {

    private static final Logger log = LoggerFactory.getLogger(EnvelopeDoor.class);

    /** Of one look; a relay that never ends its list is looked at again like any other. */
    private static final int MOST_PAGES = 100;

    private static final RelayClient.Delivery NOTHING = new RelayClient.Delivery("", null, new byte[0]);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    private final Duration waitForLine;
    private final RelayClient relay;
    private final EnvelopeOpener opener;
    private final EnvelopeTaker taker;
    private final ExchangeNotes notes;
    private final MeterRegistry meters;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EnvelopeDoor(
            Duration waitForLine,
            RelayClient relay,
            EnvelopeOpener opener,
            EnvelopeTaker taker,
            ExchangeNotes notes,
            MeterRegistry meters,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.waitForLine = waitForLine;
        this.relay = relay;
        this.opener = opener;
        this.taker = taker;
        this.notes = notes;
        this.meters = meters;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void fetch() {
        try {
            String last = "";
            for (int page = 0; page < MOST_PAGES; page++) {
                List<String> waiting = relay.waiting(last);
                if (waiting.isEmpty()) {
                    return;
                }
                waiting.forEach(this::take);
                last = waiting.get(waiting.size() - 1);
            }
        } catch (Failure away) {
            if (!(away.getCause() instanceof CallNotPermittedException)) {
                log.warn("nothing is fetched from the relay: {}", away.getMessage());
            }
        } catch (RuntimeException unforeseen) {
            log.error("nothing is fetched from the relay until the next look", unforeseen);
        }
    }

    /** @throws Failure {@code LT-EXC-001} */
    private void take(String delivery) {
        Optional<RelayClient.Delivery> found;
        try {
            found = relay.fetch(delivery);
        } catch (Failure failure) {
            if (!failure.permanent()) {
                throw failure;
            }
            refuse(delivery, NOTHING, failure);
            return;
        }
        if (found.isPresent()) {
            take(delivery, found.get());
        }
    }

    private void take(String delivery, RelayClient.Delivery content) {
        try {
            if (stored(opener.open(content))) {
                relay.received(delivery);
            } else {
                log.debug("delivery {} is about something that has not come yet", delivery);
            }
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.EXCHANGE_AWAY) {
                throw failure;
            }
            if (failure.permanent()) {
                refuse(delivery, content, failure);
            } else {
                log.warn("delivery {} waits at the relay: {}", delivery, failure.getMessage());
            }
        } catch (RuntimeException unforeseen) {
            log.error("delivery {} waits at the relay", delivery, unforeseen);
        }
    }

    /** False while what the envelope is about may still come. */
    private boolean stored(Envelope envelope) {
        MessageContext context = new MessageContext(Optional.of(envelope.id()), MessageContext.HUB, Optional.empty());
        try {
            boolean first = context.call(() -> take(envelope));
            log.info(
                    "envelope {} of {} {}",
                    envelope.id(),
                    envelope.from().organId(),
                    first ? "is taken up" : "had been taken up before");
            return true;
        } catch (Failure failure) {
            boolean young = envelope.at().plus(waitForLine).isAfter(clock.instant());
            if (failure.code() == ErrorCode.EXCHANGE_NOT_YET && young) {
                return false;
            }
            throw failure.code() == ErrorCode.EXCHANGE_NOT_YET
                    ? new Failure(ErrorCode.EXCHANGE_SPEAKER, "what it is about never came", failure)
                    : failure;
        }
    }

    private boolean take(Envelope envelope) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean first = notes.received(envelope);
            if (first) {
                taker.take(envelope);
            }
            return first;
        }));
    }

    private void refuse(String delivery, RelayClient.Delivery content, Failure why) {
        String reason = harmless(why.getMessage());
        boolean news = Boolean.TRUE.equals(
                transaction.execute(status -> notes.refused(delivery, content, why.code(), reason)));
        if (news) {
            log.error("delivery {} is refused: {}", delivery, reason);
            meters.counter("lienthong.exchange.refused", "code", why.code().code())
                    .increment();
        }
        relay.refused(delivery, why.code().code());
    }

    /** One line, without a number long enough to be a person's. */
    private static String harmless(String reason) {
        return LONG_NUMBER.matcher(CONTROL.matcher(reason).replaceAll(" ")).replaceAll("…");
    }
}
