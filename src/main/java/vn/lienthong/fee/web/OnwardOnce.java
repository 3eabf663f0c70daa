package vn.lienthong.fee.web;

import jakarta.servlet.http.HttpSession;

/**
 * Whoever has just chosen a way to pay is led on to the provider's page by itself, once: who comes back with the browser's
 * button finds a page with a choice instead of being sent away again.
 */
final class OnwardOnce {

    private static final String ATTRIBUTE = "lienthong.fee.onward";

    private OnwardOnce() {}

    static void allow(HttpSession session, String reference) {
        session.setAttribute(ATTRIBUTE, reference);
    }

    /** Whether to lead on now; not a second time. */
    static boolean take(HttpSession session, String reference) {
        if (!reference.equals(session.getAttribute(ATTRIBUTE))) {
            return false;
        }
        session.removeAttribute(ATTRIBUTE);
        return true;
    }

    /** Whether it will be led on as soon as there is a page to lead to. */
    static boolean waits(HttpSession session, String reference) {
        return reference.equals(session.getAttribute(ATTRIBUTE));
    }
}
