package vn.lienthong.fee;

/** How sure a rule of {@code config/rules/fees.yaml} is. */
public enum Certainty {
    /** In the regulation's text, or in what official papers print of it. */
    PUBLISHED,
    /** Seen in other systems that apply the regulation, not in its text. */
    REPORTED,
    /** Found nowhere; what the hub does until somebody knows better. */
    PRESUMED
}
