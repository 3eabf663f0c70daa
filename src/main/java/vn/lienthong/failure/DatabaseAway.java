package vn.lienthong.failure;

import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells trouble with reaching the database, of which no message and no request is the cause, from trouble with a statement. */
public final class DatabaseAway {

    private static final int DEEPEST = 20;

    private DatabaseAway() {}

    /** Whether there was no connection to be had; one that broke under a statement is not meant. */
    public static boolean isCauseOf(Throwable trouble) {
        Throwable cause = trouble;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof CannotGetJdbcConnectionException
                    || cause instanceof CannotCreateTransactionException) {
                return true;
            }
        }
        return false;
    }
}
