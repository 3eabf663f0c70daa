package vn.lienthong.partner.memberdb;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the member database is and how long the hub is willing to wait for it.
 *
 * @param url the SOAP endpoint; https, or http on this very machine
 * @param username the account the database's owner gave the hub
 * @param password never sent: only its digest is (WS-Security UsernameToken)
 * @param connectWithin how long a connection may take
 * @param receiveWithin from the start of a call until the answer's first byte; at most {@code answerWithin}
 * @param answerWithin how long the one who asks waits at most, everything included; less than five seconds
 * @param concurrentCalls how many calls may be under way at once; one more is answered "unavailable" at once
 * @param cacheFor how long a found member is answered from memory; zero asks every time
 * @param cacheSize how many found members are kept at most
 */
@ConfigurationProperties("lienthong.memberdb")
record MemberDatabaseSettings(
        URI url,
        String username,
        String password,
        @DefaultValue("2s") Duration connectWithin,
        @DefaultValue("4s") Duration receiveWithin,
        @DefaultValue("4800ms") Duration answerWithin,
        @DefaultValue("8") int concurrentCalls,
        @DefaultValue("5m") Duration cacheFor,
        @DefaultValue("1000") int cacheSize,
        @DefaultValue Circuit circuit) {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * When the hub stops asking.
     *
     * @param calls how many of the latest calls are looked at
     * @param failurePercent the circuit opens when at least this part of them failed
     * @param openFor how long nothing is asked then; after it a few trial calls decide
     */
    record Circuit(
            @DefaultValue("10") int calls,
            @DefaultValue("50") int failurePercent,
            @DefaultValue("30s") Duration openFor) {}

    MemberDatabaseSettings {
        if (url != null && !"https".equals(url.getScheme()) && !THIS_MACHINE.contains(String.valueOf(url.getHost()))) {
            throw new IllegalArgumentException(
                    "lienthong.memberdb.url must be https: personal data would cross the network readable");
        }
        if (answerWithin.compareTo(LONGEST_ANSWER) >= 0 || receiveWithin.compareTo(answerWithin) > 0) {
            throw new IllegalArgumentException(
                    "lienthong.memberdb.receive-within <= answer-within < 5s does not hold: the one who asks waits");
        }
    }
}
