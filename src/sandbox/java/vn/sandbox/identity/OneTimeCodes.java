package vn.sandbox.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The six digits VNeID would show in its application or send by SMS: good for three minutes and for one login. Whoever
 * looks always gets a code with at least half of its life left.
 */
@Component
public final class OneTimeCodes {

    static final Duration LIFE = Duration.ofMinutes(3);

    private final Map<String, Deque<Code>> live = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    private record Code(String digits, Instant expiry) {}

    OneTimeCodes() {
        this(Clock.systemUTC());
    }

    OneTimeCodes(Clock clock) {
        this.clock = clock;
    }

    /** The person's present code. */
    public synchronized String current(String personalId) {
        Deque<Code> codes = liveCodes(personalId);
        Instant now = clock.instant();
        if (codes.isEmpty() || codes.getLast().expiry().isBefore(now.plus(LIFE.dividedBy(2)))) {
            codes.addLast(new Code(String.format("%06d", random.nextInt(1_000_000)), now.plus(LIFE)));
        }
        return codes.getLast().digits();
    }

    /** Whether the code is one of the person's live ones; a code that is accepted is used up. */
    synchronized boolean use(String personalId, String digits) {
        return liveCodes(personalId).removeIf(code -> code.digits().equals(digits));
    }

    private Deque<Code> liveCodes(String personalId) {
        Deque<Code> codes = live.computeIfAbsent(personalId, id -> new ArrayDeque<>());
        Instant now = clock.instant();
        codes.removeIf(code -> !now.isBefore(code.expiry()));
        return codes;
    }
}
