/** How partners that sign with a key of their own are believed. */
package vn.lienthong.partner.signature;
