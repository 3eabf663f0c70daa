package vn.lienthong.fee;

import java.util.List;

/**
 * A fee divided. What is kept and what goes to the centre sum up to the amount.
 *
 * @param kept every level of the path, from the cell upward; a level may keep nothing
 * @param toCentre VND the city passes on
 * @param unconfirmed Vietnamese sentences, each naming one percentage that is not confirmed for the month; empty when all are
 */
public record Split(List<Kept> kept, long toCentre, List<String> unconfirmed) {

    /**
     * @param organisation code
     * @param amount VND, 0 or more
     */
    public record Kept(String organisation, long amount) {}
}
