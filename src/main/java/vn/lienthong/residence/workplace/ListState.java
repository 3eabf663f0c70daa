package vn.lienthong.residence.workplace;

import java.util.EnumSet;
import java.util.Set;

/** Where a list stands. */
public enum ListState {
    /** Being made, or refused and to be corrected. */
    DRAFT,
    /** Chờ phê duyệt. */
    SUBMITTED,
    /** Đã phê duyệt. */
    APPROVED,
    /** On its way, some organisations at a time. */
    SENDING,
    /** Đã gửi tổ chức đảng nơi cư trú; lines that could not be sent may be left, and are sent again from here. */
    SENT;

    /** Whether it was approved, whatever became of it since. */
    public boolean approved() {
        return mayBecome(SENDING) || this == SENDING;
    }

    public boolean mayBecome(ListState next) {
        return next().contains(next);
    }

    private Set<ListState> next() {
        return switch (this) {
            case DRAFT -> EnumSet.of(SUBMITTED);
            case SUBMITTED -> EnumSet.of(DRAFT, APPROVED);
            case APPROVED, SENT -> EnumSet.of(SENDING);
            case SENDING -> EnumSet.of(SENT);
        };
    }
}
