package vn.lienthong.partner.identity;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the identity provider is and who the hub is there. Each address may be given on its own; those that are not are
 * derived from the issuer by the paths of WSO2 Identity Server, so that nothing is asked over the network at start.
 *
 * @param issuer what tokens must name as their issuer
 * @param acrValues the assurance asked for; level 2 is what Quy định 338-QĐ/TW, article 12, demands
 * @param requiredAcr a login the provider says is less sure than this is refused; ends in the number of the level
 * @param acrMayBeMissing whether a login enters of which the id token does not say how sure the provider is; the levels of
 *     the account, where user-info tells them, must be enough all the same
 * @param loginTimeMayBeMissing whether a login asked for anew counts as new although the provider does not say when it was
 * @param timeout for everything the hub asks the provider while one request of a browser waits, taken together
 */
@ConfigurationProperties("lienthong.identity")
record IdentitySettings(
        URI issuer,
        String clientId,
        String clientSecret,
        @DefaultValue("LoA2") String acrValues,
        @DefaultValue("LoA2") AssuranceLevel requiredAcr,
        @DefaultValue("true") boolean acrMayBeMissing,
        @DefaultValue("false") boolean loginTimeMayBeMissing,
        URI authorizationUri,
        URI tokenUri,
        URI jwksUri,
        URI userInfoUri,
        URI endSessionUri,
        @DefaultValue("4s") Duration timeout) {

    IdentitySettings {
        authorizationUri = givenOr(authorizationUri, issuer, "/oauth2/authorize");
        tokenUri = givenOr(tokenUri, issuer, "/oauth2/token");
        jwksUri = givenOr(jwksUri, issuer, "/oauth2/jwks");
        userInfoUri = givenOr(userInfoUri, issuer, "/oauth2/userinfo");
        endSessionUri = givenOr(endSessionUri, issuer, "/oidc/logout");
    }

    private static URI givenOr(URI given, URI issuer, String path) {
        return given != null ? given : URI.create(issuer.toString().replaceAll("/+$", "") + path);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "IdentitySettings[" + issuer + "]";
    }
}
