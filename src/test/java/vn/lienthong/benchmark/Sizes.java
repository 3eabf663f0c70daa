package vn.lienthong.benchmark;

/**
 * How much is measured.
 *
 * @param warmUps rounds before those that count: the compilers need some ten thousand cases of the hub
 * @param rounds of each contender, in turn
 * @param cycles task cycles a round
 * @param conversations registrations a round
 * @param relayed messages a round
 * @param openTasks in one inbox
 * @param pages fetched from it a round
 */
record Sizes(int warmUps, int rounds, int cycles, int conversations, int relayed, int openTasks, int pages) {

    /** What {@code docs/benchmarks.md} shows. */
    static Sizes full() {
        return new Sizes(8, 3, 2_000, 150, 100_000, 10_000, 200);
    }

    /** Enough to see that everything works; the figures mean nothing. */
    static Sizes smallest() {
        return new Sizes(1, 1, 30, 5, 1_000, 200, 10);
    }
}
