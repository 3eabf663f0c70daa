package vn.lienthong.residence;

import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** What a click to sign meets while the keys are away. Where somebody waits for the paper it is refused: nothing is kept to be signed later. */
public final class KeysAway {

    private KeysAway() {}

    /** @throws Failure {@code LT-RES-093} while the keys are away, and what the work throws */
    public static <T> T refuse(Supplier<T> work) {
        try {
            return work.get();
        } catch (Failure failure) {
            throw isAway(failure)
                    ? new Failure(ErrorCode.RESIDENCE_SIGNING_AWAY, failure.getMessage(), failure)
                    : failure;
        }
    }

    /** What to take for true, or false, while nobody knows who has a key. */
    public static boolean assume(boolean assumed, Supplier<Boolean> canSign) {
        try {
            return canSign.get();
        } catch (Failure failure) {
            if (isAway(failure)) {
                return assumed;
            }
            throw failure;
        }
    }

    private static boolean isAway(Failure failure) {
        return failure.code() == ErrorCode.SIGNING_KEY_AWAY;
    }
}
