package vn.lienthong.residence.home;

/** What a two-way member takes part in where they live. */
public enum ActivityKind {
    /** Họp chi bộ, họp do cấp ủy triệu tập. */
    MEETING,
    /** Họp của nhân dân nơi cư trú. */
    PEOPLE_MEETING,
    /** Góp ý, phản ánh. */
    CONTRIBUTION,
    /** Cuộc vận động, phong trào thi đua. */
    MOVEMENT,
    OTHER
}
