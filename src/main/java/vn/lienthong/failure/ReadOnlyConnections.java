package vn.lienthong.failure;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Has the pool throw away a connection that may only read: after a failover it leads to the server that is primary no more, and would
 * do so until it is old. Named by {@code spring.datasource.hikari.exception-override-class-name}.
 */
public final class ReadOnlyConnections implements SQLExceptionOverride {

    @java.lang.Override
    public Override adjudicate(SQLException trouble) {
        return DatabaseAway.READ_ONLY.equals(trouble.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
