package vn.lienthong.security;

/** What the hub asks of the identity provider beyond the OpenID protocol itself; {@code partner.identity} answers. */
public interface IdentityProvider {

    /** The registration's name in addresses: {@code /oauth2/authorization/vneid}. */
    String ID = "vneid";

    /**
     * The claims of somebody who has just logged in.
     *
     * @param subject whom the id token named; an answer about anybody else is refused
     * @param assured whether the id token said how sure the provider was; where it did not, the levels of the account are
     *     compared, when the claims tell them
     * @throws vn.lienthong.failure.Failure when the provider is away, its answer cannot be used, or no level of the account
     *     is enough
     */
    IdentityClaims userInfo(String accessToken, String subject, boolean assured);

    /** Whether it answers at all; takes no longer than the time a login may take. */
    boolean reachable();

    /** The {@code acr_values} every login asks for. */
    String assurance();

    /**
     * Compares how sure the provider was of a person with what the hub wants.
     *
     * @param acr what the id token says; null when it says nothing
     * @return true when it is enough; false when the provider did not say and the hub lets that pass
     * @throws vn.lienthong.failure.Failure when such a login may not enter
     */
    boolean assured(String acr);

    /** Whether the answer to {@code prompt=login} is believed although it does not say when the login was. */
    boolean mayOmitLoginTime();
}
