package vn.lienthong.fee;

import java.util.List;

/**
 * What money in suspense would settle.
 *
 * @param target the order it is placed on, or after whose pattern a new one is made
 * @param opensOrder whether a new order is made, because the target is closed
 * @param cell of the order: of a new one the cell its members are in today
 * @param lines what is paid by it
 * @param rest VND that stay in suspense
 */
public record Placement(FeeOrder target, boolean opensOrder, String cell, List<FeeLine> lines, long rest) {

    public Placement {
        lines = List.copyOf(lines);
    }

    /** VND. */
    public long amount() {
        return lines.stream().mapToLong(FeeLine::amount).sum();
    }
}
