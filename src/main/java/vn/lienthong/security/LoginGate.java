package vn.lienthong.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.lienthong.failure.ErrorCode;

/**
 * Stands before the addresses a login begins and ends at: not too often from one place, and not towards a provider that is
 * known to be away, whose page would be the browser's own error page.
 */
final class LoginGate extends OncePerRequestFilter {

    static final String BEGIN = "/oauth2/authorization/" + IdentityProvider.ID;
    static final String END = "/login/oauth2/code/" + IdentityProvider.ID;

    /** As the filters behind match them, so that no other spelling of the addresses gets round this one. */
    private static final RequestMatcher BEGINS =
            PathPatternRequestMatcher.withDefaults().matcher(BEGIN);

    private static final RequestMatcher ENDS =
            PathPatternRequestMatcher.withDefaults().matcher(END);

    private final Attempts attempts;
    private final IdentityProvider provider;

    LoginGate(Attempts attempts, IdentityProvider provider) {
        this.attempts = attempts;
        this.provider = provider;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BEGINS.matches(request) && !ENDS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean begins = BEGINS.matches(request);
        if (!attempts.allow(Network.of(request.getRemoteAddr()))) {
            response.sendRedirect(LoginPage.addressFor(ErrorCode.LOGIN_TOO_OFTEN));
        } else if (begins && !provider.reachable()) {
            response.sendRedirect(LoginPage.addressFor(ErrorCode.IDENTITY_NOT_REACHED));
        } else {
            if (begins) {
                ReturnPath.remember(request, request.getParameter("next"));
            }
            chain.doFilter(request, response);
        }
    }
}
