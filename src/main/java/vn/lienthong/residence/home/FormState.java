package vn.lienthong.residence.home;

import java.util.EnumSet;
import java.util.Set;

/** Where a comment form stands, with the only steps allowed from there. */
public enum FormState {
    /** Asked for; nobody has begun. */
    WAITING,
    DRAFT,
    /** The committee is to approve it. */
    SUBMITTED,
    /** The committee gave it back with a reason. */
    RETURNED,
    APPROVED,
    /** Somebody clicked Ký số và gửi; the signature is being made. */
    SIGNING,
    /** Signing failed for a reason that stands on the form; it may be clicked again. */
    UNSIGNED,
    SENT;

    /** Those the cell may write in. */
    static final Set<FormState> WRITABLE = EnumSet.of(WAITING, DRAFT, RETURNED);

    /** Those the committee may sign and send. */
    static final Set<FormState> SENDABLE = EnumSet.of(APPROVED, UNSIGNED);

    public boolean writable() {
        return WRITABLE.contains(this);
    }

    public boolean sendable() {
        return SENDABLE.contains(this);
    }

    public boolean mayBecome(FormState next) {
        return switch (this) {
            case WAITING, DRAFT -> next == DRAFT || next == SUBMITTED;
            case RETURNED -> next == RETURNED || next == SUBMITTED;
            case SUBMITTED -> next == APPROVED || next == RETURNED;
            case APPROVED, UNSIGNED -> next == SIGNING;
            case SIGNING -> next == SENT || next == UNSIGNED;
            case SENT -> false;
        };
    }
}
