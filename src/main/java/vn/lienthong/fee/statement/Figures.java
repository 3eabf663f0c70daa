package vn.lienthong.fee.statement;

/**
 * An organisation's money of a period, VND.
 *
 * @param collected what reached it from below, or from its own members
 * @param kept its own share that its approved account receives
 * @param held its own share that waits for an approved account; negative when more was released than came
 */
public record Figures(long collected, long kept, long held) {

    public static final Figures NONE = new Figures(0, 0, 0);

    public long passedUp() {
        return collected - kept - held;
    }

    public boolean nothing() {
        return collected == 0 && kept == 0 && held == 0;
    }
}
