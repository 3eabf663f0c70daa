/** The tables of {@code V18__residence_workplace.sql}. */
package vn.lienthong.residence.workplace.store;
