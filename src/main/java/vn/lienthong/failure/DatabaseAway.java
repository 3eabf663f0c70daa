package vn.lienthong.failure;

import java.sql.SQLException;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells trouble with reaching the database, of which no message and no request is the cause, from trouble with a statement. */
public final class DatabaseAway {

    /** SQLState of a write on a server that only reads. */
    static final String READ_ONLY = "25006";

    private static final String NO_RESOURCES = "53";
    private static final String SHUTTING_DOWN = "57P";

    /** A limit of the configuration: the statement that meets it meets it again. */
    private static final String OVER_A_LIMIT = "53400";

    private static final int DEEPEST = 20;

    private DatabaseAway() {}

    /**
     * Whether there was no connection to be had, or the server does not do what it was asked, whoever asks: its disk or memory is
     * full, it is shutting down, it only reads. A connection that broke under a statement is not meant.
     */
    public static boolean isCauseOf(Throwable trouble) {
        return causes(trouble)
                .anyMatch(cause -> cause instanceof CannotGetJdbcConnectionException
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLException refused && outOfService(refused.getSQLState()));
    }

    private static boolean outOfService(String state) {
        return state != null
                && (state.startsWith(NO_RESOURCES) && !state.equals(OVER_A_LIMIT)
                        || state.startsWith(SHUTTING_DOWN)
                        || state.equals(READ_ONLY));
    }

    /** The same, or a connection that broke: enough for who may simply ask again. */
    public static boolean orLostIsCauseOf(Throwable trouble) {
        return isCauseOf(trouble)
                || causes(trouble)
                        .anyMatch(cause -> cause instanceof DataAccessResourceFailureException
                                || cause instanceof TransactionSystemException);
    }

    /** The same, or somebody else who stood in the way: the same statement may well succeed another time. */
    public static boolean orHinderedIsCauseOf(Throwable trouble) {
        return orLostIsCauseOf(trouble) || causes(trouble).anyMatch(TransientDataAccessException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }
}
