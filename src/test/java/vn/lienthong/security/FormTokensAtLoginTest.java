package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

class FormTokensAtLoginTest {

    private static final String COOKIE = "form";
    private static final long PERSON = 7;

    private final FormSeal seal = new FormSeal("hush");
    private final FormTokensAtLogin login = new FormTokensAtLogin(new PersonalCsrfTokens(COOKIE, false, seal), seal);

    @Test
    void whoLogsInAgainKeepsTheToken() {
        assertThat(isKept(seal.token("nonce", PERSON))).isTrue();
    }

    @Test
    void anothersTokenAndAVisitorsAreReplaced() {
        assertThat(isKept(seal.token("nonce", 8))).isFalse();
        assertThat(isKept(seal.token("nonce", 0))).isFalse();
    }

    @Test
    void aTokenSomebodyMadeForThePersonIsReplaced() throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(("nonce." + PERSON).getBytes(StandardCharsets.UTF_8));
        String withoutSecret = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);

        assertThat(isKept("nonce." + withoutSecret)).isFalse();
        assertThat(isKept(new FormSeal("guessed").token("nonce", PERSON))).isFalse();
    }

    private boolean isKept(String token) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login/oauth2/code/vneid");
        request.setCookies(new Cookie(COOKIE, token));
        MockHttpServletResponse response = new MockHttpServletResponse();
        login.onAuthentication(signedIn(), request, response);
        return !response.containsHeader(HttpHeaders.SET_COOKIE);
    }

    private static Authentication signedIn() {
        IdentityClaims claims = new IdentityClaims("001085000001", null, null, null, null, null, null, null, null);
        OidcIdToken token =
                new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of("sub", "somebody"));
        return new TestingAuthenticationToken(new SignedIn(PERSON, claims, token, false, null), null, SignedIn.PERSON);
    }
}
