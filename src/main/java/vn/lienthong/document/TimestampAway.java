package vn.lienthong.document;

/** The authority gives no timestamp now, or one that is not for what was asked. */
final class TimestampAway extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TimestampAway(String message, Throwable cause) {
        super(message, cause);
    }
}
