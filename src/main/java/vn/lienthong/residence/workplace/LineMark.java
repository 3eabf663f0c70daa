package vn.lienthong.residence.workplace;

/** What lines of a list may be looked for by. */
public enum LineMark {
    NO_RESIDENCE,
    /** Of a group that is exempt from something. */
    EXEMPT,
    /** Asking what may not be asked about its group. */
    BLOCKED,
    REPORT_WANTED,
    NOT_SENT,
    /** Could not be sent. */
    PROBLEM,
    /** Given back, and neither corrected nor confirmed since. */
    RETURNED,
    GIVEN_UP,
    REPORT_MISSING,
    REPORTED,
    NOT_RECEIVED,
    RECEIVED,
    OVERDUE
}
