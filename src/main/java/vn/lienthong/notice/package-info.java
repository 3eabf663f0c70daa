/** Telling people something: in the portal account and by e-mail. */
package vn.lienthong.notice;
