package vn.lienthong.residence.workplace;

/** Why a line stayed with its sender: what is wrong with the organisation at the residence. */
public enum LineProblem {
    UNKNOWN,
    /** It existed once, and does not today. */
    ENDED,
    NOT_RESIDENTIAL
}
