package vn.lienthong.organisation;

/** What a person is in an organisation. */
public enum PositionKind {
    /** Bí thư. */
    SECRETARY,
    /** Phó bí thư. */
    DEPUTY,
    /** Cấp ủy viên. */
    COMMITTEE_MEMBER,
    /** Người được phân công. */
    DELEGATE
}
