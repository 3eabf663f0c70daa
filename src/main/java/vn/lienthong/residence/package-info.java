/**
 * Comments of the organisation where members live. Its two halves, {@code workplace} and {@code home}, know of each other only what
 * the messages of {@code xsd/lienthong/v1/residence.xsd} say, since each may be at another hub; here is what both print alike.
 * Files cross as ids of {@code document/}: until they have a way of their own, both halves need one document store, see
 * {@code docs/adr/0008-residence-messages-carry-what-they-tell.md}.
 */
package vn.lienthong.residence;
