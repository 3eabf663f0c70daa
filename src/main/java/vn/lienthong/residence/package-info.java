/**
 * Comments of the organisation where members live. Its two halves, {@code workplace} and {@code home}, know of each other only what
 * the messages of {@code xsd/lienthong/v1/residence.xsd} say, since each may be at another hub; here is what both print alike, and
 * the way from one to the other. Files cross as ids of {@code document/}; to another hub they go along, see {@code
 * docs/adr/0009-envelopes-between-hubs.md}.
 */
package vn.lienthong.residence;
