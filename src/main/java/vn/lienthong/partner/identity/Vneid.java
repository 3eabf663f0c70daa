package vn.lienthong.partner.identity;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.security.IdentityClaims;
import vn.lienthong.security.IdentityProvider;

/** Asks the provider for the claims of whoever has just logged in, by POST with the access token as bearer. */
final class Vneid implements IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(Vneid.class);
    private static final ParameterizedTypeReference<Map<String, Object>> CLAIMS = new ParameterizedTypeReference<>() {};

    private final RestClient http;
    private final IdentitySettings settings;

    Vneid(RestClient http, IdentitySettings settings) {
        this.http = http;
        this.settings = settings;
    }

    @Override
    public IdentityClaims userInfo(String accessToken, String subject, boolean assured) {
        Map<String, Object> claims = ask(accessToken);
        if (claims == null || !subject.equals(claims.get("sub"))) {
            throw new Failure(
                    ErrorCode.IDENTITY_ANSWER_REFUSED, "user-info speaks of another subject than the id token");
        }
        if (!assured) {
            UserInfo.highestLevel(claims).ifPresent(this::requireEnough);
        }
        return UserInfo.read(claims);
    }

    @Override
    public boolean reachable() {
        try {
            return http.get().uri(settings.jwksUri()).exchange((request, answer) -> answer.getStatusCode()
                    .is2xxSuccessful());
        } catch (RestClientException e) {
            LOG.warn("The identity provider does not answer: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    @Override
    public String assurance() {
        return settings.acrValues();
    }

    @Override
    public boolean assured(String acr) {
        if (acr == null || acr.isBlank()) {
            if (settings.acrMayBeMissing()) {
                return false;
            }
            throw new Failure(ErrorCode.ASSURANCE_NOT_TOLD, "the id token has no acr");
        }
        AssuranceLevel level = AssuranceLevel.named(acr)
                .orElseThrow(() -> new Failure(ErrorCode.ASSURANCE_NOT_TOLD, "the id token's acr names no level"));
        requireEnough(level);
        return true;
    }

    private void requireEnough(AssuranceLevel level) {
        if (level.isLowerThan(settings.requiredAcr())) {
            throw new Failure(ErrorCode.ASSURANCE_TOO_LOW, "a login of level " + level.number());
        }
    }

    @Override
    public boolean mayOmitLoginTime() {
        return settings.loginTimeMayBeMissing();
    }

    private Map<String, Object> ask(String accessToken) {
        try {
            return http.post()
                    .uri(settings.userInfoUri())
                    .headers(headers -> headers.setBearerAuth(accessToken))
                    .accept(MediaType.APPLICATION_JSON)
                    .retrieve()
                    .onStatus(HttpStatusCode::is3xxRedirection, (request, answer) -> {
                        throw new Failure(ErrorCode.IDENTITY_ANSWER_REFUSED, "user-info redirects elsewhere");
                    })
                    .body(CLAIMS);
        } catch (ResourceAccessException e) {
            throw new Failure(ErrorCode.IDENTITY_NOT_REACHED, "user-info does not answer", e);
        } catch (RestClientResponseException e) {
            throw new Failure(
                    e.getStatusCode().is5xxServerError()
                            ? ErrorCode.IDENTITY_NOT_REACHED
                            : ErrorCode.IDENTITY_ANSWER_REFUSED,
                    "user-info answers " + e.getStatusCode().value(),
                    e);
        } catch (RestClientException e) {
            throw new Failure(ErrorCode.IDENTITY_ANSWER_REFUSED, "user-info is not JSON", e);
        }
    }
}
