package vn.lienthong.fee.reconciliation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a provider's day compares.
 *
 * @param day Asia/Ho_Chi_Minh
 * @param trouble while there is no statement that can be used, what stands against it, with its code
 * @param resolved how many of those that were missing here or different were taken up, by the hub or by an officer
 * @param reviewed how many of the others an officer has looked into
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
        int reviewed,
        long totalThere,
        long totalHere) {

    /** Where the comparison stands. */
    public enum State {
        /** Asked for, not compared yet. */
        ASKED,
        /** The provider does not have the statement yet; it is asked again. */
        WAITING,
        /** The provider never had it; nobody asks any more but an officer. */
        GIVEN_UP,
        DONE
    }

    /** How many a person must look at. */
    public int open() {
        return missingHere - resolved + missingThere + different - reviewed;
    }
}
