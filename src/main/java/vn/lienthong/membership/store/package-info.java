/** Accounts, requests, receiving accounts and drafts in PostgreSQL. Used by the membership module only. */
package vn.lienthong.membership.store;
