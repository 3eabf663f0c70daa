package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class PortalSettingsTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsNotSetIsAsTheProtocolSays() {
        PortalSettings settings = bound(Map.of());

        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.dstcode()).isEqualTo("VN:GOV:000.00.00.G22:vpcpdvcprovider");
        assertThat(settings.paths().login()).isEqualTo("/mapi/login");
        assertThat(settings.url()).as("no slash twice").hasToString("http://security-server:8081/forward");
    }

    @Test
    void everySettingBinds() {
        Map<String, String> given = new HashMap<>();
        given.put("lienthong.portal.dstcode", "VN:GOV:x:y");
        given.put("lienthong.portal.connect-timeout", "1s");
        given.put("lienthong.portal.read-timeout", "2s");
        given.put("lienthong.portal.paths.login", "/a");
        given.put("lienthong.portal.paths.integration", "/b");
        given.put("lienthong.portal.paths.share", "/c");
        given.put("lienthong.portal.max-answer", "3KB");
        given.put("lienthong.portal.circuit.window", "4");
        given.put("lienthong.portal.circuit.minimum-calls", "5");
        given.put("lienthong.portal.circuit.failure-rate", "66.5");
        given.put("lienthong.portal.circuit.open-for", "7s");
        given.put("lienthong.portal.circuit.probes", "8");

        PortalSettings settings = bound(given);

        assertThat(settings.unitCode()).isEqualTo("000.00.00.H26");
        assertThat(settings.dstcode()).isEqualTo("VN:GOV:x:y");
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.readTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.paths()).isEqualTo(new PortalSettings.Paths("/a", "/b", "/c"));
        assertThat(settings.maxAnswer().toBytes()).isEqualTo(3072);
        assertThat(settings.circuit()).isEqualTo(new PortalSettings.Circuit(4, 5, 66.5f, Duration.ofSeconds(7), 8));
    }

    @Test
    void thePasswordIsNotInTheText() {
        assertThat(bound(Map.of()).toString()).doesNotContain("very-secret");
    }

    @Test
    void aCodeFileWithGapsNamesEachOfThem() throws IOException {
        Files.createDirectories(directory.resolve("partners"));
        Files.writeString(
                directory.resolve("partners/portal.yaml"),
                """
                answers:
                  done: ["00"]
                  session-lost: []
                  try-later: ["99"]
                applicant-kinds:
                  citizen: "1"
                hand-over: "0"
                progres-list: x
                """);

        InvalidRules refusal =
                catchThrowableOfType(InvalidRules.class, () -> PortalCodes.read(new ConfigFiles(directory)));

        assertThat(refusal.complaints())
                .anySatisfy(complaint -> assertThat(complaint).contains(":3: answers.session-lost: must be a list"))
                .anySatisfy(complaint -> assertThat(complaint).contains(":6: applicant-kinds.organisation: is missing"))
                .anySatisfy(complaint -> assertThat(complaint).contains("progress-list: is missing"))
                .anySatisfy(complaint -> assertThat(complaint).contains(":8: progres-list: is not a field known here"))
                .anySatisfy(complaint -> assertThat(complaint).contains("fees: is missing"))
                .anySatisfy(complaint -> assertThat(complaint).contains("result-part: is missing"))
                .hasSize(6);
    }

    private static PortalSettings bound(Map<String, String> more) {
        Map<String, String> given = new HashMap<>(more);
        given.put("lienthong.portal.url", "http://security-server:8081/forward/");
        given.put("lienthong.portal.username", "hub");
        given.put("lienthong.portal.password", "very-secret");
        given.put("lienthong.portal.unit-code", "000.00.00.H26");
        return new Binder(
                        List.of(new MapConfigurationPropertySource(given)),
                        null,
                        new ApplicationConversionService(),
                        null)
                .bind("lienthong.portal", PortalSettings.class)
                .get();
    }
}
