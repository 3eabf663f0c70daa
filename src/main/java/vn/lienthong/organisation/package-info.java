/** The Party organisation tree by date, people, positions and delegation: who may act for whom. */
package vn.lienthong.organisation;
