package vn.lienthong.fee;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.document.Issuer;

/**
 * In whose name receipts are issued, and how their numbers begin: {@code config/rules/receipts.yaml}.
 *
 * @param rows the earlier first
 * @param receiptSeries of members' receipts
 * @param summarySeries of summaries
 */
record ReceiptRules(List<Row> rows, String receiptSeries, String summarySeries) {

    /** From a day on. */
    record Row(LocalDate from, Issuer issuer) {}

    /** The first row counts for days before it too: a receipt always has an issuer. */
    Issuer issuer(LocalDate day) {
        Row found = rows.get(0);
        for (Row row : rows) {
            if (!row.from().isAfter(day)) {
                found = row;
            }
        }
        return found.issuer();
    }

    /** The series of this kind and day, as {@link vn.lienthong.document.NumberSeries} wants it. */
    String series(FeeReceipt.Kind kind, LocalDate day) {
        return (kind == FeeReceipt.Kind.SUMMARY ? summarySeries : receiptSeries) + "-" + day.getYear();
    }
}
