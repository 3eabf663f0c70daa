package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;

/**
 * What the list of money in suspense is narrowed by.
 *
 * @param before only what came before this
 * @param text words of the order's number, the payer's name, the reference, the provider's number or what the payer wrote
 */
public record SuspenseFilter(
        Optional<SuspenseKind> kind,
        Optional<SuspenseState> state,
        Optional<String> provider,
        Optional<Instant> before,
        String text) {

    public static SuspenseFilter open() {
        return new SuspenseFilter(
                Optional.empty(), Optional.of(SuspenseState.OPEN), Optional.empty(), Optional.empty(), "");
    }
}
