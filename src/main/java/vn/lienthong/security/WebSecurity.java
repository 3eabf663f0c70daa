package vn.lienthong.security;

import jakarta.servlet.DispatcherType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who gets past the door. Everything needs a login but what is listed here; what somebody may do inside is decided by the
 * services.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class WebSecurity {

    private static final String[] FILES = {"/css/**", "/js/**", "/img/**", "/fonts/**", "/webjars/**", "/favicon.ico"};
    /** Whoever has a receipt may send it to be checked. */
    private static final String CHECK = "/verify";

    /** Forms one sends up to ten files with: a report, also one on paper, the scans of a list and those of a comment form. */
    private static final List<String> LARGE_FORMS = List.of(
            "/residence/reports/{line}",
            "/residence/lists/receiving/{list}/lines/{line}/paper-report",
            "/residence/lists/{list}/scans",
            "/residence/forms/write/{choice}/{line}");

    private static final String[] OPEN_PAGES = {"/", "/about", "/procedures", "/guide", CHECK, "/login", "/error"};

    /** Health and metrics live on a port of their own that only this machine reaches. */
    @Bean
    @Order(1)
    SecurityFilterChain management(HttpSecurity http) throws Exception {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Nobody's files: no session is looked up for them, and browsers may keep them. */
    @Bean
    @Order(2)
    SecurityFilterChain files(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            ObjectProvider<FormDestinations> destinations)
            throws Exception {
        return http.securityMatcher(FILES)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(headers -> policies(headers, registrations, destinations)
                        .cacheControl(HeadersConfigurer.CacheControlConfig::disable))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** The last chain; a module whose interface has a login of its own puts a chain before it. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE - 10)
    SecurityFilterChain screens(
            HttpSecurity http,
            ClientRegistrationRepository registrations,
            ObjectProvider<FormDestinations> destinations,
            LoginRequests loginRequests,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeExchange,
            OAuth2AuthorizedClientRepository noTokensKept,
            PersonSignIn personSignIn,
            LoginOutcome loginOutcome,
            LogoutEverywhere logoutEverywhere,
            Refusals refusals,
            OperatorDoor operatorDoor,
            CsrfTokenRepository formTokens,
            FormSeal formSeal,
            Attempts attempts,
            IdentityProvider provider,
            LoginSettings settings,
            Clock clock)
            throws Exception {
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                                .permitAll()
                                .requestMatchers(OPEN_PAGES)
                                .permitAll()
                                .requestMatchers("/operations/**", "/api/v1/operations/**")
                                .access(operatorDoor)
                                .anyRequest()
                                .authenticated())
                .oauth2Login(login -> login.loginPage("/login")
                        .authorizationEndpoint(begin -> begin.authorizationRequestResolver(loginRequests)
                                .authorizationRequestRepository(loginRequests))
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codeExchange))
                        .userInfoEndpoint(userInfo -> userInfo.oidcUserService(personSignIn))
                        .authorizedClientRepository(noTokensKept)
                        .successHandler(loginOutcome)
                        .failureHandler(loginOutcome))
                .logout(logout -> logout.logoutSuccessHandler(logoutEverywhere))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                // who checks a receipt is nobody and changes nothing
                .csrf(csrf -> csrf.csrfTokenRepository(formTokens)
                        .sessionAuthenticationStrategy(new FormTokensAtLogin(formTokens, formSeal))
                        .ignoringRequestMatchers(CHECK))
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session ->
                        session.sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::migrateSession))
                .addFilterBefore(
                        new SessionLimit(settings.login().sessionLimit(), clock), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new UploadGate(PathPatternRequestMatcher.withDefaults().matcher(CHECK), largeForms(), refusals),
                        CsrfFilter.class)
                .addFilterBefore(new LoginGate(attempts, provider), OAuth2AuthorizationRequestRedirectFilter.class)
                .headers(headers -> policies(headers, registrations, destinations))
                .build();
    }

    private static RequestMatcher largeForms() {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return new OrRequestMatcher(LARGE_FORMS.stream()
                .map(path -> (RequestMatcher) paths.matcher(HttpMethod.POST, path))
                .toList());
    }

    @Bean
    FilterRegistrationBean<UploadSeal> uploadSeal() {
        FilterRegistrationBean<UploadSeal> seal = new FilterRegistrationBean<>(new UploadSeal());
        seal.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        seal.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return seal;
    }

    /** The cookie is named after the session's, so that both are {@code __Host-} in production and neither elsewhere. */
    @Bean
    CsrfTokenRepository formTokens(
            @Value("${server.servlet.session.cookie.name}") String sessionCookie,
            @Value("${server.servlet.session.cookie.secure}") boolean secure,
            FormSeal seal) {
        return new PersonalCsrfTokens(sessionCookie + "-form", secure, seal);
    }

    @Bean
    Attempts loginAttempts(LoginSettings settings, Clock clock) {
        return new Attempts(settings.login().attemptsPerMinute(), Duration.ofMinutes(1), clock);
    }

    /** The hub calls nobody in a person's name, so it keeps no tokens. */
    @Bean
    OAuth2AuthorizedClientRepository noTokensKept() {
        return new NoTokensKept();
    }

    private static HeadersConfigurer<HttpSecurity> policies(
            HeadersConfigurer<HttpSecurity> headers,
            ClientRegistrationRepository registrations,
            ObjectProvider<FormDestinations> destinations) {
        return headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentPolicy(registrations, destinations)))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .httpStrictTransportSecurity(
                        https -> https.includeSubDomains(true).maxAgeInSeconds(365L * 24 * 60 * 60));
    }

    /** Forms may end elsewhere: the logout form is redirected to the identity provider, others to where they are meant to. */
    private static String contentPolicy(
            ClientRegistrationRepository registrations, ObjectProvider<FormDestinations> destinations) {
        ClientRegistration.ProviderDetails provider =
                registrations.findByRegistrationId(IdentityProvider.ID).getProviderDetails();
        URI endSession = URI.create(
                provider.getConfigurationMetadata().get("end_session_endpoint").toString());
        String elsewhere = Stream.concat(
                        Stream.of(endSession), destinations.stream().flatMap(each -> each.pages().stream()))
                .map(page -> page.getScheme() + "://" + page.getAuthority())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
        return "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; form-action 'self' "
                + elsewhere;
    }
}
