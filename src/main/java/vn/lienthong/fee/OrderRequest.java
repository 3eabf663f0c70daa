package vn.lienthong.fee;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a payer asks for.
 *
 * @param formKey of the form that was opened: however often it is sent, it makes one order
 * @param payer the hub's number of whoever pays
 * @param cell code of the cell the members belong to
 * @param months how many months are paid for each member, from the oldest that is owed on; the hub's number of the member as
 *     key
 * @param confirmedAmount VND the payer saw and confirmed
 * @param confirmedLines {@link SeenLines} of what the payer saw; empty when the amount alone was confirmed
 */
public record OrderRequest(
        UUID formKey,
        OrderForm form,
        long payer,
        String cell,
        Map<Long, Integer> months,
        long confirmedAmount,
        Optional<String> confirmedLines) {

    public OrderRequest {
        months = Map.copyOf(months);
    }

    /** The amount alone is confirmed. */
    public OrderRequest(
            UUID formKey, OrderForm form, long payer, String cell, Map<Long, Integer> months, long confirmedAmount) {
        this(formKey, form, payer, cell, months, confirmedAmount, Optional.empty());
    }
}
