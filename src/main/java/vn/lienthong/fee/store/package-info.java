/** The module's tables. */
package vn.lienthong.fee.store;
