package vn.lienthong.membership;

/** What became of one aspect of a request. */
public enum AspectState {
    /** Somebody must decide. */
    ASKED,
    APPROVED,
    REFUSED,
    /** Not needed any more: the request was withdrawn, or the aspect it depended on was refused. */
    CANCELLED
}
