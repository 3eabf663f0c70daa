package vn.lienthong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * A login brings a new form token, unless the browser's was made for the very person who logs in: their forms in other tabs
 * go on being theirs.
 */
final class FormTokensAtLogin implements SessionAuthenticationStrategy {

    private final CsrfTokenRepository tokens;
    private final FormSeal seal;
    private final SessionAuthenticationStrategy replacing;

    FormTokensAtLogin(CsrfTokenRepository tokens, FormSeal seal) {
        this.tokens = tokens;
        this.seal = seal;
        this.replacing = new CsrfAuthenticationStrategy(tokens);
    }

    @Override
    public void onAuthentication(Authentication login, HttpServletRequest request, HttpServletResponse response) {
        CsrfToken held = tokens.loadToken(request);
        boolean own = held != null
                && login.getPrincipal() instanceof SignedIn signedIn
                && seal.belongsTo(held.getToken(), signedIn.person());
        if (!own) {
            replacing.onAuthentication(login, request, response);
        }
    }
}
