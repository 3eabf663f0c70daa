package vn.lienthong.security;

import java.io.Serial;
import java.io.Serializable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Who a session belongs to. Its name, which reaches logs and the session table, is the hub's number of the person. */
final class SignedIn implements OidcUser, Serializable {

    static final String PERSON = "ROLE_PERSON";
    static final String OPERATOR = "ROLE_OPERATOR";

    @Serial
    private static final long serialVersionUID = 1;

    private final long person;
    private final IdentityClaims identity;
    private final OidcIdToken idToken;
    private final boolean operator;
    private final Instant loggedInAt;

    /**
     * @param person the hub's number
     * @param idToken needed once more, to log out at the provider
     * @param loggedInAt when the person proved to the provider who they are; null when that is not known
     */
    SignedIn(long person, IdentityClaims identity, OidcIdToken idToken, boolean operator, Instant loggedInAt) {
        this.person = person;
        this.identity = identity;
        this.idToken = idToken;
        this.operator = operator;
        this.loggedInAt = loggedInAt;
    }

    long person() {
        return person;
    }

    boolean operator() {
        return operator;
    }

    /** Null when it is not known, as in a session made by an earlier version of the program. */
    Instant loggedInAt() {
        return loggedInAt;
    }

    IdentityClaims identity() {
        return identity;
    }

    @Override
    public String getName() {
        return Long.toString(person);
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    /** Always null: the hub keeps what it needs of user-info as {@link #identity()}. */
    @Override
    public OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        SimpleGrantedAuthority person = new SimpleGrantedAuthority(PERSON);
        return operator ? List.of(person, new SimpleGrantedAuthority(OPERATOR)) : List.of(person);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedIn that && that.person == person;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(person);
    }

    @Override
    public String toString() {
        return "person:" + person;
    }
}
