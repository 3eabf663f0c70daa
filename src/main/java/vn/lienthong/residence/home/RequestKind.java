package vn.lienthong.residence.home;

/** What a line asks of the organisation at the residence. */
public enum RequestKind {
    /** Xin nhận xét. */
    COMMENT,
    /** Giới thiệu. */
    INTRODUCE,
    /** Giới thiệu và xin nhận xét. */
    INTRODUCE_AND_COMMENT;

    public boolean wantsComment() {
        return this != INTRODUCE;
    }

    public boolean introduces() {
        return this != COMMENT;
    }
}
