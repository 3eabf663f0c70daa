package vn.lienthong.partner.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Pins that the keys of {@code config/application.yaml.example} really bind. */
class IdentitySettingsTest {

    private final Map<String, String> keys = new HashMap<>(Map.of(
            "lienthong.identity.issuer", "https://xacthuc.example.vn",
            "lienthong.identity.client-id", "lienthong",
            "lienthong.identity.client-secret", "hush"));

    @Test
    void addressesFollowFromTheIssuer() {
        IdentitySettings settings = bind();
        assertThat(settings.authorizationUri()).isEqualTo(URI.create("https://xacthuc.example.vn/oauth2/authorize"));
        assertThat(settings.tokenUri()).isEqualTo(URI.create("https://xacthuc.example.vn/oauth2/token"));
        assertThat(settings.jwksUri()).isEqualTo(URI.create("https://xacthuc.example.vn/oauth2/jwks"));
        assertThat(settings.userInfoUri()).isEqualTo(URI.create("https://xacthuc.example.vn/oauth2/userinfo"));
        assertThat(settings.endSessionUri()).isEqualTo(URI.create("https://xacthuc.example.vn/oidc/logout"));
        assertThat(settings.acrValues()).isEqualTo("LoA2");
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void eachAddressCanBeGiven() {
        keys.put("lienthong.identity.user-info-uri", "https://inside.example.vn/who");
        keys.put("lienthong.identity.end-session-uri", "https://inside.example.vn/bye");
        keys.put("lienthong.identity.timeout", "2s");
        IdentitySettings settings = bind();
        assertThat(settings.userInfoUri()).isEqualTo(URI.create("https://inside.example.vn/who"));
        assertThat(settings.endSessionUri()).isEqualTo(URI.create("https://inside.example.vn/bye"));
        assertThat(settings.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theSecretNeverShowsInAMessage() {
        assertThat(bind().toString()).doesNotContain("hush");
    }

    private IdentitySettings bind() {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bind("lienthong.identity", IdentitySettings.class)
                .get();
    }
}
