package vn.lienthong.messaging.broker;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;

/**
 * Whoever fails at the door's TLS, with a forged certificate or with none, never reaches {@link RemoteDoor}: only the broker's
 * own log tells of it. This hears it there, and makes it a line with a code, counted.
 */
final class RefusedHandshakes extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final org.slf4j.Logger log = LoggerFactory.getLogger(RefusedHandshakes.class);

    private static final String BROKER = "org.apache.activemq.artemis";
    /** The broker's number of "SSL handshake failed for client from {}: {}." */
    private static final String HANDSHAKE_FAILED = "AMQ222208";

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);

    private final RefusalCounter refusals;
    private volatile long silentUntil = System.nanoTime();

    RefusedHandshakes(RefusalCounter refusals) {
        this.refusals = refusals;
    }

    void listen() {
        start();
        if (LoggerFactory.getLogger(BROKER) instanceof Logger broker) {
            broker.addAppender(this);
        }
    }

    @Override
    public void close() {
        if (LoggerFactory.getLogger(BROKER) instanceof Logger broker) {
            broker.detachAppender(this);
        }
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getMessage().startsWith(HANDSHAKE_FAILED)) {
            refusals.count(ErrorCode.PAYMENT_DOOR_CERTIFICATE);
            long now = System.nanoTime();
            if (now - silentUntil < 0) {
                return; // each is counted; a stranger may not fill the disk
            }
            silentUntil = now + SHORTEST_PAUSE.toNanos();
            log.warn("{} no connection: {}", ErrorCode.PAYMENT_DOOR_CERTIFICATE.code(), event.getFormattedMessage());
        }
    }
}
