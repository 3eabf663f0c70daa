/** The organisation module on PostgreSQL. */
package vn.lienthong.organisation.store;
