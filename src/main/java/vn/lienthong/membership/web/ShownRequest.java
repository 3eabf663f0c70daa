package vn.lienthong.membership.web;

import java.util.List;
import vn.lienthong.membership.Aspect;
import vn.lienthong.membership.AspectDecision;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.membership.Outcome;
import vn.lienthong.membership.RequestState;

/** A request as a page shows it. */
record ShownRequest(MembershipRequest request) {

    /** Key of the sentence that says where it stands. */
    public String stateKey() {
        return request.outcome()
                .map(outcome -> "membership.outcome." + outcome)
                .orElse("membership.state." + request.state());
    }

    /** The colour of its state, see the fragment {@code pill}. */
    public String tone() {
        if (request.state() == RequestState.NOT_ACCEPTED) {
            return "danger";
        }
        if (request.state() == RequestState.WITHDRAWN) {
            return null;
        }
        return request.outcome()
                .map(outcome -> switch (outcome) {
                    case APPROVED -> "success";
                    case PARTLY_APPROVED -> "warning";
                    case REFUSED -> "danger";
                })
                .orElse("info");
    }

    public boolean open() {
        return request.state().open();
    }

    public List<ShownAspect> aspects() {
        return request.aspects().stream().map(ShownAspect::new).toList();
    }

    /** Why it, or a part of it, was not accepted or refused; empty when there is nothing to say. */
    public String reasons() {
        return request.reason().orElseGet(() -> String.join("; ", request.refusalReasons()));
    }

    /** Whether the member would start from what was declared here, because not all of it was approved. */
    public boolean mayBeSentAgain() {
        return switch (request.state()) {
            case NOT_ACCEPTED, WITHDRAWN -> true;
            case DECIDED ->
                request.outcome().filter(outcome -> outcome != Outcome.APPROVED).isPresent();
            case SUBMITTED, CHECKED, DECIDING -> false;
        };
    }

    /** The form for correcting it, with what was declared here. */
    public String formPath() {
        return switch (request.kind()) {
            case REGISTRATION ->
                request.aspect(Aspect.ACCOUNT)
                                .flatMap(AspectDecision::effectiveAt)
                                .isPresent()
                        ? "/account/change"
                        : "/account/register";
            case CHANGE -> "/account/change?again";
        };
    }
}
