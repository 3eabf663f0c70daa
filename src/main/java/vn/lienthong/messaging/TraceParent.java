package vn.lienthong.messaging;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** W3C trace context, version 00: one trace for a whole conversation step, a new span for each message. */
final class TraceParent {

    private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");

    private TraceParent() {}

    /** A new span in the given trace; in a new trace when there is none or it is malformed. */
    static String continuing(Optional<String> parent) {
        String trace = parent.map(FORM::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(match -> match.group(1))
                .orElseGet(() -> hex(16));
        return "00-" + trace + "-" + hex(8) + "-01";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
