package vn.lienthong.fee;

import java.util.Optional;
import vn.lienthong.document.Payer;

/**
 * A receipt that has its number, whether or not its document is made yet.
 *
 * @param position among the receipts of its order, from 1
 * @param person the hub's number of the member; of a summary, of whoever paid
 * @param amount VND
 * @param code printed beside the number
 */
public record NumberedReceipt(
        String number,
        int position,
        FeeReceipt.Kind kind,
        long person,
        String name,
        Optional<String> memberNumber,
        long amount,
        String code) {

    NumberedReceipt withNumber(String taken) {
        return new NumberedReceipt(taken, position, kind, person, name, memberNumber, amount, code);
    }

    Payer payer() {
        return new Payer(name, memberNumber);
    }
}
