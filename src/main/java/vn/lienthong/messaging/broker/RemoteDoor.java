package vn.lienthong.messaging.broker;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;

/**
 * Who may do what at the broker. The hub comes through this process's memory and may do everything. Everybody else is who
 * their certificate says, whatever name they give, and may consume one queue and send to one queue: they create nothing,
 * browse nothing, manage nothing.
 */
final class RemoteDoor implements ActiveMQSecurityManager5 {

    private static final Logger log = LoggerFactory.getLogger(RemoteDoor.class);

    private static final String HUB = "the hub itself"; // no partner can be called this

    private final List<RemoteUser> users;
    private final RefusalCounter refusals;

    RemoteDoor(List<RemoteUser> users, RefusalCounter refusals) {
        this.users = users;
        this.refusals = refusals;
    }

    @Override
    public Subject authenticate(String user, String password, RemotingConnection connection, String domain) {
        if (connection == null) {
            return null;
        }
        if (connection.getTransportConnection() instanceof InVMConnection) {
            return subject(HUB);
        }
        Optional<RemoteUser> certified = certified(connection);
        if (certified.isEmpty()) {
            refusals.count(ErrorCode.BROKER_REFUSED);
            log.warn(
                    "{} nobody is known by the certificate of {}",
                    ErrorCode.BROKER_REFUSED.code(),
                    CertificateUtil.getCertSubjectDN(connection));
        }
        return certified.map(RemoteUser::name).map(RemoteDoor::subject).orElse(null);
    }

    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType check, String address) {
        String name = getUserFromSubject(subject);
        if (HUB.equals(name)) {
            return true;
        }
        Optional<RemoteUser> user =
                users.stream().filter(known -> known.name().equals(name)).findFirst();
        boolean allowed =
                switch (check) {
                    case SEND ->
                        user.filter(known -> is(address, known.writes())).isPresent();
                    case CONSUME ->
                        user.filter(known -> is(address, known.reads())).isPresent();
                    default -> false;
                };
        if (!allowed) {
            refusals.count(ErrorCode.BROKER_REFUSED);
            log.warn("{} {} may not {} {}", ErrorCode.BROKER_REFUSED.code(), name, check, address);
        }
        return allowed;
    }

    /** Without a connection nobody is anybody. */
    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
        return false;
    }

    /** Its queue has the name of its address, and the broker may name both. */
    private static boolean is(String address, String queue) {
        return address.equals(queue) || address.equals(CompositeAddress.toFullyQualified(queue, queue));
    }

    private Optional<RemoteUser> certified(RemotingConnection connection) {
        X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
        return chain == null || chain.length == 0
                ? Optional.empty()
                : users.stream()
                        .filter(user -> user.certificate().equals(chain[0].getSubjectX500Principal()))
                        .findFirst();
    }

    private static Subject subject(String name) {
        return new Subject(true, Set.of(new UserPrincipal(name)), Set.of(), Set.of());
    }
}
