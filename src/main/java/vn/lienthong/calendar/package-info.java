/** Working days and hours by the law and the yearly decisions, from {@code config/rules/calendar.yaml}. */
package vn.lienthong.calendar;
