package vn.lienthong.humantask;

import java.time.Duration;
import java.time.Instant;

/**
 * When the message that should take something its next step counts as lost.
 *
 * @param clickedBefore it should have come by now
 * @param checkedBefore when that was looked at last, where it was since the click
 */
public record LostStep(Instant clickedBefore, Instant checkedBefore) {

    private static final Duration SOON = Duration.ofHours(1);
    private static final Duration SELDOM = Duration.ofHours(12);

    /** When it is first looked whether the message of a step was lost. */
    public static Instant firstLook(Instant step) {
        return step.plus(SOON);
    }

    /** When it is looked again. */
    public static Instant nextLook(Instant now) {
        return now.plus(SELDOM);
    }

    public static LostStep at(Instant now) {
        return new LostStep(now.minus(SOON), now.minus(SELDOM));
    }
}
