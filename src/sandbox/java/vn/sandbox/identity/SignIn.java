package vn.sandbox.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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

    SignIn(SessionRegistry sessions) {
        newSession = new CompositeSessionAuthenticationStrategy(List.of(
                new ChangeSessionIdAuthenticationStrategy(), new RegisterSessionAuthenticationStrategy(sessions)));
    }

    /** @return the address to go to now */
    String complete(Citizen citizen, HttpServletRequest request, HttpServletResponse response) {
        Authentication person = UsernamePasswordAuthenticationToken.authenticated(
                User.withUsername(citizen.techId())
                        .password("")
                        .authorities("ROLE_CITIZEN")
                        .build(),
                null,
                AuthorityUtils.createAuthorityList("ROLE_CITIZEN"));
        newSession.onAuthentication(person, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(person);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        SavedRequest saved = askedFor.getRequest(request, response);
        return saved == null ? "/" : saved.getRedirectUrl();
    }
}
