package vn.sandbox.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.sandbox.faults.Faults;

/**
 * Honours {@code prompt=login} and {@code max_age}: whoever is remembered here but has to prove anew who they are is sent to
 * the login page first, once for each request of a client.
 */
final class Reauthentication extends OncePerRequestFilter {

    private static final String ASKED = "vneid.asked";

    private final HttpSessionRequestCache askedFor = new HttpSessionRequestCache();
    private final Faults faults;
    private final Clock clock;

    /** A client's request, told from others by its state, and when it came here first. */
    private record Asked(String state, Instant first) {}

    Reauthentication(Faults faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().equals("/oauth2/authorize")
                || faults.isOn(IdentityFaults.ID, IdentityFaults.IGNORE_PROMPT);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Instant notBefore = notBefore(request);
        boolean tooOld = SignIn.at(SecurityContextHolder.getContext().getAuthentication())
                .filter(at -> at.isBefore(notBefore))
                .isPresent();
        if (tooOld) {
            askedFor.saveRequest(request, response);
            response.sendRedirect("/vneid/login");
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The earliest moment of a login that this request is content with; the same however often it comes. */
    private Instant notBefore(HttpServletRequest request) {
        String prompt = request.getParameter("prompt");
        String maxAge = request.getParameter("max_age");
        boolean always = prompt != null && Arrays.asList(prompt.split(" ")).contains("login");
        if (!always && maxAge == null) {
            return Instant.MIN;
        }
        Instant first = firstSeen(request.getSession(), request.getParameter(OAuth2ParameterNames.STATE));
        return always ? first : first.minus(Duration.ofSeconds(Long.parseLong(maxAge)));
    }

    private Instant firstSeen(HttpSession session, String state) {
        if (session.getAttribute(ASKED) instanceof Asked asked && asked.state().equals(state)) {
            return asked.first();
        }
        Asked now = new Asked(state, clock.instant());
        session.setAttribute(ASKED, now);
        return now.first();
    }
}
