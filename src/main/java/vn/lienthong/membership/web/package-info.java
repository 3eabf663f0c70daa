/** The screens of registration, change, account and the officers' lists. */
package vn.lienthong.membership.web;
