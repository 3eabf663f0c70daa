package vn.lienthong.fee;

import java.time.Instant;
import java.util.UUID;

/**
 * What a payer says of how paying went.
 *
 * @param score 1 (very bad) to 5 (very good)
 * @param comment at most {@value #LONGEST} characters; may be empty
 */
public record FeeRating(UUID order, int score, String comment, Instant ratedAt, Instant changedAt) {

    public static final int WORST = 1;
    public static final int BEST = 5;
    public static final int LONGEST = 1000;
}
