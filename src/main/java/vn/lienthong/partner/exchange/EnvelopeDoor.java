package vn.lienthong.partner.exchange;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;

/** Takes deliveries from the relay, one at a time; trouble with one leaves the others alone. */
final class EnvelopeDoor implements IncomingEnvelopes, RefusedEnvelopes {

    private static final Logger log = LoggerFactory.getLogger(EnvelopeDoor.class);

    /** Of one look; a relay that never ends its list is looked at again like any other. */
    private static final int MOST_PAGES = 100;

    /** How often one delivery may fail for no reason anybody foresaw. */
    static final int MOST_FAILURES = 10;

    /** What an operator may mend: a hub, its key or what it has is not known here yet. */
    private static final Set<ErrorCode> MENDABLE = EnumSet.of(
            ErrorCode.EXCHANGE_FORGED,
            ErrorCode.EXCHANGE_HUB_UNKNOWN,
            ErrorCode.EXCHANGE_SPEAKER,
            ErrorCode.EXCHANGE_NOT_OURS);

    private static final RelayClient.Delivery NOTHING = new RelayClient.Delivery("", null, new byte[0]);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    private final ExchangeSettings settings;
    private final RelayClient relay;
    private final EnvelopeOpener opener;
    private final EnvelopeTaker taker;
    private final EnvelopeStore store;
    private final MeterRegistry meters;
    private final Clock clock;
    private final TransactionTemplate transaction;

    EnvelopeDoor(
            ExchangeSettings settings,
            RelayClient relay,
            EnvelopeOpener opener,
            EnvelopeTaker taker,
            EnvelopeStore store,
            MeterRegistry meters,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.relay = relay;
        this.opener = opener;
        this.taker = taker;
        this.store = store;
        this.meters = meters;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void fetch() {
        try {
            Optional<String> last = Optional.of("");
            for (int page = 0; page < MOST_PAGES && last.isPresent(); page++) {
                RelayClient.Page waiting = relay.waiting(last.get());
                store.due(waiting.names()).forEach(this::look);
                last = waiting.last();
            }
            if (last.isEmpty()) { // all that is listed was looked at
                store.forgetUnlisted(settings.waitForLine());
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
    private void look(String delivery) {
        RelayClient.Delivery content = NOTHING;
        try {
            Optional<RelayClient.Delivery> found = relay.fetch(delivery);
            if (found.isPresent()) {
                content = found.get();
                take(opener.open(content), MessageContext.HUB);
            }
        } catch (Failure failure) {
            failed(delivery, content, failure);
            return;
        } catch (RuntimeException | Error unforeseen) { // what poisons may be the parser's stack, or the heap
            failed(delivery, content, unforeseen);
            return;
        }
        if (content == NOTHING) { // listed, and not there: not asked for at every look
            store.waits(delivery, ErrorCode.EXCHANGE_NOT_TAKEN, false);
        } else {
            tell(delivery, () -> relay.received(delivery));
        }
    }

    private void take(Envelope envelope, String actor) {
        boolean first = new MessageContext(Optional.of(envelope.id()), actor, Optional.empty())
                .call(() -> Boolean.TRUE.equals(transaction.execute(status -> {
                    boolean news = store.received(envelope);
                    if (news) {
                        taker.take(envelope);
                    }
                    return news;
                })));
        log.info(
                "envelope {} of {} {}",
                envelope.id(),
                envelope.from().organId(),
                first ? "is taken up" : "had been taken up before");
    }

    private void failed(String delivery, RelayClient.Delivery content, Failure why) {
        if (why.code() == ErrorCode.EXCHANGE_AWAY) {
            throw why;
        }
        if (isOver(delivery, why)) {
            refuse(delivery, content, why);
        } else if (store.waits(delivery, why.code(), false) && why.code() != ErrorCode.EXCHANGE_NOT_YET) {
            log.error(
                    "delivery {} waits at the relay, {} at most: {}",
                    delivery,
                    settings.waitForLine(),
                    harmless(why.getMessage()));
        }
    }

    /** Whether waiting longer is of no use: at once, or when it waited for long enough. */
    private boolean isOver(String delivery, Failure why) {
        // the relay would not give it out: nothing is known of it
        boolean passing =
                !why.permanent() || MENDABLE.contains(why.code()) || why.code() == ErrorCode.EXCHANGE_NOT_TAKEN;
        if (!passing) {
            return true;
        }
        boolean scannerAway = why.code() == ErrorCode.UPLOAD_UNSCANNED
                || why.code() == ErrorCode.EXCHANGE_NOT_YET && store.waitsFor(ErrorCode.UPLOAD_UNSCANNED);
        return !scannerAway // which is no fault of the delivery, nor of what waits behind it
                && store.waitingSince(delivery, why.code())
                        .filter(since -> !since.plus(settings.waitForLine()).isAfter(clock.instant()))
                        .isPresent();
    }

    private void failed(String delivery, RelayClient.Delivery content, Throwable unforeseen) {
        log.error("delivery {} waits at the relay", delivery, unforeseen);
        store.waits(delivery, ErrorCode.EXCHANGE_UNFORESEEN, true);
        if (store.failures(delivery) >= MOST_FAILURES) {
            refuse(
                    delivery,
                    content,
                    new Failure(
                            ErrorCode.EXCHANGE_UNFORESEEN, unforeseen.getClass().getSimpleName()));
        }
    }

    private void refuse(String delivery, RelayClient.Delivery content, Failure why) {
        String reason = harmless(why.getMessage());
        long room = EnvelopeStore.believed(why.code()) ? settings.keepRefused().toBytes() : 0;
        if (room > 0 && !store.hasRoom(delivery, content.content().length, room)) {
            if (store.waits(delivery, ErrorCode.EXCHANGE_NO_ROOM, false)) {
                log.error("delivery {} is not refused before there is room to keep it: {}", delivery, reason);
            }
            return;
        }
        Optional<Boolean> kept =
                transaction.execute(status -> store.refused(delivery, content, why.code(), reason, room));
        kept.ifPresent(whole -> {
            log.error("delivery {} is refused, {}: {}", delivery, whole ? "kept" : "not kept", reason);
            meters.counter("lienthong.exchange.refused", "code", why.code().code())
                    .increment();
        });
        tell(delivery, () -> relay.refused(delivery, why.code().code()));
    }

    /** @throws Failure {@code LT-EXC-001} */
    private void tell(String delivery, Runnable outcome) {
        try {
            outcome.run();
            store.settled(delivery);
        } catch (Failure failure) {
            if (failure.code() == ErrorCode.EXCHANGE_AWAY) {
                throw failure;
            }
            if (store.waits(delivery, failure.code(), false)) {
                log.error("the relay does not take what became of delivery {}: {}", delivery, failure.getMessage());
            }
        }
    }

    @Override
    public void replay(String delivery, String operator) {
        RelayClient.Delivery content = store.kept(delivery)
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "nothing is kept of delivery " + delivery));
        Envelope envelope = opener.open(content);
        transaction.executeWithoutResult(status -> {
            take(envelope, operator);
            store.replayed(delivery, content, operator);
        });
    }

    /** One line, without a number long enough to be a person's. */
    private static String harmless(String reason) {
        return LONG_NUMBER.matcher(CONTROL.matcher(reason).replaceAll(" ")).replaceAll("…");
    }
}
