package vn.lienthong.document;

import java.util.stream.Stream;

/** The authority gives no timestamp now, or one that is not for what was asked. */
final class TimestampAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimestampAway(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it is behind a failure of the library that signs. */
    static boolean isBehind(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(TimestampAway.class::isInstance);
    }
}
