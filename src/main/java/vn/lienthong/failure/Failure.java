package vn.lienthong.failure;

import java.util.List;

/**
 * A failure with a code. Its class, permanent or transient, decides whether a message is parked at once or tried again
 * (see the error policy in {@code routes/}); on a screen it becomes the sentence under the same code.
 *
 * <p>The message is for the log and holds no personal data; the arguments fill the sentence and are shown only to the
 * person who caused the failure.
 */
public class Failure extends RuntimeException {

    private final ErrorCode code;
    private final transient List<Object> arguments;

    public Failure(ErrorCode code, String message, Object... arguments) {
        this(code, message, null, arguments);
    }

    public Failure(ErrorCode code, String message, Throwable cause, Object... arguments) {
        super(code.code() + " " + message, cause);
        this.code = code;
        this.arguments = List.of(arguments);
    }

    public ErrorCode code() {
        return code;
    }

    /** What the sentence of this code is filled with, in order; never null. */
    public List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    public boolean permanent() {
        return code.nature().permanent();
    }
}
