package vn.lienthong.partner.payment.queue;

import vn.lienthong.failure.ErrorCode;

/** A provider's message is not to be believed; the message says why, for an operator. */
final class Refused extends Exception {

    private final ErrorCode code;

    Refused(ErrorCode code, String why) {
        super(why, null, false, false);
        this.code = code;
    }

    static Refused unreadable(String why) {
        return new Refused(ErrorCode.PAYMENT_NOTICE_UNREADABLE, why);
    }

    ErrorCode code() {
        return code;
    }
}
