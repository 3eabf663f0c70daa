package vn.lienthong.membership;

/** Where one request stands. A person has at most one that is {@linkplain #open() open}. */
public enum RequestState {
    /** Stored; the hub has not looked at it yet. */
    SUBMITTED(true),
    /** The hub's own checks found a reason against it. */
    NOT_ACCEPTED(false),
    /** The hub's own checks passed; every aspect waits for its decision. */
    CHECKED(true),
    /** At least one aspect is decided, at least one is not. */
    DECIDING(true),
    /** Every aspect is decided. */
    DECIDED(false),
    /** Taken back by the member. */
    WITHDRAWN(false);

    private final boolean open;

    RequestState(boolean open) {
        this.open = open;
    }

    /** Whether something can still happen to it. */
    public boolean open() {
        return open;
    }
}
