package vn.lienthong.partner.exchange;

import vn.lienthong.failure.Failure;

/** What was refused and kept, for the operator who has mended the cause. */
public interface RefusedEnvelopes {

    /**
     * Looks at a refused envelope again as if it came now. It takes effect once.
     *
     * @param delivery the relay's name of it, as in {@code exchange_refused}
     * @param operator {@code person:<id>}
     * @throws Failure {@code LT-WEB-002} when nothing is kept under this name; otherwise why it is refused still: it stays kept
     */
    void replay(String delivery, String operator);
}
