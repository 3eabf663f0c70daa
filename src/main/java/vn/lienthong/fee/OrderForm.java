package vn.lienthong.fee;

/** For whom an order pays: the guide's <i>Hình thức nộp</i>. */
public enum OrderForm {
    /** Nộp cho chính mình. */
    OWN,
    /** Nộp cho chi bộ. */
    CELL
}
