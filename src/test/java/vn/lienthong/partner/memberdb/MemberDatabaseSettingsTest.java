package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberDatabaseSettingsTest {

    private static final URI LOCAL = URI.create("http://localhost:8090/memberdb");

    @Test
    void everySettingBindsUnderItsDocumentedName() {
        MemberDatabaseSettings settings = Adapter.settings(
                LOCAL,
                Map.of(
                        "connect-within", "100ms",
                        "receive-within", "200ms",
                        "answer-within", "300ms",
                        "concurrent-calls", "3",
                        "cache-for", "7m",
                        "cache-size", "11",
                        "circuit.calls", "20",
                        "circuit.failure-percent", "40",
                        "circuit.open-for", "9s"));

        assertThat(settings)
                .isEqualTo(new MemberDatabaseSettings(
                        LOCAL,
                        "lienthong",
                        "sandbox",
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(300),
                        3,
                        Duration.ofMinutes(7),
                        11,
                        new MemberDatabaseSettings.Circuit(20, 40, Duration.ofSeconds(9))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://csdl.example.vn/lookup", "http://10.0.0.1/lookup", "ftp://csdl.example.vn", "csdl"})
    void personalDataDoesNotCrossTheNetworkReadable(String url) {
        assertThatThrownBy(() -> Adapter.settings(URI.create(url), Map.of()))
                .hasRootCauseMessage(
                        "lienthong.memberdb.url must be https: personal data would cross the network readable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://csdl.example.vn/lookup", "http://127.0.0.1:1/x", "http://[::1]:1/x"})
    void httpsOrThisMachineIsAllowed(String url) {
        assertThat(Adapter.settings(URI.create(url), Map.of()).url()).isEqualTo(URI.create(url));
    }

    @Test
    void nobodyCanBeMadeToWaitFiveSeconds() {
        assertThatThrownBy(() -> Adapter.settings(LOCAL, Map.of("answer-within", "5s")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Adapter.settings(LOCAL, Map.of("receive-within", "4900ms")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
}
