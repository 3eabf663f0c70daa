package vn.lienthong.fee;

import java.util.List;
import java.util.OptionalLong;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** What every decision about money needs: a sentence that explains it, by somebody whose money it is not. */
final class Reasons {

    private static final int LONGEST = 1000;

    private Reasons() {}

    /** @return the reason without the spaces around it */
    static String required(String reason) {
        String stripped = reason == null ? "" : reason.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new Failure(ErrorCode.FEE_REASON_MISSING, "a reason of " + stripped.length() + " characters");
        }
        return stripped;
    }

    /** Nobody decides about money that pays months of their own. */
    static void requireNotTheirs(long officer, List<FeeLine> lines) {
        if (lines.stream().anyMatch(line -> line.person() == officer)) {
            throw new Failure(ErrorCode.FEE_OWN_MONEY, "person " + officer + " owes it");
        }
    }

    static void requireNotOwn(long officer, OptionalLong payer) {
        if (payer.isPresent() && payer.getAsLong() == officer) {
            throw new Failure(ErrorCode.FEE_OWN_MONEY, "person " + officer + " paid it");
        }
    }
}
