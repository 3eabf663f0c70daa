package vn.lienthong.fee;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A receipt that is issued.
 *
 * @param number as it is printed
 * @param document id of the signed file
 * @param person the hub's number of the member whose fee it is; of a summary, of whoever paid
 * @param name of that person, as it is printed
 * @param amount VND
 * @param dated day of issue
 */
public record FeeReceipt(
        String number, UUID document, UUID order, Kind kind, long person, String name, long amount, LocalDate dated) {

    /** What a receipt is for. */
    public enum Kind {
        /** <i>Biên lai</i> of an own order. */
        OWN,
        /** <i>Biên lai</i> of one member of a cell order. */
        MEMBER,
        /** <i>Biên lai tổng hợp</i> of a cell order. */
        SUMMARY
    }
}
