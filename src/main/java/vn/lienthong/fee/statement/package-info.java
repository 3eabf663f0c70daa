/** What each organisation collected, kept, passed up and has held for it, added up from the ledger and from nothing else. */
package vn.lienthong.fee.statement;
