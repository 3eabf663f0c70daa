package vn.lienthong.fee;

/**
 * What a payer says anew of a member in the list.
 *
 * @param person the hub's number of the member
 * @param months at least 1
 */
public record SelectionChange(long person, int months, boolean chosen) {

    public SelectionChange {
        months = Math.max(1, months);
    }
}
