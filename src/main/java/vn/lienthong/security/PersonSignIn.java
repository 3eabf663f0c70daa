package vn.lienthong.security;

import java.util.Optional;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** From a token the provider has signed to a person the hub knows. */
@Component
class PersonSignIn implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final IdentityProvider provider;
    private final People people;
    private final LoginSettings settings;

    PersonSignIn(IdentityProvider provider, People people, LoginSettings settings) {
        this.provider = provider;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        try {
            IdentityClaims claims = provider.userInfo(
                    request.getAccessToken().getTokenValue(),
                    request.getIdToken().getSubject());
            Person person = people.signedIn(
                    claims.personalId(),
                    Optional.ofNullable(claims.techId()),
                    claims.fullName(),
                    Optional.ofNullable(claims.birthDate()));
            boolean operator = settings.operators().contains(claims.personalId());
            return new SignedIn(person.id(), claims, request.getIdToken(), operator);
        } catch (Failure failure) {
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(failure.code().code()), failure);
        }
    }
}
