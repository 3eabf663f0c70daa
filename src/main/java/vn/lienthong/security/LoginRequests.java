package vn.lienthong.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What the provider is asked for at a login, and what it had been asked for once its answer comes. A login that begins with
 * the parameter {@link #ANEW} asks it to let the person log in even if it remembers them.
 */
@Component
final class LoginRequests
        implements OAuth2AuthorizationRequestResolver, AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    static final String ANEW = "anew";

    private static final String ASKED_ANEW_AT = "lienthong.asked-anew-at";

    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final HttpSessionOAuth2AuthorizationRequestRepository inSession =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final LoginSettings.Login settings;
    private final Clock clock;

    LoginRequests(
            ClientRegistrationRepository registrations,
            IdentityProvider provider,
            LoginSettings settings,
            Clock clock) {
        this.settings = settings.login();
        this.clock = clock;
        requests = new DefaultOAuth2AuthorizationRequestResolver(
                registrations, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce()
                .andThen(
                        request -> request.additionalParameters(more -> more.put("acr_values", provider.assurance()))));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return anewIfWanted(request, requests.resolve(request));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return anewIfWanted(request, requests.resolve(request, registration));
    }

    /** {@code max_age} obliges the provider to say when the login was, which {@code prompt} alone does not. */
    private OAuth2AuthorizationRequest anewIfWanted(HttpServletRequest request, OAuth2AuthorizationRequest asked) {
        if (asked == null || request.getParameter(ANEW) == null) {
            return asked;
        }
        return OAuth2AuthorizationRequest.from(asked)
                .additionalParameters(more -> more.putAll(
                        Map.of("prompt", "login", "max_age", settings.freshFor().toSeconds())))
                .attributes(more -> more.put(ASKED_ANEW_AT, clock.instant()))
                .build();
    }

    /** When the provider was asked to let the person log in anew whose answer is being handled; null when it was not. */
    static Instant askedAnewAt() {
        RequestAttributes answer = RequestContextHolder.getRequestAttributes();
        return answer == null ? null : (Instant) answer.getAttribute(ASKED_ANEW_AT, RequestAttributes.SCOPE_REQUEST);
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return inSession.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        inSession.saveAuthorizationRequest(asked, request, response);
    }

    /** Called with the provider's answer, once: the state in it names the request. */
    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest answered = inSession.removeAuthorizationRequest(request, response);
        if (answered != null) {
            request.setAttribute(ASKED_ANEW_AT, answered.getAttribute(ASKED_ANEW_AT));
        }
        return answered;
    }
}
