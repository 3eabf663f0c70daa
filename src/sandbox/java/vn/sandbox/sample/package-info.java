/** Invented organisations and people of any number, for the sandbox, the tests and the benchmarks. */
package vn.sandbox.sample;
