package vn.lienthong.messaging.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import vn.lienthong.failure.ErrorCode;

/** How often somebody was refused at the broker's door, by code. */
final class RefusalCounter {

    private final MeterRegistry meters;

    RefusalCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(ErrorCode code) {
        Counter.builder("broker.refusals")
                .description("Connections, reads and writes the broker's door refused")
                .tag("code", code.code())
                .register(meters)
                .increment();
    }
}
