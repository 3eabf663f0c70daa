package vn.lienthong.partner.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.convert.ApplicationConversionService;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.TreeOfTests;
import vn.sandbox.certificate.Authority;

/** Which organisation is of which hub, and which settings are refused. */
class ConfiguredHubsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private static Path folder;

    private static Path certificate;

    @BeforeAll
    static void makeCertificate() throws IOException, GeneralSecurityException {
        certificate = folder.resolve("b.pem");
        new Authority("CN=Test,C=VN", Instant.now()).issue("CN=b,C=VN").storeCertificate(certificate);
    }

    @Test
    void withoutARelayNothingIsElsewhere() {
        assertThat(hubs(new HashMap<>()).of("HN-KHUONGDINH-DC21")).isEmpty();
    }

    @Test
    void theNearestNamedOrganisationDecides() {
        Map<String, String> settings = settings();
        settings.put("lienthong.exchange.organisations[0]", "HN-KHUONGDINH-DC21");

        ConfiguredHubs hubs = hubs(settings);

        assertThat(hubs.of("HN-KHUONGDINH")).contains(new OtherHub("000.00.01.H26", "Hệ thống B"));
        assertThat(hubs.of("HN-KHUONGDINH-DC21")).as("carved out").isEmpty();
        assertThat(hubs.of("HN-TAYHO-VIDU-KD1")).as("above none is named").isEmpty();
        assertThatThrownBy(() -> hubs.of("HN-NOWHERE"))
                .isInstanceOfSatisfying(Failure.class, unknown -> assertThat(unknown.code())
                        .isEqualTo(ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN));
    }

    @Test
    void whatAnOrganisationThatHasEndedLeftIsOfTheHubOfItsHeir() {
        Map<String, String> settings = settings();
        assertThat(hubs(settings).of("HN-CU")).as("ours").isEmpty();

        settings.put("lienthong.exchange.hubs.b.organisations[1]", "HN-TAYHO-VIDU");
        assertThat(hubs(settings).of("HN-CU")).contains(new OtherHub("000.00.01.H26", "Hệ thống B"));

        settings.put("lienthong.exchange.organisations[0]", "HN-CU");
        assertThat(hubs(settings).of("HN-CU")).as("named itself").isEmpty();
    }

    @Test
    void aHubHasItsOrganisationsFromItsFirstDayToItsLast() {
        Map<String, String> settings = settings();
        settings.put("lienthong.exchange.hubs.b.from", "2026-07-01");
        settings.put("lienthong.exchange.hubs.b.until", "2026-11-20");

        assertThat(hubs(settings, LocalDate.of(2026, 6, 30)).of("HN-KHUONGDINH"))
                .isEmpty();
        assertThat(hubs(settings).of("HN-KHUONGDINH")).isPresent();
        assertThat(hubs(settings, TODAY.plusDays(1)).of("HN-KHUONGDINH")).isEmpty();
        assertThat(hubs(settings).peer("000.00.01.H26")).isPresent();
        assertThat(hubs(settings, TODAY.plusDays(1)).peer("000.00.01.H26")).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsNamedAtOnce() {
        Map<String, String> settings = settings();
        settings.put("lienthong.exchange.url", "http://relay.example.vn");
        settings.remove("lienthong.exchange.password");
        settings.put("lienthong.exchange.organ-id", "Hà Nội");
        settings.put("lienthong.exchange.hubs.c.organ-id", "000.00.01.H26");
        settings.put("lienthong.exchange.hubs.c.name", "Hệ thống C");
        settings.put("lienthong.exchange.hubs.c.organisations[0]", "HN-KHUONGDINH");
        settings.put(
                "lienthong.exchange.hubs.c.certificates[0]",
                folder.resolve("absent.pem").toString());

        assertThatThrownBy(() -> bound(settings))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "url must be https",
                        "organ-id is not a code",
                        "password is missing",
                        "absent.pem",
                        "both have HN-KHUONGDINH",
                        "have the same organ-id");
    }

    @Test
    void aHubMayFollowAnotherInTime() {
        Map<String, String> settings = settings();
        settings.put("lienthong.exchange.hubs.b.until", "2026-06-30");
        settings.put("lienthong.exchange.hubs.c.organ-id", "000.00.02.H26");
        settings.put("lienthong.exchange.hubs.c.name", "Hệ thống C");
        settings.put("lienthong.exchange.hubs.c.organisations[0]", "HN-KHUONGDINH");
        settings.put("lienthong.exchange.hubs.c.certificates[0]", certificate.toString());
        settings.put("lienthong.exchange.hubs.c.from", "2026-07-01");

        assertThat(hubs(settings).of("HN-KHUONGDINH").map(OtherHub::name)).contains("Hệ thống C");
    }

    private static ConfiguredHubs hubs(Map<String, String> settings) {
        return hubs(settings, TODAY);
    }

    private static ConfiguredHubs hubs(Map<String, String> settings, LocalDate today) {
        Clock noon =
                Clock.fixed(today.atTime(12, 0).atZone(WorkingCalendar.ZONE).toInstant(), WorkingCalendar.ZONE);
        return new ConfiguredHubs(bound(settings), new TreeOfTests(), null, noon);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("lienthong.exchange.url", "https://relay.example.vn/");
        settings.put("lienthong.exchange.organ-id", "000.00.00.H26");
        settings.put("lienthong.exchange.name", "Thành ủy Hà Nội");
        settings.put("lienthong.exchange.username", "hub");
        settings.put("lienthong.exchange.password", "secret");
        settings.put("lienthong.exchange.hubs.b.organ-id", "000.00.01.H26");
        settings.put("lienthong.exchange.hubs.b.name", "Hệ thống B");
        settings.put("lienthong.exchange.hubs.b.organisations[0]", "HN-KHUONGDINH");
        settings.put("lienthong.exchange.hubs.b.certificates[0]", certificate.toString());
        return settings;
    }

    private static ExchangeSettings bound(Map<String, String> settings) {
        Binder binder = new Binder(
                List.of(new MapConfigurationPropertySource(settings)),
                PlaceholdersResolver.NONE,
                ApplicationConversionService.getSharedInstance());
        return binder.bindOrCreate("lienthong.exchange", ExchangeSettings.class);
    }
}
