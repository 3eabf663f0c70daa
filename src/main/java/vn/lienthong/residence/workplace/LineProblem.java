package vn.lienthong.residence.workplace;

/** Why a line stayed with its sender, or is with it again. */
public enum LineProblem {
    /** No organisation at the residence has this code. */
    UNKNOWN,
    /** It existed once, and does not today. */
    ENDED,
    NOT_RESIDENTIAL,
    /** The organisation at the residence found it incomplete or wrong: it goes again once it is corrected or confirmed. */
    RETURNED,
    /** The member's report is larger than what goes to the hub of the organisation at once. */
    TOO_LARGE,
    /** It came back, or never went, and its sender has ended it. */
    GIVEN_UP
}
