package vn.lienthong.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * When somebody last proved to the identity provider who they are (the id token's {@code auth_time}, OpenID Connect Core 1.0
 * §2), which may be long before the hub's session began: the provider remembers people.
 */
@Component
class LoginAge {

    /** How far the provider's clock may be from the hub's. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    private final IdentityProvider provider;
    private final LoginSettings.Login settings;
    private final Clock clock;

    LoginAge(IdentityProvider provider, LoginSettings settings, Clock clock) {
        this.provider = provider;
        this.settings = settings.login();
        this.clock = clock;
    }

    /**
     * The moment the token speaks of, checked against what was asked.
     *
     * @param askedAnewAt when the hub told the provider to let the person log in anew; null when it did not
     * @return null when the provider did not say and nobody asked
     * @throws Failure {@link ErrorCode#LOGIN_NOT_ANEW} when an earlier login, or one of unknown age, is the answer to
     *     asking for a new one
     */
    Instant of(OidcIdToken token, Instant askedAnewAt) {
        Instant told = token.getAuthenticatedAt();
        if (askedAnewAt == null) {
            return told;
        }
        if (told == null && provider.mayOmitLoginTime()) {
            return token.getIssuedAt();
        }
        if (told == null || told.isBefore(askedAnewAt.minus(SKEW)) || isInFuture(told)) {
            throw new Failure(
                    ErrorCode.LOGIN_NOT_ANEW, told == null ? "the id token has no auth_time" : "auth_time is " + told);
        }
        return told;
    }

    /** Whether the login is young enough to decide, pay or sign. */
    boolean fresh(SignedIn person) {
        return within(settings.freshFor(), person.loggedInAt());
    }

    /** Whether the login is young enough to run the hub. */
    boolean freshForOperators(SignedIn person) {
        return within(settings.operatorsFreshFor(), person.loggedInAt());
    }

    private boolean within(Duration limit, Instant at) {
        return at != null && !isInFuture(at) && !at.isBefore(clock.instant().minus(limit));
    }

    private boolean isInFuture(Instant at) {
        return at.isAfter(clock.instant().plus(SKEW));
    }
}
