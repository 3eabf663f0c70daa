package vn.lienthong.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.DatabaseAway;

/**
 * Answers whoever comes with a session while the database, in which the session is, is away: such a request reaches no
 * controller. Stands before the filter that looks for the session; the error page is made as for a visitor, since nobody can
 * tell whose the session is.
 */
final class SessionsAway implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(SessionsAway.class);
    private static final String MET = SessionsAway.class.getName();

    private final String sessionCookie;

    SessionsAway(String sessionCookie) {
        this.sessionCookie = sessionCookie;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            boolean met = request.getAttribute(MET) != null;
            chain.doFilter(met ? new OfAVisitor((HttpServletRequest) request) : request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException trouble) {
            if (response.isCommitted() || !DatabaseAway.orLostIsCauseOf(trouble)) {
                throw trouble;
            }
            LOG.warn("A request could not be answered: the database is away ({})", trouble.toString());
            request.setAttribute(MET, true);
            ((HttpServletResponse) response).sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    /** The request without its session. */
    private final class OfAVisitor extends HttpServletRequestWrapper {

        OfAVisitor(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie[] getCookies() {
            Cookie[] all = super.getCookies();
            return all == null
                    ? null
                    : Arrays.stream(all)
                            .filter(cookie -> !cookie.getName().equals(sessionCookie))
                            .toArray(Cookie[]::new);
        }
    }
}
