/**
 * Printed documents: receipts, comment forms, lists. Numbers without gaps, XSL-FO to PDF/A, signatures, the store of what
 * was issued, and the check of a document somebody holds. Knows no procedure: the modules above hand in records.
 */
package vn.lienthong.document;
