package vn.sandbox.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The open sessions of the agency. They are short on purpose, so that renewing one is everyday business. */
@Component("portalSessions")
public final class Sessions {

    private static final String USERNAME = "lienthong";
    private static final String PASSWORD = "sandbox";

    private final Map<String, Instant> expiry = new ConcurrentHashMap<>();
    private final AtomicInteger logins = new AtomicInteger();
    private final Duration life;
    private final Clock clock;

    @Autowired
    Sessions(@Value("${sandbox.portal.session-life:5m}") Duration life) {
        this(life, Clock.systemUTC());
    }

    Sessions(Duration life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    String open(String username, String password) {
        if (!USERNAME.equals(username) || !PASSWORD.equals(password)) {
            throw Refused.login();
        }
        logins.incrementAndGet();
        String session = UUID.randomUUID().toString();
        expiry.put(session, clock.instant().plus(life));
        return session;
    }

    void check(String session) {
        Instant until = expiry.get(session);
        if (until == null || clock.instant().isAfter(until)) {
            expiry.remove(session);
            throw Refused.session();
        }
    }

    /** Every open session ends now. */
    public void expireAll() {
        expiry.clear();
    }

    /** How many sessions were opened since the start. */
    public int logins() {
        return logins.get();
    }
}
