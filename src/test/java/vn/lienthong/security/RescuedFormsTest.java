package vn.lienthong.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.csrf.CsrfToken;

class RescuedFormsTest {

    private static final String ACTION = "/account/register";

    private final FormSeal seal = new FormSeal("hush");
    private final RescuedForms forms = forms();
    private final PersonalCsrfTokens tokens = new PersonalCsrfTokens("form", false, seal);
    private final MockHttpSession session = new MockHttpSession();

    @AfterEach
    void nobodyIsHere() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatWasTypedComesBackToItsAuthorOnce() {
        CsrfToken token = tokenOf(7);
        assertThat(forms.keep(late(Map.of("fullName", "Nguyễn Văn Ví Dụ", "_csrf", "masked")), token))
                .contains("/account");
        here(7);
        RescuedForm rescued = forms.take(request("GET", "/account"), ACTION).orElseThrow();
        assertThat(rescued.fields()).isEqualTo(Map.of("fullName", List.of("Nguyễn Văn Ví Dụ")));
        assertThat(rescued.first("fullName")).contains("Nguyễn Văn Ví Dụ");
        assertThat(forms.take(request("GET", "/account"), ACTION)).isEmpty();
    }

    @Test
    void anotherPersonAtTheSameBrowserNeverSeesIt() {
        forms.keep(late(Map.of("fullName", "Nguyễn Văn Ví Dụ")), tokenOf(7));
        here(8);
        assertThat(forms.take(request("GET", "/account"), ACTION)).isEmpty();
        here(7);
        assertThat(forms.take(request("GET", "/account"), ACTION))
                .as("it is gone")
                .isEmpty();
    }

    @Test
    void aFormWhoseAddressHasVariablesComesBackOnThePageOfTheSameOne() {
        MockHttpServletRequest late = request("POST", "/tasks/17/decide");
        late.setParameter("reason", "x");
        assertThat(forms.keep(late, tokenOf(7))).contains("/tasks/17");
        assertThat(forms.isPageOfAForm("/tasks/17?outcome=refuse")).isTrue();
        assertThat(forms.isPageOfAForm("/tasks")).isFalse();
        here(7);
        assertThat(forms.take(request("GET", "/tasks/18"), "/tasks/18/decide"))
                .as("another task's question")
                .isEmpty();
        assertThat(forms.take(request("GET", "/tasks/17"), "/tasks/17/decide")).isPresent();
    }

    @Test
    void onlyListedFormsAreKept() {
        MockHttpServletRequest other = request("POST", "/tasks/decide");
        other.setParameter("reason", "x");
        assertThat(forms.keep(other, tokenOf(7))).isEmpty();
    }

    @Test
    void aFormBeyondTheLimitIsNotKept() {
        assertThat(forms.keep(late(Map.of("text", "x".repeat(70_000))), tokenOf(7)))
                .isEmpty();
        assertThat(session.getAttributeNames().hasMoreElements()).isFalse();
    }

    @Test
    void withoutAFormTokenNothingIsKept() {
        assertThat(forms.keep(late(Map.of("text", "x")), null)).isEmpty();
    }

    private CsrfToken tokenOf(long person) {
        here(person);
        CsrfToken token = tokens.generateToken(request("GET", "/account"));
        nobodyIsHere();
        return token;
    }

    private MockHttpServletRequest late(Map<String, String> fields) {
        MockHttpServletRequest request = request("POST", ACTION);
        fields.forEach(request::setParameter);
        return request;
    }

    private MockHttpServletRequest request(String method, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setSession(session);
        return request;
    }

    private static void here(long person) {
        IdentityClaims claims = new IdentityClaims("001085000001", null, null, null, null, null, null, null, null);
        OidcIdToken token =
                new OidcIdToken("token", Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Map.of("sub", "somebody"));
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(
                        new SignedIn(person, claims, token, false, null), null, SignedIn.PERSON));
    }

    private RescuedForms forms() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("registration", new RescuableForm(ACTION, "/account"));
        beans.registerSingleton("decision", new RescuableForm("/tasks/{id}/decide", "/tasks/{id}"));
        return new RescuedForms(beans.getBeanProvider(RescuableForm.class), seal);
    }
}
