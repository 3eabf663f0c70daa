package vn.sandbox.faults;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a partner behaves at the moment.
 *
 * @param delay how long every request waits before the rest happens
 * @param switches the partner's own faults that are on, id → value ({@code on} for a plain switch)
 */
public record Fault(Mode mode, Duration delay, Map<String, String> switches) {

    /** A partner in good health. */
    public static final Fault NONE = new Fault(Mode.UP, Duration.ZERO, Map.of());

    /** What happens to a request. */
    public enum Mode {
        /** Answered. */
        UP,
        /** The connection is closed without a byte of an answer; nothing was processed. */
        DOWN,
        /** 503, nothing was processed. */
        UNAVAILABLE,
        /** 500, nothing was processed. */
        ERROR,
        /** Processed, but the connection is closed before the answer leaves. */
        LOSE_REPLY
    }

    public Fault {
        switches = Map.copyOf(switches);
    }

    public static Fault of(Mode mode) {
        return new Fault(mode, Duration.ZERO, Map.of());
    }

    public static Fault slow(Duration delay) {
        return new Fault(Mode.UP, delay, Map.of());
    }

    public static Fault switchedOn(String id, String value) {
        return new Fault(Mode.UP, Duration.ZERO, Map.of(id, value));
    }

    public Optional<String> value(String id) {
        return Optional.ofNullable(switches.get(id));
    }
}
