package vn.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.authentication.session.CompositeSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.RegisterSessionAuthenticationStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** The end of every way to log in: a session of the person's own, and back to where the login was asked for. */
@Component
final class SignIn {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final HttpSessionRequestCache askedFor = new HttpSessionRequestCache();
    private final SessionAuthenticationStrategy newSession;

    private final Clock clock = Clock.systemUTC();

    SignIn(SessionRegistry sessions) {
        newSession = new CompositeSessionAuthenticationStrategy(List.of(
                new ChangeSessionIdAuthenticationStrategy(), new RegisterSessionAuthenticationStrategy(sessions)));
    }

    /** @return the address to go to now */
    String complete(Citizen citizen, HttpServletRequest request, HttpServletResponse response) {
        UsernamePasswordAuthenticationToken person = UsernamePasswordAuthenticationToken.authenticated(
                User.withUsername(citizen.techId())
                        .password("")
                        .authorities("ROLE_CITIZEN")
                        .build(),
                null,
                AuthorityUtils.createAuthorityList("ROLE_CITIZEN"));
        person.setDetails(clock.instant());
        newSession.onAuthentication(person, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        SavedRequest saved = askedFor.getRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl();
    }

    /** When this person logged in here; empty for nobody. */
    static Optional<Instant> at(Authentication person) {
        return person != null && person.getDetails() instanceof Instant at ? Optional.of(at) : Optional.empty();
    }
}
