/** Where the operator's files are and what must be in them. */
package vn.lienthong.settings;
