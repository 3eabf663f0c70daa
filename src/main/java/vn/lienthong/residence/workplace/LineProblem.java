package vn.lienthong.residence.workplace;

/** Why a line stayed with its sender, or is with it again. */
public enum LineProblem {
    /** No organisation at the residence has this code. */
    UNKNOWN,
    /** It existed once, and does not today. */
    ENDED,
    NOT_RESIDENTIAL,
    /** The organisation at the residence found it incomplete or wrong. */
    RETURNED
}
