package vn.lienthong.security;

/**
 * A form whose entries are worth keeping when the session ends while somebody fills it in. The module that owns the form
 * contributes a bean of this type.
 *
 * @param action path the form is posted to, exactly
 * @param page path of the page that shows the form again and asks {@link RescuedForms} for the entries
 */
public record RescuableForm(String action, String page) {}
