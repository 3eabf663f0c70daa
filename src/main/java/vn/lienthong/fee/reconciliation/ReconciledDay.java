package vn.lienthong.fee.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a provider's day compares.
 *
 * @param day Asia/Ho_Chi_Minh
 * @param trouble while it waits, what is wrong with the statement that is there
 * @param resolved how many of those that were missing here or different were taken up, by the hub or by an officer
 * @param totalThere VND of all lines of the statement, {@code totalHere} of what the hub has of that day; what came less
 *     what went back
 */
public record ReconciledDay(
        String provider,
        LocalDate day,
        State state,
        Instant askedAt,
        Optional<Instant> comparedAt,
        Optional<String> trouble,
        int matched,
        int missingHere,
        int missingThere,
        int different,
        int resolved,
        long totalThere,
        long totalHere) {

    /** Where the comparison stands. */
    public enum State {
        /** Asked for, not compared yet. */
        ASKED,
        /** The provider does not have the statement yet; it is asked again. */
        WAITING,
        DONE
    }

    /** How many a person must look at. */
    public int open() {
        return missingHere - resolved + missingThere + different;
    }
}
