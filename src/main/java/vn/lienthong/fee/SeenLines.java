package vn.lienthong.fee;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A short name for exactly these months of these members at these amounts. A page carries it, so that an order takes what its
 * payer saw: another order may have taken the months meanwhile, and the next ones cost the same.
 */
public final class SeenLines {

    private SeenLines() {}

    /** @param lines in any order */
    public static String of(List<FeeLine> lines) {
        String text = lines.stream()
                .sorted(Comparator.comparingLong(FeeLine::person).thenComparing(FeeLine::month))
                .map(line -> line.person() + " " + line.month() + " " + line.amount())
                .collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
