package vn.lienthong.benchmark;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** How long single requests took. */
record Latencies(long[] sortedNanos) {

    static Latencies measure(int times, IntConsumer request) {
        long[] nanos = new long[times];
        for (int i = 0; i < times; i++) {
            long begin = System.nanoTime();
            request.accept(i);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new Latencies(nanos);
    }

    /** @param percent for example 95 */
    double percentileMillis(int percent) {
        return sortedNanos[Math.min(sortedNanos.length - 1, sortedNanos.length * percent / 100)] / 1e6;
    }
}
