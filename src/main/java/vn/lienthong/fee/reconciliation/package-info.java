/**
 * A provider's day compared with the hub's books, once each day and provider however many nodes there are. Only money whose
 * payment waits for just this amount is taken up without a person, as if the provider had told of it.
 */
package vn.lienthong.fee.reconciliation;
