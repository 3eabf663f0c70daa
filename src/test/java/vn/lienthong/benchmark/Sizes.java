package vn.lienthong.benchmark;

/**
 * How much is measured.
 *
 * @param rounds of each contender, in turn
 * @param cycles task cycles a round
 * @param conversations registrations a round
 * @param relayed messages a round
 * @param openTasks in one inbox
 * @param pages fetched from it a round
 */
record Sizes(int rounds, int cycles, int conversations, int relayed, int openTasks, int pages) {

    /** What {@code docs/benchmarks.md} shows. */
    static Sizes full() {
        return new Sizes(3, 4_000, 400, 100_000, 10_000, 300);
    }

    /** The full ones, smaller by {@code -Dbenchmark.share=0.1}. */
    static Sizes asked() {
        double share = Double.parseDouble(System.getProperty("benchmark.share", "1"));
        Sizes full = full();
        return new Sizes(
                full.rounds(),
                (int) (full.cycles() * share),
                (int) (full.conversations() * share),
                (int) (full.relayed() * share),
                (int) (full.openTasks() * share),
                (int) (full.pages() * share));
    }

    /** Enough to see that everything works; the figures mean nothing. */
    static Sizes smallest() {
        return new Sizes(1, 30, 5, 1_000, 200, 10);
    }

    /** A smaller round first, so that the compilers and the caches have seen the work. */
    int warmUp(int size) {
        return Math.max(1, size / 2);
    }
}
