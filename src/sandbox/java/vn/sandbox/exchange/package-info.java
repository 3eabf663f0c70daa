/** The relay between hubs: it takes envelopes, stores them, and gives each to the hub it is for, until that says what became of it. */
package vn.sandbox.exchange;
