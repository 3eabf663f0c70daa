package vn.sandbox.identity;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.oidc.authentication.OidcUserInfoAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Faults;

/** What tokens and user-info say about a person, with the claim names of the national single sign-on. */
@Component
final class Claims {

    private final Citizens citizens;
    private final Faults faults;
    private final String baseUrl;

    Claims(Citizens citizens, Faults faults, @Value("${sandbox.base-url}") String baseUrl) {
        this.citizens = citizens;
        this.faults = faults;
        this.baseUrl = baseUrl;
    }

    OidcUserInfo userInfo(OidcUserInfoAuthenticationContext context) {
        Citizen citizen =
                citizens.byTechId(context.getAuthorization().getPrincipalName()).orElseThrow();
        OidcUserInfo.Builder claims = OidcUserInfo.builder()
                .subject(on(IdentityFaults.WRONG_SUBJECT) ? UUID.randomUUID().toString() : citizen.techId());
        if (!on(IdentityFaults.OMIT_PERSONAL_ID)) {
            claims.claim("SoDinhDanh", citizen.personalId());
        }
        if (!on(IdentityFaults.OMIT_CLAIMS)) {
            claims.claim("TechID", citizen.techId())
                    .claim("LoaiTaiKhoan", "1")
                    .claim("HoVaTen", citizen.fullName())
                    .claim("loAs", List.of(citizen.assuranceLevel()))
                    .claim("loginIdp", "BCA")
                    .claim("userProfileUri", baseUrl + "/phone")
                    .claim("logoutUri", baseUrl + "/oidc/logout");
            citizen.birthDate()
                    .ifPresent(date -> claims.claim("NgayThangNamSinh", date.format(DateTimeFormatter.BASIC_ISO_DATE)));
            citizen.sex().ifPresent(sex -> claims.claim("GioiTinh", sex));
            citizen.address().ifPresent(address -> claims.claim("DiaChi", address));
            citizen.phone().ifPresent(phone -> claims.claim("SoDienThoai", phone));
            citizen.email().ifPresent(email -> claims.claim("ThuDienTu", email));
            citizen.taxCode().ifPresent(taxCode -> claims.claim("MaSoThue", taxCode));
        }
        return claims.build();
    }

    void token(JwtEncodingContext context) {
        if (!OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue())) {
            return;
        }
        putAssurance(context);
        putLoginTime(context);
        Map<String, Object> wrong = Map.of(
                IdentityFaults.WRONG_ISSUER, "https://elsewhere.example",
                IdentityFaults.WRONG_AUDIENCE, List.of("another-system"),
                IdentityFaults.WRONG_NONCE, "another-login");
        Map<String, String> claimOf = Map.of(
                IdentityFaults.WRONG_ISSUER, "iss",
                IdentityFaults.WRONG_AUDIENCE, "aud",
                IdentityFaults.WRONG_NONCE, "nonce");
        claimOf.forEach((fault, claim) -> {
            if (on(fault)) {
                context.getClaims().claim(claim, wrong.get(fault));
            }
        });
    }

    private void putAssurance(JwtEncodingContext context) {
        if (on(IdentityFaults.OMIT_ASSURANCE)) {
            return;
        }
        Optional<String> level =
                citizens.byTechId(context.getPrincipal().getName()).map(citizen -> "LoA" + citizen.assuranceLevel());
        faults.value(IdentityFaults.ID, IdentityFaults.ASSURANCE)
                .or(() -> level)
                .ifPresent(acr -> context.getClaims().claim(IdTokenClaimNames.ACR, acr));
    }

    /** Of the session the login was made in; the authorization server itself would take the person's latest one anywhere. */
    private void putLoginTime(JwtEncodingContext context) {
        context.getClaims().claims(claims -> claims.remove(IdTokenClaimNames.AUTH_TIME));
        if (on(IdentityFaults.OMIT_LOGIN_TIME)) {
            return;
        }
        Duration back = faults.value(IdentityFaults.ID, IdentityFaults.OLD_LOGIN)
                .map(minutes ->
                        minutes.matches("\\d+") ? Duration.ofMinutes(Long.parseLong(minutes)) : Duration.ofHours(2))
                .orElse(Duration.ZERO);
        SignIn.at(context.getPrincipal()).ifPresent(at -> context.getClaims()
                .claim(IdTokenClaimNames.AUTH_TIME, at.minus(back).getEpochSecond()));
    }

    private boolean on(String fault) {
        return faults.isOn(IdentityFaults.ID, fault);
    }
}
