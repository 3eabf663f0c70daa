/** What the adapters share: HTTP, times, plain text, hashes. */
package vn.lienthong.partner.payment.wire;
