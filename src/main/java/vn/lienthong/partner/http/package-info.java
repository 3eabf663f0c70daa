/** What every partner reached over HTTP needs. */
package vn.lienthong.partner.http;
