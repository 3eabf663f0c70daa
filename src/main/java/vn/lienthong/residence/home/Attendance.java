package vn.lienthong.residence.home;

/** Whether somebody was there. */
public enum Attendance {
    PRESENT,
    EXCUSED,
    ABSENT
}
