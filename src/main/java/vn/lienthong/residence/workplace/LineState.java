package vn.lienthong.residence.workplace;

/** Where a line stands, in the order of the conversation: messages that come late never move it back. */
public enum LineState {
    /** Not sent. */
    WAITING,
    SENT,
    /** The introduction was taken note of. The last state where no comment is wanted. */
    TAKEN,
    /** The cell has begun the comment form. */
    STARTED,
    /** The form waits for the committee's approval. */
    SUBMITTED,
    APPROVED,
    /** The signed form has come. */
    RECEIVED;

    public boolean isBefore(LineState other) {
        return ordinal() < other.ordinal();
    }
}
