/**
 * How fast the hub is, measured beside a floor: the same durable steps in plain JDBC and JMS, on the same database and the
 * same broker, in alternating rounds of one run. {@code ./mvnw -Pbenchmark verify} runs it; see {@code docs/benchmarks.md}.
 */
package vn.lienthong.benchmark;
