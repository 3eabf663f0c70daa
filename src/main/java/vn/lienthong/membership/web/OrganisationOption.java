package vn.lienthong.membership.web;

/**
 * One line of a picker's results, as {@code fragments/picker.html} wants it.
 *
 * @param value code of the organisation
 * @param detail the organisations above it
 */
public record OrganisationOption(String value, String text, String detail) {}
