/**
 * What can go wrong, named once: every failure a person or a partner can meet has a code, a sentence in both languages
 * and an entry in {@code docs/error-codes.md}.
 */
package vn.lienthong.failure;
