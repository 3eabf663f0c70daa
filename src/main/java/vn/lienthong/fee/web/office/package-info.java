/** The officers' pages about money: what waits for a decision, refunds, orders, reconciliation, statements. */
package vn.lienthong.fee.web.office;
