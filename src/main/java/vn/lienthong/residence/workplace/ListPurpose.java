package vn.lienthong.residence.workplace;

/** What a list is made for. */
public enum ListPurpose {
    /** Kiểm điểm hằng năm: the yearly comment of 213-QĐ/TW, Điều 3. */
    YEARLY,
    /** Theo yêu cầu: cadre work, reward, discipline. */
    ON_DEMAND
}
