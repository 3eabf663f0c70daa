package vn.lienthong.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.util.WebUtils;

/**
 * Form tokens in a cookie of the browser's, so that a form outlives the session it was opened in and what was typed into
 * it can be rescued. Each token holds a random part and a seal of it with the person it was made for: a form one person
 * left open is refused once another is logged in, and never handed to them.
 */
final class PersonalCsrfTokens implements CsrfTokenRepository {

    static final String PARAMETER = "_csrf";
    static final String HEADER = "X-CSRF-TOKEN";

    private static final int RANDOM_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final String cookie;
    private final boolean secure;
    private final FormSeal seal;

    PersonalCsrfTokens(String cookie, boolean secure, FormSeal seal) {
        this.cookie = cookie;
        this.secure = secure;
        this.seal = seal;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return token(seal.token(nonce, owner()));
    }

    @Override
    public void saveToken(CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie value = ResponseCookie.from(cookie, token == null ? "" : token.getToken())
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Lax")
                .maxAge(token == null ? 0 : -1)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, value.toString());
    }

    @Override
    public CsrfToken loadToken(HttpServletRequest request) {
        Cookie sent = WebUtils.getCookie(request, cookie);
        if (sent == null || sent.getValue().isEmpty()) {
            return null;
        }
        boolean openedBySomebodyElse = SessionPerson.present().isPresent() && !seal.belongsTo(sent.getValue(), owner());
        return openedBySomebodyElse ? null : token(sent.getValue());
    }

    private static CsrfToken token(String value) {
        return new DefaultCsrfToken(HEADER, PARAMETER, value);
    }

    /** The hub's number of the person, 0 for a visitor. */
    private static long owner() {
        return SessionPerson.present().map(SignedIn::person).orElse(0L);
    }
}
