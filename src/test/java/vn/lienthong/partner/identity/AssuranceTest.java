package vn.lienthong.partner.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.web.client.RestClient;
import vn.lienthong.failure.Failure;

class AssuranceTest {

    @ParameterizedTest
    @ValueSource(strings = {"LoA2", "loa2", "2", "LoA3", "LOA-2", "urn:example:loa:2", " LoA2 "})
    void theWantedLevelOrAHigherOneIsProven(String acr) {
        assertThat(provider(Map.of()).assured(acr)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LoA1", "1", "0", "urn:example:loa:1"})
    void aLowerOneIsRefused(String acr) {
        assertThatThrownBy(() -> provider(Map.of()).assured(acr))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("LT-ID-010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "LoA", "urn:mace:silver", "LoA1000", "2;1x"})
    void oneThatCannotBeComparedIsRefused(String acr) {
        assertThatThrownBy(() -> provider(Map.of()).assured(acr)).hasMessageContaining("LT-ID-011");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null", "''", "'  '"},
            nullValues = "null")
    void whatIsNotToldProvesNothingAndEntersOnlyWhereThatIsAllowed(String acr) {
        assertThat(provider(Map.of()).assured(acr)).isFalse();
        Vneid strict = provider(Map.of("lienthong.identity.acr-may-be-missing", "false"));
        assertThatThrownBy(() -> strict.assured(acr)).hasMessageContaining("LT-ID-011");
    }

    @Test
    void theWantedLevelIsASetting() {
        assertThat(provider(Map.of("lienthong.identity.required-acr", "LoA1")).assured("LoA1"))
                .isTrue();
        assertThatThrownBy(() -> provider(Map.of("lienthong.identity.required-acr", "LoA3"))
                        .assured("LoA2"))
                .hasMessageContaining("LT-ID-010");
    }

    @Test
    void aWantedLevelWithoutANumberStopsTheStart() {
        assertThatThrownBy(() -> provider(Map.of("lienthong.identity.required-acr", "high")))
                .isInstanceOf(BindException.class)
                .hasStackTraceContaining("ends in a number");
    }

    private static Vneid provider(Map<String, String> more) {
        Map<String, String> keys = new HashMap<>(Map.of(
                "lienthong.identity.issuer", "https://xacthuc.example.vn",
                "lienthong.identity.client-id", "lienthong",
                "lienthong.identity.client-secret", "hush"));
        keys.putAll(more);
        return new Vneid(
                RestClient.create(),
                new Binder(new MapConfigurationPropertySource(keys))
                        .bind("lienthong.identity", IdentitySettings.class)
                        .get());
    }
}
