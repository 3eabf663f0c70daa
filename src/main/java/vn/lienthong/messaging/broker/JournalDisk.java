package vn.lienthong.messaging.broker;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.apache.activemq.artemis.core.server.files.FileStoreMonitor.FileStoreMonitorType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;

/** Whether there is room for more messages, as the broker itself sees it every few seconds; told when it changes. */
final class JournalDisk implements FileStoreMonitor.Callback {

    private static final Logger log = LoggerFactory.getLogger(JournalDisk.class);
    private static final long MIB = 1024L * 1024;

    private volatile boolean full;

    JournalDisk(MeterRegistry meters) {
        Gauge.builder("broker.disk.full", this, disk -> disk.full ? 1 : 0)
                .description("1 while the broker takes no message because the disk of its journal is full")
                .register(meters);
    }

    boolean isFull() {
        return full;
    }

    /** @param enough whether the broker takes messages */
    @Override
    public void tick(long usable, long total, boolean enough, FileStoreMonitorType type) {
        if (full != enough) {
            return;
        }
        full = !enough;
        if (full) {
            log.error(
                    "{} the disk of the broker's journal is full, {} of {} MiB are free: messages wait in the outbox",
                    ErrorCode.BROKER_DISK_FULL.code(),
                    usable / MIB,
                    total / MIB);
        } else {
            log.info(
                    "the disk of the broker's journal has room again, {} of {} MiB are free",
                    usable / MIB,
                    total / MIB);
        }
    }
}
