package vn.lienthong.failure;

import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells trouble with reaching the database, of which no message and no request is the cause, from trouble with a statement. */
public final class DatabaseAway {

    private static final int DEEPEST = 20;

    private DatabaseAway() {}

    /** Whether there was no connection to be had; one that broke under a statement is not meant. */
    public static boolean isCauseOf(Throwable trouble) {
        return causes(trouble)
                .anyMatch(cause -> cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof CannotCreateTransactionException);
    }

    /** The same, or a connection that broke: enough for who may simply ask again. */
    public static boolean orLostIsCauseOf(Throwable trouble) {
        return isCauseOf(trouble)
                || causes(trouble)
                        .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                                || cause instanceof TransactionSystemException);
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
