/**
 * The screens of where members work: making, approving, sending lists, receiving what comes back, notices of violations, and the
 * member's report.
 */
package vn.lienthong.residence.workplace.web;
