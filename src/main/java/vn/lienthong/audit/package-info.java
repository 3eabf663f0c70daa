/** The append-only, hash-chained record of who did and who read what. */
package vn.lienthong.audit;
