package vn.lienthong.humantask;

/** OPEN → CLAIMED → DECIDED → RESUMED, or CANCELLED, or EXPIRED. A claimed task may be released to OPEN. */
public enum TaskState {
    /** Waits for anybody who may act. */
    OPEN,
    /** One person has taken it. */
    CLAIMED,
    /** Somebody chose an outcome; the message that resumes the route is on its way. */
    DECIDED,
    /** The route has taken the decision up. */
    RESUMED,
    /** The decision is no longer wanted. */
    CANCELLED,
    /** Nobody decided in the time the rules allow. */
    EXPIRED;

    /** Whether a decision can still be made. */
    public boolean waiting() {
        return this == OPEN || this == CLAIMED;
    }
}
