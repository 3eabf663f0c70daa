package vn.lienthong.membership;

import java.util.Optional;
import vn.lienthong.organisation.PositionKind;

/** Chức vụ a member declares in the own cell. */
public enum CellPosition {
    /** Đảng viên: no position. */
    MEMBER(null),
    /** Phó bí thư chi bộ. */
    DEPUTY(PositionKind.DEPUTY),
    /** Bí thư chi bộ. */
    SECRETARY(PositionKind.SECRETARY);

    private final PositionKind kind;

    CellPosition(PositionKind kind) {
        this.kind = kind;
    }

    /** The position it is in the organisation; empty for an ordinary member. */
    public Optional<PositionKind> kind() {
        return Optional.ofNullable(kind);
    }
}
