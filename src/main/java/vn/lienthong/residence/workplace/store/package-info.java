/**
 * The workplace's tables: {@code V18__residence_workplace.sql}, {@code V23__residence_told_violation.sql} and the scans of
 * {@code V24__residence_paper.sql}.
 */
package vn.lienthong.residence.workplace.store;
