package vn.lienthong.membership;

/** Whether a member may use the hub. Somebody who never registered has no account at all. */
public enum AccountStatus {
    /** Registered, not decided yet: only registration, status, notices and logout. */
    WAITING,
    ACTIVE,
    /** The registration was refused or not accepted; the member may correct and resubmit it. */
    REFUSED,
    /** Closed by an operator ({@code docs/operating.md}): the member is told so and may do nothing else. No decision opens it. */
    LOCKED
}
