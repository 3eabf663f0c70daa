package vn.lienthong.benchmark;

/** One way to do a piece of work: the hub's, or the floor's. */
interface Contender {

    /** {@code hub} or {@code floor}. */
    String name();

    /**
     * Does the work for this many cases, from a standing start until nothing it caused is on its way any more.
     *
     * @throws AssertionError when a case was lost or done twice
     */
    Round run(int cases);
}
