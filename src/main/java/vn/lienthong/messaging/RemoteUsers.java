package vn.lienthong.messaging;

import java.util.List;
import javax.security.auth.x500.X500Principal;

/**
 * Who outside may reach the broker, and the only queues open to them. A bean of this type opens them when there is a door
 * ({@code lienthong.broker.remote}).
 */
public record RemoteUsers(List<RemoteUser> all) {

    public RemoteUsers {
        all = List.copyOf(all);
    }

    /**
     * One of them. Nobody else but the hub ever reads the one queue or writes the other.
     *
     * @param name for logs and for {@link PartnerMessage#partner}
     * @param certificate subject of the client certificate they prove themselves with
     * @param reads the queue they take messages from
     * @param writes the queue they put messages on
     */
    public record RemoteUser(String name, X500Principal certificate, String reads, String writes) {}
}
