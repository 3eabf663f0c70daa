package vn.lienthong.fee;

import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.TypedText;

/** What every decision about money needs: a sentence that explains it. */
public final class Reasons {

    private static final int LONGEST = 1000;

    private Reasons() {}

    /** @return the reason without the spaces around it */
    public static String required(String reason) {
        String stripped = TypedText.of(reason);
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new Failure(ErrorCode.FEE_REASON_MISSING, "a reason of " + stripped.length() + " characters");
        }
        return stripped;
    }
}
