/** The screens of where members work: making, approving, sending lists, receiving what comes back, and the member's report. */
package vn.lienthong.residence.workplace.web;
