package vn.lienthong.security;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets operators through to the console: whoever has the role, and logged in not longer ago than {@code
 * lienthong.login.operators-fresh-for}.
 */
@Component
class OperatorDoor implements AuthorizationManager<RequestAuthorizationContext> {

    private final LoginAge ages;

    OperatorDoor(LoginAge ages) {
        this.ages = ages;
    }

    /** Refused for its age alone: logging in again helps. */
    static final class TooOld extends AuthorizationDecision {

        private TooOld() {
            super(false);
        }
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> person, RequestAuthorizationContext request) {
        if (!(person.get().getPrincipal() instanceof SignedIn signedIn) || !signedIn.operator()) {
            return new AuthorizationDecision(false);
        }
        return ages.freshForOperators(signedIn) ? new AuthorizationDecision(true) : new TooOld();
    }
}
