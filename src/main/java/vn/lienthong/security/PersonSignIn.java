package vn.lienthong.security;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** From a token the provider has signed to a person the hub knows. */
@Component
class PersonSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private static final Logger LOG = LoggerFactory.getLogger(PersonSignIn.class);

    private final IdentityProvider provider;
    private final LoginAge ages;
    private final People people;
    private final LoginSettings settings;

    PersonSignIn(IdentityProvider provider, LoginAge ages, People people, LoginSettings settings) {
        this.provider = provider;
        this.ages = ages;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        try {
            OidcIdToken token = request.getIdToken();
            boolean assured = provider.assured(token.getClaimAsString(IdTokenClaimNames.ACR));
            Instant askedAnewAt = LoginRequests.askedAnewAt();
            Instant loggedInAt = ages.of(token, askedAnewAt);
            IdentityClaims claims =
                    provider.userInfo(request.getAccessToken().getTokenValue(), token.getSubject(), assured);
            Person person = people.signedIn(
                    claims.personalId(),
                    Optional.ofNullable(claims.techId()),
                    claims.fullName(),
                    Optional.ofNullable(claims.birthDate()));
            if (askedAnewAt != null) {
                requireSame(person);
            }
            return new SignedIn(person.id(), claims, token, isOperator(person, claims, assured), loggedInAt);
        } catch (Failure failure) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(failure.code().code()), failure);
        }
    }

    /** Who logs in anew goes on with what the session's owner was doing, so it must be the same person. */
    private static void requireSame(Person person) {
        SessionPerson.present().filter(owner -> owner.person() != person.id()).ifPresent(owner -> {
            throw new Failure(
                    ErrorCode.LOGIN_OF_ANOTHER, "person " + person.id() + " in a session of " + owner.person());
        });
    }

    /**
     * The role needs more than to be listed: the provider must have said, of this very login, that it was sure enough. What
     * the account could prove elsewhere is not enough.
     */
    private boolean isOperator(Person person, IdentityClaims claims, boolean assured) {
        boolean listed = settings.operators().contains(claims.personalId());
        if (listed && !assured) {
            LOG.warn("person:{} is an operator, but logged in with unknown assurance: without that role", person.id());
        }
        return listed && assured;
    }
}
