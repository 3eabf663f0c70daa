/** The tables of {@code V18__residence_workplace.sql} and {@code V23__residence_told_violation.sql}. */
package vn.lienthong.residence.workplace.store;
