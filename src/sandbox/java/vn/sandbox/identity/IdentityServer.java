package vn.sandbox.identity;

import static org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer.authorizationServer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import vn.sandbox.faults.Faults;

/** The OpenID provider: endpoints on the paths of WSO2 Identity Server, which is what the national one runs on. */
@Configuration(proxyBeanMethods = false)
class IdentityServer {

    private final String baseUrl;
    private final String hubUrl;

    IdentityServer(@Value("${sandbox.base-url}") String baseUrl, @Value("${sandbox.hub-url}") String hubUrl) {
        this.baseUrl = baseUrl;
        this.hubUrl = hubUrl;
    }

    @Bean
    @Order(1)
    SecurityFilterChain providerChain(HttpSecurity http, Claims claims, Faults faults) throws Exception {
        OAuth2AuthorizationServerConfigurer provider = authorizationServer();
        return http.securityMatcher(provider.getEndpointsMatcher())
                .with(
                        provider,
                        server -> server.oidc(
                                oidc -> oidc.userInfoEndpoint(userInfo -> userInfo.userInfoMapper(claims::userInfo))
                                        .logoutEndpoint(logout -> logout.errorResponseHandler(this::logOutAnyway))))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        denied -> denied.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/vneid/login")))
                .addFilterAfter(new Reauthentication(faults, Clock.systemUTC()), SecurityContextHolderFilter.class)
                .oauth2ResourceServer(userInfo -> userInfo.jwt(Customizer.withDefaults()))
                .build();
    }

    /** The login pages of {@link LoginPages} do the authenticating themselves. */
    @Bean
    @Order(2)
    SecurityFilterChain loginPagesChain(HttpSecurity http) throws Exception {
        return http.securityMatcher("/vneid/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    AuthorizationServerSettings endpoints() {
        return AuthorizationServerSettings.builder()
                .issuer(baseUrl)
                .oidcUserInfoEndpoint("/oauth2/userinfo")
                .oidcLogoutEndpoint("/oidc/logout")
                .build();
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(
                RegisteredClient.withId(UUID.randomUUID().toString())
                        .clientId("lienthong")
                        .clientSecret("{noop}sandbox")
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                        .redirectUri(hubUrl + "/login/oauth2/code/vneid")
                        .postLogoutRedirectUri(hubUrl + "/")
                        .scope("openid")
                        .clientSettings(ClientSettings.builder()
                                .requireProofKey(true)
                                .requireAuthorizationConsent(false)
                                .build())
                        .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(Claims claims) {
        return claims::token;
    }

    @Bean
    JwtDecoder accessTokens(SigningKeys keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    ServletListenerRegistrationBean<HttpSessionEventPublisher> sessionEvents() {
        return new ServletListenerRegistrationBean<>(new HttpSessionEventPublisher());
    }

    /** A token of an earlier run is unknown here; whoever wants out is let out all the same. */
    private void logOutAnyway(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        new SecurityContextLogoutHandler().logout(request, response, null);
        response.sendRedirect(hubUrl + "/");
    }
}
