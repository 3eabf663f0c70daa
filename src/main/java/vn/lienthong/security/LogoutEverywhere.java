package vn.lienthong.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** After the hub's own session has ended: the provider's too, unless the provider is away. */
@Component
class LogoutEverywhere implements LogoutSuccessHandler {

    private final OidcClientInitiatedLogoutSuccessHandler atProvider;
    private final IdentityProvider provider;

    LogoutEverywhere(ClientRegistrationRepository registrations, IdentityProvider provider, LoginSettings settings) {
        this.provider = provider;
        atProvider = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        atProvider.setPostLogoutRedirectUri(settings.baseUrl() + "/");
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        if (provider.reachable()) {
            atProvider.onLogoutSuccess(request, response, person);
        } else {
            response.sendRedirect("/");
        }
    }
}
