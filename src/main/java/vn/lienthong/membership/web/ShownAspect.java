package vn.lienthong.membership.web;

import vn.lienthong.membership.AspectDecision;
import vn.lienthong.membership.AspectState;

/** An aspect of a request as a page shows it. */
record ShownAspect(AspectDecision decision) {

    /** The colour of its state, see the fragment {@code pill}. */
    public String tone() {
        return tone(decision.state());
    }

    private static String tone(AspectState state) {
        return switch (state) {
            case ASKED -> "info";
            case APPROVED -> "success";
            case REFUSED -> "danger";
            case CANCELLED -> null;
        };
    }
}
