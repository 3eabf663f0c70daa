/** The public page that checks documents. */
package vn.lienthong.document.web;
